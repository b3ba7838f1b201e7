--[[
Settles a reservation whose edit has ended without it, or is gone: then nobody can know what came of it. Looks and settles in
one step, so an edit that is just ending does it itself or finds it done.

KEYS  1 edit
ARGV  1 now in ms, empty for TIME   2 edit id   3 core's `SETTLEMENTS` (JSON)
Returns  1 when this call settled it, else 0
--]]
local rules = cjson.decode(ARGV[3])
local state = redis.call('HGET', KEYS[1], 'state') or 'unknown_outcome'
if not rules[state] then return 0 end
return ledger_settle(clock(ARGV[1]), ARGV[2], rules[state])
