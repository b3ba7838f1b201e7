--[[
What an edit waited for before it could join the line is there: it goes on to what it waits for next, in the outbox of `deliver`,
or joins the line. A reservation that waited for people then moves to today, by the limits that hold now. After lib/base.lua,
lib/ledger.lua, lib/turns.lua, lib/audit.lua.

KEYS  1 edit
ARGV  1 now in ms, empty for TIME   2 op: the name of this one call   3 edit id   4 the state that it waits in   5 the next one
      6 caps of its person today (JSON): core's `Caps`   7 note of who decided (JSON), empty for none: lib/audit.lua
      8... fields: a name, its value, and so on
Returns  {'went_on', the edit's fields and values} | {'gone'}: it does not wait in that state | {'refused', a refusal of the ledger's
         ...}: it goes on waiting. Nothing is written but for the first

A script that fails is not rolled back, so nothing here may fail after the first write: nobody's text is decoded after it.
--]]
local now = clock(ARGV[1])

local f = redis.call('HMGET', KEYS[1], 'state', 'op', 'server', 'person')
-- The answer to this very call was lost and it was sent again.
if f[2] == ARGV[2] then return { 'went_on', redis.call('HGETALL', KEYS[1]) } end
if f[1] ~= ARGV[4] then return { 'gone' } end

local caps, note = cjson.decode(ARGV[6]), ARGV[7] ~= '' and cjson.decode(ARGV[7])
if ARGV[5] == 'queued' then
  local refusal, kind = ledger_approve(now, ARGV[3], caps)
  if refusal then return { 'refused', unpack(refusal) } end
  if kind == 'gone' then return { 'gone' } end
end

if note then
  note.before, note.after = cjson.encode(f[1]), cjson.encode(ARGV[5])
  audit_note(now, note)
end
redis.call('HSET', KEYS[1], 'state', ARGV[5], 'op', ARGV[2])
for at = 8, #ARGV - 1, 2 do redis.call('HSET', KEYS[1], ARGV[at], ARGV[at + 1]) end
redis.call('HINCRBY', KEYS[1], 'rev', 1)
if ARGV[5] == 'queued' then
  turns_join(now, ARGV[3], f[3], f[4])
else
  redis.call('ZADD', key('outbox', 'deliver'), now, ARGV[3])
end
return { 'went_on', redis.call('HGETALL', KEYS[1]) }
