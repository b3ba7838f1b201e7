--[[
Remembers where the card of a round of reports is, and that it says what the reports were at `rev`. After lib/base.lua.

KEYS  1 reports: report.lua  2 edits whose card does not say all yet
ARGV  1 edit id   2 round   3 message (JSON), empty when there is none   4 rev
Returns  1 when the card says all, 0 when something came in between
--]]
if ARGV[3] ~= '' and redis.call('EXISTS', KEYS[1]) == 1 then
  redis.call('HSET', KEYS[1], 'card:' .. ARGV[2], ARGV[3])
end
local rev = redis.call('HGET', KEYS[1], 'rev')
if rev and rev ~= ARGV[4] then return 0 end
redis.call('SREM', KEYS[2], ARGV[1])
return 1
