--[[
Somebody who was asked says yes to what is made of a clip of theirs: once, with its note, while it waits for that. After lib/base.lua,
lib/audit.lua.

KEYS  1 edit
ARGV  1 now in ms, empty for TIME   2 who says it   3 note of it (JSON): lib/audit.lua
Returns  the edit's fields and values, also when they have said it before; nothing when it does not wait for that
--]]
local f = redis.call('HMGET', KEYS[1], 'state', 'consents')
if f[1] ~= 'awaiting_consent' then return false end
-- Ids and times alone: nobody's text.
local consents = (f[2] or '') ~= '' and cjson.decode(f[2]) or {}
for _, one in ipairs(consents) do
  if one.by == ARGV[2] then return redis.call('HGETALL', KEYS[1]) end
end
local now, note = clock(ARGV[1]), cjson.decode(ARGV[3])
consents[#consents + 1] = { by = ARGV[2], atMs = now }
audit_note(now, note)
redis.call('HSET', KEYS[1], 'consents', cjson.encode(consents))
redis.call('HINCRBY', KEYS[1], 'rev', 1)
return redis.call('HGETALL', KEYS[1])
