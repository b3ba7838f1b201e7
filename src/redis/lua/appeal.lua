--[[
What its person says against a no, or what a moderator says to that: each once, with its note. After lib/base.lua, lib/audit.lua.

KEYS  1 edit
ARGV  1 now in ms, empty for TIME   2 field that is written once   3 its value (JSON)   4 note of the decision (JSON): lib/audit.lua
Returns  1 when this call wrote it, or did before and its answer was lost; 0 when it was there, or there is no such edit
--]]
local there = redis.call('HMGET', KEYS[1], 'state', ARGV[2])
if not there[1] then return 0 end
if there[2] then return there[2] == ARGV[3] and 1 or 0 end
audit_note(clock(ARGV[1]), cjson.decode(ARGV[4]))
redis.call('HSET', KEYS[1], ARGV[2], ARGV[3])
return 1
