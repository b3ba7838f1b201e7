--[[
Forgets an intake whose person was told. Another process's is left alone: its owner could no longer accept it.

KEYS  1 intake  2 intakes
ARGV  1 owner   2 interaction id
Returns  1 when it is forgotten, 0 when it is another's
--]]
local known = redis.call('GET', KEYS[1])
if known and cjson.decode(known).owner ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1])
redis.call('ZREM', KEYS[2], ARGV[2])
return 1
