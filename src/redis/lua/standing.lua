--[[
How full everything is that a person's next edit in a server is held against. Writes nothing.

KEYS  1 held reservations, for the sake of a cluster; see lib/base
ARGV  1 now in ms, empty for TIME   2 server   3 person
Returns  core's `Standing`, as names and values, all strings; without `lastAcceptedMs` where there is none
--]]
local flat = {}
for name, value in pairs(ledger_standing(clock(ARGV[1]), ARGV[2], ARGV[3])) do
  flat[#flat + 1] = name
  flat[#flat + 1] = whole(value)
end
return flat
