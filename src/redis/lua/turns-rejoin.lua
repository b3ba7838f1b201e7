--[[
Puts an edit that is queued and stands nowhere back into the line (lib/turns.lua).

KEYS  1 edit
ARGV  1 now in ms, empty for TIME   2 edit id
Returns  1 when it was nowhere, else 0
--]]
local f = redis.call('HMGET', KEYS[1], 'state', 'spec')
if f[1] ~= 'queued' or not f[2] then return 0 end
local spec = cjson.decode(f[2])
return turns_join(clock(ARGV[1]), ARGV[2], spec.serverId, spec.requesterId) and 1 or 0
