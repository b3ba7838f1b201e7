--[[
Changes the state of an edit, with the fields that belong to the change and its place in the next queue's outbox.

KEYS  1 edit  2 outbox to write, or the edit again for none  3 timings
ARGV  1 now in ms, empty for TIME   2 op: the name of this one call   3 states it may be in, comma-separated
      4 new state   5 edit id   6 '1' to write the outbox   7 '1' for an ending   8 '1' to record how long it took
      9 '1' only while no submit mark stands on it   10... fields: a name, its value, and so on
Returns  the edit's fields and values, or nothing when it may not be moved

A script that fails is not rolled back, so nothing here may fail after the first write: nobody's text is decoded.
--]]
local now = tonumber(ARGV[1])
if not now then
  local t = redis.call('TIME')
  now = t[1] * 1000 + math.floor(t[2] / 1000)
end

local state = redis.call('HGET', KEYS[1], 'state')
if not state then return false end
-- The answer to this very call was lost and it was sent again.
if redis.call('HGET', KEYS[1], 'op') == ARGV[2] then return redis.call('HGETALL', KEYS[1]) end
if not string.find(',' .. ARGV[3] .. ',', ',' .. state .. ',', 1, true) then return false end
if ARGV[9] == '1' and (redis.call('HGET', KEYS[1], 'mark') or '') ~= '' then return false end

redis.call('HSET', KEYS[1], 'state', ARGV[4], 'op', ARGV[2])
redis.call('HINCRBY', KEYS[1], 'rev', 1)
for at = 10, #ARGV - 1, 2 do redis.call('HSET', KEYS[1], ARGV[at], ARGV[at + 1]) end
if ARGV[7] == '1' then redis.call('HSET', KEYS[1], 'endedAtMs', string.format('%.0f', now)) end
if ARGV[6] == '1' then redis.call('ZADD', KEYS[2], now, ARGV[5]) end
if ARGV[8] == '1' then
  local f = redis.call('HMGET', KEYS[1], 'clipMs', 'submittedAtMs', 'completedAtMs')
  local clip, from, to = tonumber(f[1] or ''), tonumber(f[2] or ''), tonumber(f[3] or '')
  if clip and from and to then
    redis.call('LPUSH', KEYS[3], string.format('{"clipMs":%.0f,"tookMs":%.0f}', clip, to - from))
    redis.call('LTRIM', KEYS[3], 0, 49)
  end
end
return redis.call('HGETALL', KEYS[1])
