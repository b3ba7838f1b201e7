--[[
Ends a round of reports with nothing done, if nobody has decided it. After lib/base.lua, lib/audit.lua.

KEYS  1 reports: report.lua
ARGV  1 now in ms, empty for TIME   2 edit id   3 round   4 moderator   5 note (JSON)
Returns  1 when this call decided it, else 0
--]]
local now = clock(ARGV[1])
local note = cjson.decode(ARGV[5])
local field = 'decision:' .. ARGV[3]
if redis.call('HGET', KEYS[1], 'round') ~= ARGV[3] then return 0 end
local known = redis.call('HGET', KEYS[1], field)
-- The answer to this very call was lost and it was sent again.
if known then return cjson.decode(known).op == note.op and 1 or 0 end
audit_note(now, note)
redis.call('HSET', KEYS[1], field,
  cjson.encode({ kind = 'dismissed', by = ARGV[4], atMs = now, reason = '', op = note.op }))
redis.call('HINCRBY', KEYS[1], 'rev', 1)
redis.call('SADD', key('reports-due'), ARGV[2])
return 1
