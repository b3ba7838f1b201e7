--[[
Puts sealed entries at the end of their chain, and takes the records they were made of away, in one step (lib/audit.lua). Only
while the chain ends where they begin and the records are still the first that wait. So nobody named in them was forgotten since
they were looked at: `audit-forget.lua` does nothing while a record names its person.

KEYS  1 records that wait
ARGV  1 chain   2 SHA-1 of the head they continue   3 SHA-1 of the first record   4 head after them
      5 entries, one for each record   6 details   7 people: how many of each follow
      then entries; details as field and value; people as user, key, pseudonym, seq of the last entry they are in
Returns  1 when they were put there, 0 when the chain has to be looked at anew
--]]
local chain, entries, details, people = ARGV[1], tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local first = redis.call('LINDEX', KEYS[1], 0)
-- After a purge a new chain may begin at the same place: the records, each with its own op, tell them apart.
if not first or redis.sha1hex(first) ~= ARGV[3] then return 0 end
if redis.sha1hex(redis.call('GET', key('audit', 'head', chain)) or '') ~= ARGV[2] then return 0 end

local at = 7 + entries + 2 * details
for entry = 8, 7 + entries do redis.call('RPUSH', key('audit', 'entries', chain), ARGV[entry]) end
for field = 8 + entries, at, 2 do
  redis.call('HSET', key('audit', 'details', chain), ARGV[field], ARGV[field + 1])
end
for person = at + 1, at + 4 * people, 4 do
  local user, secret, pseudonym, seq = unpack(ARGV, person, person + 3)
  redis.call('HSET', key('audit', 'keys', chain), user, secret)
  redis.call('HSET', key('audit', 'people', chain), pseudonym, user)
  redis.call('ZADD', key('audit', 'last', chain), seq, pseudonym)
  redis.call('SADD', key('audit', 'chains-of', user), chain)
end
redis.call('SET', key('audit', 'head', chain), ARGV[4])
redis.call('SADD', key('audit', 'chains'), chain)
redis.call('ZADD', key('audit', 'news'), string.match(ARGV[4], '^%d+'), chain)
redis.call('LTRIM', KEYS[1], entries, -1)
if redis.call('EXISTS', KEYS[1]) == 0 then redis.call('SREM', key('audit', 'pending'), chain) end
return 1
