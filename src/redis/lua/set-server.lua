--[[
Sets something of a server, and notes the decision with what was there before (lib/audit.lua).

KEYS  1 hash of the server
ARGV  1 now in ms, empty for TIME   2 field   3 value (JSON), empty to take it away   4 note (JSON), empty for none
      5 '1' for values that hold people's own words: noted is only that there was one, and that there is
      6 '=' and what has to be there now, or nothing behind it for nothing; empty when that does not matter
Returns  1 when it was set, 0 when this very call has set it before, 2 when something else than that is there
--]]
local before = redis.call('HGET', KEYS[1], ARGV[2])
local note = ARGV[4] ~= '' and cjson.decode(ARGV[4])
-- The answer to this very call was lost and it was sent again: of course something else is there now.
if note and redis.call('ZSCORE', key('audit', 'ops', note.chain), note.op) then return 0 end
if ARGV[6] and ARGV[6] ~= '' and ARGV[6] ~= '=' .. (before or '') then return 2 end
if note then
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
