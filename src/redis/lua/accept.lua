--[[
Accepts an edit: what it holds against the limits and everything it needs to live on without the process that accepted it, in
one step. After lib/base.lua, lib/ledger.lua, lib/turns.lua.

KEYS  1 edit  2 interaction  3 active  4 intake  5 intakes  6 token  7 edits of the person
ARGV  1 now in ms, empty for TIME   2 deadline in ms   3 edit id   4 spec (JSON)   5 reply (JSON)
      6 owner of the intake   7 interaction id   8 ms to keep the interaction   9 message (JSON or empty)
      10 ask (JSON): server, person, clipMs, micros; the first three also become fields of their own, so that no script has to
      decode the spec, which holds people's text   11 caps (JSON): core's `Caps`
Returns  {'accepted'} | {'repeated', edit id} | {'late'} | {'id_exists'} | {'refused', a refusal of the ledger's ...}: nothing
         is written but for the first
--]]
-- An edit ends, and is then kept for its time, this long after it was accepted at the latest.
local ENDS_WITHIN_MS = 10 * 86400000
local now = clock(ARGV[1])

local known = redis.call('GET', KEYS[2])
if known then return { 'repeated', known } end
if now > tonumber(ARGV[2]) then return { 'late' } end

-- Whoever took the intake over tells the person that nothing was spent; accepting now would make that a lie.
local intake = redis.call('GET', KEYS[4])
if not intake or cjson.decode(intake).owner ~= ARGV[6] then return { 'late' } end
if redis.call('EXISTS', KEYS[1]) == 1 then return { 'id_exists' } end
local tokenLeft = redis.call('PTTL', KEYS[4])

local ask, caps = cjson.decode(ARGV[10]), cjson.decode(ARGV[11])
ask.edit, ask.awaitsApproval = ARGV[3], false
local refusal = ledger_reserve(now, ask, caps)
if refusal then return { 'refused', unpack(refusal) } end

redis.call('HSET', KEYS[1], 'spec', ARGV[4], 'clipMs', whole(ask.clipMs), 'server', ask.server, 'person', ask.person,
  'acceptedAtMs', whole(now), 'state', 'queued', 'rev', 1)
if ARGV[9] ~= '' then redis.call('HSET', KEYS[1], 'message', ARGV[9]) end
redis.call('SET', KEYS[2], ARGV[3], 'PX', ARGV[8])
if tokenLeft > 0 then redis.call('SET', KEYS[6], ARGV[5], 'PX', tokenLeft) end
turns_join(now, ARGV[3], ask.server, ask.person)
redis.call('ZADD', KEYS[3], now, ARGV[3])
redis.call('ZADD', KEYS[7], now, ARGV[3])
-- Whoever looks for all that is kept of a person finds it by these.
local listed = whole(ARGV[8] + ENDS_WITHIN_MS)
redis.call('ZREMRANGEBYSCORE', KEYS[7], '-inf', whole(now - listed))
redis.call('PEXPIRE', KEYS[7], listed)
redis.call('SADD', key('servers-of', ask.person), ask.server)
redis.call('PEXPIRE', key('servers-of', ask.person), listed)
redis.call('SADD', key('servers'), ask.server)
redis.call('DEL', KEYS[4])
redis.call('ZREM', KEYS[5], ARGV[7])
return { 'accepted' }
