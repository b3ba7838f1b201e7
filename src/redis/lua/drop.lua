--[[
Sees to it that an edit's result is not posted, while it is with the provider.

KEYS  1 edit
Returns  1 when it will be dropped, 0 when it is too late or too early for that
--]]
local f = redis.call('HMGET', KEYS[1], 'state', 'mark')
local submitted = f[1] == 'generating' or (f[1] == 'submitting' and (f[2] or '') ~= '')
if not submitted then return 0 end
if redis.call('HSET', KEYS[1], 'dropped', '1') == 1 then redis.call('HINCRBY', KEYS[1], 'rev', 1) end
return 1
