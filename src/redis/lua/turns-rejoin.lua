--[[
Puts an edit that is queued and stands nowhere back into the line (lib/turns.lua).

KEYS  1 edit
ARGV  1 now in ms, empty for TIME   2 edit id
Returns  1 when it was nowhere, else 0
--]]
local f = redis.call('HMGET', KEYS[1], 'state', 'server', 'person')
if f[1] ~= 'queued' or not f[2] or not f[3] then return 0 end
return turns_join(clock(ARGV[1]), ARGV[2], f[2], f[3]) and 1 or 0
