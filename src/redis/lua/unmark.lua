--[[
Takes an owner's own submit mark away: the provider surely took nothing.

KEYS  1 edit
ARGV  1 owner
Returns  1 when it was taken away, else 0
--]]
local mark = redis.call('HGET', KEYS[1], 'mark')
if not mark or mark == '' or cjson.decode(mark).owner ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'mark', '')
return 1
