--[[
Where an edit stands in the line, now and later (lib/turns.lua).

KEYS  1 edit
ARGV  1 now in ms, empty for TIME   2 edit id
Returns  nothing when it does not wait, else
  {position, {ms from now, place by then with those who come before it, ms, place, ...}}, places as texts since they are not whole
--]]
local position, places = turns_places(clock(ARGV[1]), ARGV[2])
if not position then return false end
local later = {}
for at, place in ipairs(places) do
  later[2 * at - 1] = TURNS_HORIZONS[at]
  later[2 * at] = string.format('%.3f', place)
end
return { position, later }
