--[[
Removes a chain with all that belongs to it (lib/audit.lua).

KEYS  1 people
ARGV  1 chain
Returns  1
--]]
local chain = ARGV[1]
for _, user in ipairs(redis.call('HVALS', KEYS[1])) do redis.call('SREM', key('audit', 'chains-of', user), chain) end
local kinds = { 'pending', 'ops', 'entries', 'head', 'checkpoint', 'details', 'people', 'keys', 'last' }
for _, kind in ipairs(kinds) do redis.call('UNLINK', key('audit', kind, chain)) end
redis.call('SREM', key('audit', 'pending'), chain)
redis.call('SREM', key('audit', 'chains'), chain)
redis.call('ZREM', key('audit', 'news'), chain)
redis.call('HDEL', key('audit', 'copied'), chain)
return 1
