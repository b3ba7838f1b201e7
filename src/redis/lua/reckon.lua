--[[
Everything the ledger holds, as it is at one moment, for checking it against itself. Looks through all keys: for the doctor and
for tests, not for a request. Writes nothing.

KEYS  1 held reservations, for the sake of a cluster; see lib/base
ARGV  1 now in ms, empty for TIME
Returns  {now, {name, what it holds} ...}: a hash as fields and values, a set or sorted set as its members; other kinds are left out
--]]
local READ = { hash = { 'HGETALL' }, set = { 'SMEMBERS' }, zset = { 'ZRANGE', 0, -1 } }
local found, seen = { whole(clock(ARGV[1])) }, {}

local function look(pattern)
  local cursor = '0'
  repeat
    local page = redis.call('SCAN', cursor, 'MATCH', key(pattern, '*'), 'COUNT', 1000)
    cursor = page[1]
    for _, name in ipairs(page[2]) do
      local how = READ[redis.call('TYPE', name).ok]
      if how and not seen[name] then
        seen[name] = true
        found[#found + 1] = { name, redis.call(how[1], name, unpack(how, 2)) }
      end
    end
  until cursor == '0'
end

look('reservation')
look('ledger')
return found
