--[[
Takes the clip of an edit down, once: from then on nothing shows it, its picture and its place in lists are gone, and the link to it is
where no reader of edits looks. The edit
becomes work of `deliver` until the clip is off its message (taken-off.lua), and is kept as long. Reports of it that wait for a
decision have it herewith. After lib/base.lua, lib/audit.lua.

KEYS  1 edit  2 outbox of deliver  3 active  4 its reports: report.lua
ARGV  1 now in ms, empty for TIME   2 take-down (JSON): kind, by, reason   3 edit id
      4 round of reports that is decided with it, empty for none: then only while nobody else has decided that
      5 note of the decision (JSON)
Returns  {'taken', the edit's fields and values} | {'before'} it was down before | {'decided'} the round was
         | {'unknown'} there is no clip of it
--]]
local HOLDS_CLIP = { delivering = true, delivered = true, undeliverable = true }
local now = clock(ARGV[1])
local note, down = cjson.decode(ARGV[5]), cjson.decode(ARGV[2])

local f = redis.call('HMGET', KEYS[1], 'state', 'takeDown', 'outputUrl', 'server')
if not f[1] then return { 'unknown' } end
if (f[2] or '') ~= '' then
  -- The answer to this very call was lost and it was sent again.
  if cjson.decode(f[2]).op == note.op then return { 'taken', redis.call('HGETALL', KEYS[1]) } end
  return { 'before' }
end
if not HOLDS_CLIP[f[1]] then return { 'unknown' } end
if ARGV[4] ~= '' and redis.call('HEXISTS', KEYS[4], 'decision:' .. ARGV[4]) == 1 then return { 'decided' } end

down.atMs, down.op = now, note.op
local left = redis.call('PTTL', KEYS[1])
audit_note(now, note)
redis.call('HSET', KEYS[1], 'takeDown', cjson.encode(down), 'hiddenUrl', f[3] or '')
redis.call('HDEL', KEYS[1], 'outputUrl')
redis.call('HINCRBY', KEYS[1], 'rev', 1)
redis.call('UNLINK', key('thumb', ARGV[3]))
if f[4] then redis.call('ZREM', key('history', f[4]), ARGV[3]) end
if left > 0 then
  redis.call('HSET', KEYS[1], 'keptUntilMs', whole(now + left))
  redis.call('PERSIST', KEYS[1])
end
redis.call('ZADD', KEYS[2], now, ARGV[3])
redis.call('ZADD', KEYS[3], now, ARGV[3])
local round = redis.call('HGET', KEYS[4], 'round')
if round and redis.call('HSETNX', KEYS[4], 'decision:' .. round, cjson.encode(down)) == 1 then
  redis.call('HINCRBY', KEYS[4], 'rev', 1)
  redis.call('SADD', key('reports-due'), ARGV[3])
end
return { 'taken', redis.call('HGETALL', KEYS[1]) }
