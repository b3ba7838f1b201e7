--[[
Remembers that the clip of an edit that was taken down is off its message, or that nothing can take it off. With that the last link
to it goes, nobody has to look after the edit any more, and it is kept as long as it would have been. After lib/base.lua.

KEYS  1 edit  2 active
ARGV  1 now in ms, empty for TIME   2 edit id   3 ms to keep it where nothing was said before
Returns  1 when this call remembered it, else 0
--]]
local now = clock(ARGV[1])
local f = redis.call('HMGET', KEYS[1], 'takeDown', 'toldAtMs', 'keptUntilMs')
if (f[1] or '') == '' then return 0 end
local first = redis.call('HSETNX', KEYS[1], 'takenOffAtMs', whole(now))
redis.call('HDEL', KEYS[1], 'hiddenUrl')
-- Its person has yet to be told: `told.lua` does the rest.
if (f[2] or '') == '' then return first end
redis.call('ZREM', KEYS[2], ARGV[2])
if first == 1 then
  local untilMs = tonumber(f[3] or nil)
  redis.call('PEXPIRE', KEYS[1], untilMs and whole(math.max(1, untilMs - now)) or ARGV[3])
end
return first
