--[[
Ends the pause and puts its notice to the operators on its way, in one step.

KEYS  1 pause
ARGV  1 op: the name of this one call, and of the notice
Returns  1 when this call ended it, 0 when nothing was paused
--]]
local known = redis.call('GET', KEYS[1])
-- The answer to this very call was lost and it was sent again.
if not known then return redis.call('HEXISTS', key('notices'), ARGV[1]) end
redis.call('DEL', KEYS[1])
redis.call('HSET', key('notices'), ARGV[1], cjson.encode({ kind = 'resumed', reason = cjson.decode(known).reason }))
return 1
