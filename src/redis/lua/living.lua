--[[
How long until the last process that shows life now has gone, if it is gone already: the longest life left of all their keys.
Looks through all keys: for a command that is run once, not for a request. Writes nothing. After lib/base.lua.

KEYS  1 any, for the sake of a cluster
Returns  ms; 0 when nobody shows life
--]]
local longest, cursor = 0, '0'
repeat
  local page = redis.call('SCAN', cursor, 'MATCH', key('alive', '*'), 'COUNT', 1000)
  cursor = page[1]
  for _, name in ipairs(page[2]) do
    -- Nobody works on an intake that was let go of (intakes.ts), and the doctor works on nothing.
    local owner = string.sub(name, #key('alive', '') + 1)
    if owner ~= 'doctor' and string.sub(owner, 1, 7) ~= 'nobody:' then
      longest = math.max(longest, redis.call('PTTL', name))
    end
  end
until cursor == '0'
return longest
