--[[
Remembers what the card of an edit that waits says.

KEYS  1 edit
ARGV  1 what it says
Returns  1 when that is something new, else 0
--]]
if redis.call('EXISTS', KEYS[1]) == 0 or redis.call('HGET', KEYS[1], 'says') == ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'says', ARGV[1])
return 1
