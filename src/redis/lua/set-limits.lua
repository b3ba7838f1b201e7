--[[
Sets a server's limits, and notes the decision with what was there before (lib/audit.lua).

KEYS  1 server
ARGV  1 now in ms, empty for TIME   2 limits (JSON)   3 note (JSON), empty for none
Returns  1 when they were set, 0 when this very call has set them before
--]]
if ARGV[3] ~= '' then
  local note = cjson.decode(ARGV[3])
  note.before, note.after = redis.call('HGET', KEYS[1], 'limits') or cjson.null, ARGV[2]
  if not audit_note(clock(ARGV[1]), note) then return 0 end
end
redis.call('HSET', KEYS[1], 'limits', ARGV[2])
return 1
