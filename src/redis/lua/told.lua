--[[
Remembers that an edit's person was told. With that nobody has to look after it any more, and its keeping time begins.

KEYS  1 edit  2 active  3 token
ARGV  1 now in ms, empty for TIME   2 way   3 ms to keep it   4 edit id
Returns  { 1 when this call told it, 0 when it was told before; 1 when an older card was drawn over it meanwhile, which is
         forgotten with that }
--]]
local now = tonumber(ARGV[1])
if not now then
  local t = redis.call('TIME')
  now = t[1] * 1000 + math.floor(t[2] / 1000)
end
if redis.call('EXISTS', KEYS[1]) == 0 then
  redis.call('ZREM', KEYS[2], ARGV[4])
  return { 0, 0 }
end
local first = redis.call('HSETNX', KEYS[1], 'toldAtMs', string.format('%.0f', now))
if first == 1 then redis.call('HSET', KEYS[1], 'way', ARGV[2]) end
redis.call('DEL', KEYS[3])
-- Taken down meanwhile, and its clip may be on the message that was just sent: somebody still has to look after it (taken-off.lua).
local f = redis.call('HMGET', KEYS[1], 'takeDown', 'takenOffAtMs')
if (f[1] or '') == '' or f[2] then
  redis.call('ZREM', KEYS[2], ARGV[4])
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
end
local overdrawn = redis.call('HDEL', KEYS[1], 'overdrawn')
return { first, overdrawn }
