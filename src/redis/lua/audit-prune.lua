--[[
Drops the oldest entries of a chain, or only their details, and forgets who is in none of those that are left (lib/audit.lua).

KEYS  1 entries
ARGV  1 chain   2 SHA-1 of the checkpoint they follow   3 seq of the last one
      4 how many to drop, 0 to keep the entries   5 the checkpoint after it, then fields of the details to erase
Returns  1 when it was done, 0 when somebody else has dropped some
--]]
local chain = ARGV[1]
local checkpoint = key('audit', 'checkpoint', chain)
if redis.sha1hex(redis.call('GET', checkpoint) or '') ~= ARGV[2] then return 0 end
for at = 6, #ARGV do redis.call('HDEL', key('audit', 'details', chain), ARGV[at]) end
local last = key('audit', 'last', chain)
for _, pseudonym in ipairs(redis.call('ZRANGEBYSCORE', last, '-inf', ARGV[3])) do
  local user = redis.call('HGET', key('audit', 'people', chain), pseudonym)
  if user then
    redis.call('HDEL', key('audit', 'keys', chain), user)
    redis.call('SREM', key('audit', 'chains-of', user), chain)
  end
  redis.call('HDEL', key('audit', 'people', chain), pseudonym)
  redis.call('ZREM', last, pseudonym)
end
if ARGV[4] ~= '0' then
  redis.call('LTRIM', KEYS[1], ARGV[4], -1)
  redis.call('SET', checkpoint, ARGV[5])
end
return 1
