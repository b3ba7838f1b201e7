--[[
What is to be sealed next, and onto what (lib/audit.lua). Writes nothing.

KEYS  1 records that wait
ARGV  1 chain   2 how many at most
Returns  {now in ms, head or '', checkpoint or '', number of entries, SHA-1 of the first record or '', {records}}
--]]
local records = redis.call('LRANGE', KEYS[1], 0, ARGV[2] - 1)
return {
  whole(clock('')),
  redis.call('GET', key('audit', 'head', ARGV[1])) or '',
  redis.call('GET', key('audit', 'checkpoint', ARGV[1])) or '',
  redis.call('LLEN', key('audit', 'entries', ARGV[1])),
  records[1] and redis.sha1hex(records[1]) or '',
  records,
}
