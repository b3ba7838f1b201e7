--[[
Sets something of a server, and notes the decision with what was there before (lib/audit.lua).

KEYS  1 hash of the server
ARGV  1 now in ms, empty for TIME   2 field   3 value (JSON), empty to take it away   4 note (JSON), empty for none
      5 '1' for values that hold people's own words: noted is only that there was one, and that there is
Returns  1 when it was set, 0 when this very call has set it before
--]]
local before = redis.call('HGET', KEYS[1], ARGV[2])
if ARGV[4] ~= '' then
  local note = cjson.decode(ARGV[4])
  local after = ARGV[3] ~= '' and ARGV[3]
  if ARGV[5] == '1' then
    before, after = before and 'true', after and 'true'
  end
  note.before, note.after = before or cjson.null, after or cjson.null
  if not audit_note(clock(ARGV[1]), note) then return 0 end
end
if ARGV[3] == '' then
  redis.call('HDEL', KEYS[1], ARGV[2])
else
  redis.call('HSET', KEYS[1], ARGV[2], ARGV[3])
end
return 1
