--[[
Changes the state of an edit, with everything that belongs to the change: its fields, its place in the next queue's outbox, its
slot at the provider, at an ending what it holds against the limits, and who decided it. After lib/base.lua, lib/ledger.lua,
lib/turns.lua, lib/audit.lua.

KEYS  1 edit  2 outbox to write, or the edit again for none  3 timings
ARGV  1 now in ms, empty for TIME   2 op: the name of this one call   3 states it may be in, comma-separated
      4 where it goes (JSON): state; settle, an entry of core's `SETTLEMENTS` where that is an ending; holdsSlot, whether it still
      waits for the provider or is there; timed, whether to record how long it took; listedMs, how long it then stands in the list of
      its server's results, unless it was taken down by then
      5 the same for an edit whose result is to be dropped
      6 edit id   7 '1' to write the outbox   8 '1' only while no submit mark stands on it
      9 note of the decision (JSON), empty for none: lib/audit.lua
      10... fields: a name, its value, and so on
Returns  the edit's fields and values, or nothing when it may not be moved

A script that fails is not rolled back, so nothing here may fail after the first write: nobody's text is decoded.
--]]
local now = clock(ARGV[1])

local f = redis.call('HMGET', KEYS[1], 'state', 'op', 'mark', 'dropped', 'server', 'takeDown')
local state = f[1]
if not state then return false end
-- The answer to this very call was lost and it was sent again.
if f[2] == ARGV[2] then return redis.call('HGETALL', KEYS[1]) end
if not string.find(',' .. ARGV[3] .. ',', ',' .. state .. ',', 1, true) then return false end
if ARGV[8] == '1' and (f[3] or '') ~= '' then return false end

local to = cjson.decode(f[4] == '1' and ARGV[5] or ARGV[4])
if ARGV[9] ~= '' then
  local note = cjson.decode(ARGV[9])
  note.before, note.after = cjson.encode(state), cjson.encode(to.state)
  audit_note(now, note)
end
redis.call('HSET', KEYS[1], 'state', to.state, 'op', ARGV[2])
redis.call('HINCRBY', KEYS[1], 'rev', 1)
for at = 10, #ARGV - 1, 2 do redis.call('HSET', KEYS[1], ARGV[at], ARGV[at + 1]) end
if ARGV[7] == '1' then redis.call('ZADD', KEYS[2], now, ARGV[6]) end
if not to.holdsSlot then
  turns_leave(ARGV[6])
  turns_free(ARGV[6])
end
if to.settle then
  redis.call('HSET', KEYS[1], 'endedAtMs', whole(now))
  ledger_settle(now, ARGV[6], to.settle)
end
if to.listedMs and f[5] and (f[6] or '') == '' then
  local list = key('history', f[5])
  redis.call('ZADD', list, whole(now), ARGV[6])
  redis.call('ZREMRANGEBYSCORE', list, '-inf', '(' .. whole(now - to.listedMs))
  redis.call('PEXPIRE', list, whole(to.listedMs))
end
if to.timed then
  local t = redis.call('HMGET', KEYS[1], 'clipMs', 'submittedAtMs', 'completedAtMs')
  local clip, from, till = tonumber(t[1] or ''), tonumber(t[2] or ''), tonumber(t[3] or '')
  if clip and from and till then
    redis.call('LPUSH', KEYS[3], string.format('{"clipMs":%.0f,"tookMs":%.0f}', clip, till - from))
    redis.call('LTRIM', KEYS[3], 0, 49)
  end
end
return redis.call('HGETALL', KEYS[1])
