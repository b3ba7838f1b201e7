--[[
A part of a chain with all that it is checked against, as it is at one moment (lib/audit.lua). Writes nothing.

KEYS  1 entries
ARGV  1 chain   2 seq to start from; 0 for the first that is kept, -1 for the last ones   3 how many at most
Returns  {head or '', checkpoint or '', number of entries, number of details, seq of the first one here by its place,
  {entry, details, reason, entry, ...}}, with nothing where there are no details or no reason
--]]
local chain, from, most = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local checkpoint = redis.call('GET', key('audit', 'checkpoint', chain)) or ''
local dropped = tonumber(string.match(checkpoint, '^(%d+) ')) or 0
-- What was tampered with may be no whole number; the check of the checkpoint itself finds that.
if dropped >= 2 ^ 53 then dropped = 0 end
local total = redis.call('LLEN', KEYS[1])
local first = from == -1 and total - most or from - dropped - 1
first = math.max(0, first)

local details, found = key('audit', 'details', chain), {}
for at, entry in ipairs(redis.call('LRANGE', KEYS[1], whole(first), whole(first + most - 1))) do
  local seq = whole(dropped + first + at)
  found[3 * at - 2] = entry
  found[3 * at - 1] = redis.call('HGET', details, seq)
  found[3 * at] = redis.call('HGET', details, seq .. ':reason')
end
local head = redis.call('GET', key('audit', 'head', chain)) or ''
return { head, checkpoint, total, redis.call('HLEN', details), whole(dropped + first + 1), found }
