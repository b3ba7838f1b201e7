--[[
Remembers how far a chain was copied elsewhere, and takes it off those with news when that is its end (lib/audit.lua).

KEYS  1 chains with news
ARGV  1 chain   2 seq of the last entry that was copied
Returns  1
--]]
local chain, seq = ARGV[1], tonumber(ARGV[2])
if seq > tonumber(redis.call('HGET', key('audit', 'copied'), chain) or 0) then
  redis.call('HSET', key('audit', 'copied'), chain, ARGV[2])
end
if tonumber(redis.call('ZSCORE', KEYS[1], chain) or 0) <= seq then redis.call('ZREM', KEYS[1], chain) end
return 1
