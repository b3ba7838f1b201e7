--[[
Forgets who is behind a pseudonym, after the reasons of their entries were erased (lib/audit.lua). Not while they are in a later
entry, or in a record that waits.

KEYS  1 records that wait
ARGV  1 chain   2 user   3 pseudonym, empty when they have none   4 seq up to which their reasons are erased
Returns  1 when they are forgotten, 0 when there is more of them
--]]
local chain, user, pseudonym = ARGV[1], ARGV[2], ARGV[3]
for _, record in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do
  if string.find(record, '"' .. user .. '"', 1, true) then return 0 end
end
local last = redis.call('ZSCORE', key('audit', 'last', chain), pseudonym)
if last and tonumber(last) > tonumber(ARGV[4]) then return 0 end
redis.call('HDEL', key('audit', 'keys', chain), user)
redis.call('HDEL', key('audit', 'people', chain), pseudonym)
redis.call('ZREM', key('audit', 'last', chain), pseudonym)
redis.call('SREM', key('audit', 'chains-of', user), chain)
return 1
