--[[
Keeps a picture of a result as long as its edit, while its clip may be seen: an edit that was delivered and not taken down. After
lib/base.lua.

KEYS  1 edit  2 its picture
ARGV  1 the bytes   2 ms to keep it where nothing is said of its edit yet
Returns  1 when it was kept, else 0
--]]
local f = redis.call('HMGET', KEYS[1], 'state', 'takeDown')
if f[1] ~= 'delivered' or (f[2] or '') ~= '' then return 0 end
local left = redis.call('PTTL', KEYS[1])
redis.call('SET', KEYS[2], ARGV[1], 'PX', left > 0 and left or ARGV[2])
return 1
