--[[
Notes a decision that no script of its own makes (lib/audit.lua).

KEYS  1 records that wait
ARGV  1 now in ms, empty for TIME   2 note (JSON)
Returns  1 when it was noted, 0 when this very call was noted before
--]]
return audit_note(clock(ARGV[1]), cjson.decode(ARGV[2])) and 1 or 0
