--[[
Opens an intake: a request that was just received, before anything is known of it. Once it became an edit there is nothing to
open any more, however often Discord sends it.

KEYS  1 intake  2 intakes  3 interaction
ARGV  1 intake (JSON)   2 interaction id   3 ms to keep it
Returns  {1 when it is the caller's, else 0; the store's time in ms}
--]]
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
if redis.call('EXISTS', KEYS[3]) == 1 then return { 0, now } end

local known = redis.call('GET', KEYS[1])
if known and not cjson.decode(known).free then return { 0, now } end
if known then
  redis.call('SET', KEYS[1], ARGV[1], 'KEEPTTL')
else
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[3])
end
redis.call('ZADD', KEYS[2], now, ARGV[2])
return { 1, now }
