--[[
Takes the next edit from the line, by turns (lib/turns.lua).

KEYS  1 servers that wait
ARGV  1 now in ms, empty for TIME   2 slots at the provider   3 submits a minute
Returns  the edit's id, or nothing when paused, full, at the minute's rate, or when nobody waits
--]]
return turns_next(clock(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])) or false
