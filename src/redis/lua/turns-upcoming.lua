--[[
The next edits to start, in order (lib/turns.lua).

KEYS  1 servers that wait
ARGV  1 how many at most
Returns  their ids
--]]
return turns_upcoming(tonumber(ARGV[1]))
