--[[
Begins the pause, puts its notice to the operators on its way and notes the decision (lib/audit.lua), in one step.

KEYS  1 pause
ARGV  1 now in ms, empty for TIME   2 reason   3 op: the name of this one call, and of the notice
      4 what the provider's account has to hold before another try, in micro-dollars   5 note (JSON), empty for none
Returns  1 when this call began it, 0 when something is paused already
--]]
local known = redis.call('GET', KEYS[1])
-- The answer to this very call was lost and it was sent again.
if known then return cjson.decode(known).op == ARGV[3] and 1 or 0 end
local pause = { reason = ARGV[2], sinceMs = clock(ARGV[1]), op = ARGV[3], neededMicros = tonumber(ARGV[4]) }
if ARGV[5] and ARGV[5] ~= '' then
  local note = cjson.decode(ARGV[5])
  note.after = cjson.encode({ reason = pause.reason, neededMicros = pause.neededMicros })
  audit_note(pause.sinceMs, note)
end
redis.call('SET', KEYS[1], cjson.encode(pause))
redis.call('HSET', key('notices'), ARGV[3], cjson.encode({ kind = 'paused', reason = ARGV[2] }))
return 1
