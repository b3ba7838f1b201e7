--[[
Who is behind pseudonyms, as it is at one moment (lib/audit.lua). Writes nothing.

KEYS  1 people
ARGV  1 chain, then pseudonyms
Returns  {user, key, user, key, ...}: no user for who was forgotten
--]]
local found = {}
for at = 2, #ARGV do
  local user = redis.call('HGET', KEYS[1], ARGV[at])
  found[2 * at - 3] = user
  found[2 * at - 2] = user and redis.call('HGET', key('audit', 'keys', ARGV[1]), user)
end
return found
