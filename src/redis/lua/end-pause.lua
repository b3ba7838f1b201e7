--[[
Ends the pause, puts its notice to the operators on its way and notes the decision (lib/audit.lua), in one step.

KEYS  1 pause
ARGV  1 op: the name of this one call, and of the notice   2 now in ms, empty for TIME   3 note (JSON), empty for none
Returns  1 when this call ended it, 0 when nothing was paused
--]]
local known = redis.call('GET', KEYS[1])
-- The answer to this very call was lost and it was sent again.
if not known then return redis.call('HEXISTS', key('notices'), ARGV[1]) end
local readable, pause = pcall(cjson.decode, known)
-- What is no pause holds everything up all the same, so it can be ended.
if not readable or type(pause) ~= 'table' then pause = {} end
if ARGV[3] and ARGV[3] ~= '' then
  local note = cjson.decode(ARGV[3])
  note.before = cjson.encode({ reason = pause.reason, neededMicros = pause.neededMicros })
  audit_note(clock(ARGV[2]), note)
end
redis.call('DEL', KEYS[1])
redis.call('HSET', key('notices'), ARGV[1], cjson.encode({ kind = 'resumed', reason = pause.reason }))
return 1
