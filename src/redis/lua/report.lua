--[[
Notes what somebody says of a clip, once for each person and edit. After lib/base.lua, lib/audit.lua.

The hash of reports: round (from 1), rev (grows with each change), by:<user> {atMs, reason, op}, and of each round decision:<round>
{kind, by, atMs, reason} and card:<round> (a message). It goes with its edit.

KEYS  1 reports  2 edit  3 edits that this person reported
ARGV  1 now in ms, empty for TIME   2 edit id   3 user   4 reason   5 note (JSON)   6 ms to keep it where the edit has no end yet
Returns  'added' | 'repeated', by this person before | 'taken_down', nobody sees it any more
--]]
local now = clock(ARGV[1])
local note = cjson.decode(ARGV[5])
local known = redis.call('HGET', KEYS[1], 'by:' .. ARGV[3])
-- The answer to this very call was lost and it was sent again.
if known then return cjson.decode(known).op == note.op and 'added' or 'repeated' end
if (redis.call('HGET', KEYS[2], 'takeDown') or '') ~= '' then return 'taken_down' end

local left = redis.call('PTTL', KEYS[2])
local keep = left > 0 and whole(left) or ARGV[6]
audit_note(now, note)
local round = tonumber(redis.call('HGET', KEYS[1], 'round') or 0)
if round == 0 or redis.call('HEXISTS', KEYS[1], 'decision:' .. whole(round)) == 1 then round = round + 1 end
redis.call('HSET', KEYS[1], 'round', whole(round),
  'by:' .. ARGV[3], cjson.encode({ atMs = now, reason = ARGV[4], op = note.op }))
redis.call('HINCRBY', KEYS[1], 'rev', 1)
redis.call('PEXPIRE', KEYS[1], keep)
redis.call('SADD', key('reports-due'), ARGV[2])
redis.call('ZADD', KEYS[3], now, ARGV[2])
redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', whole(now - ARGV[6]))
redis.call('PEXPIRE', KEYS[3], ARGV[6])
return 'added'
