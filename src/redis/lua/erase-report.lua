--[[
Takes what somebody said of a clip out of its reports; the moderators' card is drawn anew without it. After lib/base.lua.

KEYS  1 reports: report.lua
ARGV  1 edit id   2 user
Returns  1 when there was something, else 0
--]]
if redis.call('HDEL', KEYS[1], 'by:' .. ARGV[2]) == 0 then return 0 end
redis.call('HINCRBY', KEYS[1], 'rev', 1)
redis.call('SADD', key('reports-due'), ARGV[1])
return 1
