--[[
Leaves an intake to whoever opens it next. Nobody owns it then, and nobody looks alive for a while, so that it is no orphan
before somebody could open it.

KEYS  1 intake  2 alive: nobody's
ARGV  1 the intake as it was opened   2 the intake as nobody's   3 ms for somebody to open it
Returns  1 when it was left, 0 when it is not the caller's any more
--]]
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL')
redis.call('SET', KEYS[2], '1', 'PX', ARGV[3])
return 1
