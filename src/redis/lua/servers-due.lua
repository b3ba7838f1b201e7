--[[
Servers that were not looked at for a while; from now on they count as looked at, so that two who ask get different ones. One that is
new is looked at only after that while. After lib/base.lua.

KEYS  1 servers in which somebody has asked for edits
ARGV  1 now in ms, empty for TIME   2 ms between two looks   3 how many at most
Returns  {ids}
--]]
local now, looked = clock(ARGV[1]), key('servers-looked')
local function know(set)
  for _, id in ipairs(redis.call('SMEMBERS', set)) do
    if string.find(id, '^%d+$') then redis.call('ZADD', looked, 'NX', now, id) end
  end
end
know(KEYS[1])
-- Those where something was set or decided, and nobody has asked.
know(key('audit', 'chains'))
local due = redis.call('ZRANGEBYSCORE', looked, '-inf', whole(now - ARGV[2]), 'LIMIT', 0, ARGV[3])
for _, id in ipairs(due) do redis.call('ZADD', looked, now, id) end
return due
