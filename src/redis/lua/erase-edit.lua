--[[
Erases an edit that is over, with its picture, its place in lists, and what was reported of it. What it held against the limits stays: figures alone
(lib/ledger.lua), which would not add up without it. After lib/base.lua.

KEYS  1 edit  2 edits of its person  3 its reports
ARGV  1 edit id   2 person
Returns  'erased' | 'open', somebody still has to look after it | 'gone', or another person's
--]]
local f = redis.call('HMGET', KEYS[1], 'person', 'toldAtMs', 'server')
if not f[1] or f[1] ~= ARGV[2] then
  if not f[1] then redis.call('ZREM', KEYS[2], ARGV[1]) end
  return 'gone'
end
if not f[2] or redis.call('ZSCORE', key('active'), ARGV[1]) then return 'open' end
redis.call('UNLINK', KEYS[1], KEYS[3], key('thumb', ARGV[1]))
if f[3] then redis.call('ZREM', key('history', f[3]), ARGV[1]) end
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('SREM', key('reports-due'), ARGV[1])
return 'erased'
