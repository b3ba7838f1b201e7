--[[
An older card of an edit may have been drawn over its ending. Whoever comes later draws the ending anew: the caller, when its person
was told by now, else the delivery, which finds the mark.

KEYS  1 edit
Returns  1 when it was told by now, 0 when the mark was left, or there is no such edit
--]]
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
if redis.call('HEXISTS', KEYS[1], 'toldAtMs') == 1 then return 1 end
redis.call('HSET', KEYS[1], 'overdrawn', '1')
return 0
