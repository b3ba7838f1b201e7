--[[
A moderator's yes to a request: it moves its reservation to today, by the limits that hold now, and joins the line. After
lib/base.lua, lib/ledger.lua, lib/turns.lua, lib/audit.lua.

KEYS  1 edit
ARGV  1 now in ms, empty for TIME   2 op: the name of this one call   3 edit id   4 caps of its person today (JSON): core's `Caps`
      5 core's `ModeratorDecision` (JSON)   6 note of the decision (JSON): lib/audit.lua
Returns  {'approved', the edit's fields and values} | {'gone'}: it waits for no moderator | {'refused', a refusal of the ledger's ...}:
         it goes on waiting. Nothing is written but for the first

A script that fails is not rolled back, so nothing here may fail after the first write: nobody's text is decoded after it.
--]]
local now = clock(ARGV[1])

local f = redis.call('HMGET', KEYS[1], 'state', 'op', 'server', 'person')
-- The answer to this very call was lost and it was sent again.
if f[2] == ARGV[2] then return { 'approved', redis.call('HGETALL', KEYS[1]) } end
if f[1] ~= 'awaiting_approval' then return { 'gone' } end

local caps, note = cjson.decode(ARGV[4]), cjson.decode(ARGV[6])
note.before, note.after = cjson.encode(f[1]), cjson.encode('queued')
local refusal, kind = ledger_approve(now, ARGV[3], caps)
if refusal then return { 'refused', unpack(refusal) } end
if kind == 'gone' then return { 'gone' } end

audit_note(now, note)
redis.call('HSET', KEYS[1], 'state', 'queued', 'op', ARGV[2], 'decision', ARGV[5])
redis.call('HINCRBY', KEYS[1], 'rev', 1)
turns_join(now, ARGV[3], f[3], f[4])
return { 'approved', redis.call('HGETALL', KEYS[1]) }
