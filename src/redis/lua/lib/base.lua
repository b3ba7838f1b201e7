--[[
What every script needs. A lib is put before a script by `loadScript(name, 'base', ...)`: it defines local functions and
constants, and does nothing by itself. What one lib offers the next one uses, so their order counts: `base` comes first.

All keys carry the one hash tag, so they lie in one slot and a script may build the keys it needs from their parts, here as in
`keys.ts`. It is still given one key in KEYS, any of those it touches: by that a cluster finds the node that runs it.

  key(...)      '{kling}:' and the parts, with ':' between; a number as a part is a whole one below 1e14
  clock(given)  now in ms: `given` (an ARGV, for tests), or TIME where that is empty
  whole(n)      a whole number as Redis takes it. Fails for anything else, so call it before the first write: a script
                that fails half-way leaves what it has written
--]]
local function key(...)
  return '{kling}:' .. table.concat({ ... }, ':')
end

local function clock(given)
  local now = tonumber(given)
  if now then return now end
  local t = redis.call('TIME')
  return t[1] * 1000 + math.floor(t[2] / 1000)
end

local function whole(n)
  assert(type(n) == 'number' and n == math.floor(n) and math.abs(n) < 2 ^ 53, 'a whole number is needed')
  -- 0 is added because -0 would be written as '-0', which Redis does not take for a number.
  return string.format('%.0f', n + 0)
end
