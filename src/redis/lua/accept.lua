--[[
Accepts an edit: what it holds against the limits and everything it needs to live on without the process that accepted it, in
one step. After lib/base.lua, lib/ledger.lua, lib/turns.lua, lib/audit.lua.

One that waits for something else first stays outside the line, and stands in the outbox of `deliver`, which sees to that. One that
an appeal makes has nobody who waits for an answer: it needs no intake, and in the same step the appeal is decided, once.

KEYS  1 edit  2 interaction  3 active  4 intake  5 intakes  6 token  7 edits of the person
ARGV  1 now in ms, empty for TIME   2 deadline in ms   3 edit id   4 spec (JSON)   5 reply (JSON), empty: nobody waits
      6 owner of the intake   7 interaction id   8 ms to keep the interaction   9 message (JSON or empty)
      10 ask (JSON): server, person, clipMs, micros, awaitsApproval (whether it waits for people), state that it begins in, root of its
      tree, parent or empty; the first three also become fields of their own, so that no script has to decode the spec, which holds
      people's text   11 caps (JSON): core's `Caps`
      12 the edit whose appeal is accepted, empty for none   13 core's `AppealDecision` (JSON)   14 its note: lib/audit.lua
Returns  {'accepted'} | {'repeated', edit id} | {'late'} | {'id_exists'} | {'decided'} | {'refused', a refusal of the ledger's ...}:
         nothing is written but for the first. 'decided': that appeal is, or is no more
--]]
-- An edit ends, and is then kept for its time, this long after it was accepted at the latest.
local ENDS_WITHIN_MS = 10 * 86400000
local now = clock(ARGV[1])

local known = redis.call('GET', KEYS[2])
if known then return { 'repeated', known } end
if now > tonumber(ARGV[2]) then return { 'late' } end

-- Whoever took the intake over tells the person that nothing was spent; accepting now would make that a lie.
local intake = redis.call('GET', KEYS[4])
if ARGV[5] ~= '' and (not intake or cjson.decode(intake).owner ~= ARGV[6]) then return { 'late' } end
local appealed, note = ARGV[12] ~= '' and key('edit', ARGV[12]), nil
if appealed then
  local f = redis.call('HMGET', appealed, 'appeal', 'appealDecision')
  if not f[1] or f[2] then return { 'decided' } end
  note = cjson.decode(ARGV[14])
  note.after = cjson.encode(ARGV[3])
end
if redis.call('EXISTS', KEYS[1]) == 1 then return { 'id_exists' } end
local tokenLeft = redis.call('PTTL', KEYS[4])

local ask, caps = cjson.decode(ARGV[10]), cjson.decode(ARGV[11])
ask.edit = ARGV[3]
local refusal = ledger_reserve(now, ask, caps)
if refusal then return { 'refused', unpack(refusal) } end

redis.call('HSET', KEYS[1], 'spec', ARGV[4], 'clipMs', whole(ask.clipMs), 'server', ask.server, 'person', ask.person,
  'acceptedAtMs', whole(now), 'state', ask.state, 'rev', 1)
if ARGV[9] ~= '' then redis.call('HSET', KEYS[1], 'message', ARGV[9]) end
redis.call('SET', KEYS[2], ARGV[3], 'PX', ARGV[8])
if ARGV[5] ~= '' and tokenLeft > 0 then redis.call('SET', KEYS[6], ARGV[5], 'PX', tokenLeft) end
if ask.state == 'queued' then
  turns_join(now, ARGV[3], ask.server, ask.person)
else
  redis.call('ZADD', key('outbox', 'deliver'), now, ARGV[3])
end
if appealed then
  redis.call('HSET', appealed, 'appealDecision', ARGV[13])
  audit_note(now, note)
end
redis.call('ZADD', KEYS[3], now, ARGV[3])
redis.call('ZADD', KEYS[7], now, ARGV[3])
-- Whoever looks for all that is kept of a person finds it by these.
local listed = whole(ARGV[8] + ENDS_WITHIN_MS)
redis.call('ZREMRANGEBYSCORE', KEYS[7], '-inf', whole(now - listed))
redis.call('PEXPIRE', KEYS[7], listed)
redis.call('SADD', key('servers-of', ask.person), ask.server)
redis.call('PEXPIRE', key('servers-of', ask.person), listed)
redis.call('SADD', key('servers'), ask.server)
-- A tree knows its edits by their ids alone: what is gone of them leaves a place, and no words.
if ask.parent ~= '' then
  local tree = key('tree', ask.root)
  redis.call('HSETNX', tree, ask.root, '')
  redis.call('HSET', tree, ARGV[3], ask.parent)
  redis.call('PEXPIRE', tree, listed)
end
redis.call('DEL', KEYS[4])
redis.call('ZREM', KEYS[5], ARGV[7])
return { 'accepted' }
