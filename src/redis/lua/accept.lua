--[[
Accepts an edit: everything it needs to live on without the process that accepted it, in one step.

KEYS  1 edit  2 interaction  3 outbox of generate  4 active  5 intake  6 intakes  7 token
ARGV  1 now in ms, empty for TIME   2 deadline in ms   3 edit id   4 spec (JSON)   5 reply (JSON)
      6 owner of the intake   7 interaction id   8 ms to keep the interaction   9 message (JSON or empty)
      10 length of the clip in ms: a field of its own, so that no script has to decode the spec, which holds people's text
Returns  {'accepted'} | {'repeated', edit id} | {'late'} | {'id_exists'}: nothing written, the id is another edit's
--]]
local now = tonumber(ARGV[1])
if not now then
  local t = redis.call('TIME')
  now = t[1] * 1000 + math.floor(t[2] / 1000)
end

local known = redis.call('GET', KEYS[2])
if known then return { 'repeated', known } end
if now > tonumber(ARGV[2]) then return { 'late' } end

-- Whoever took the intake over tells the person that nothing was spent; accepting now would make that a lie.
local intake = redis.call('GET', KEYS[5])
if not intake or cjson.decode(intake).owner ~= ARGV[6] then return { 'late' } end
if redis.call('EXISTS', KEYS[1]) == 1 then return { 'id_exists' } end
local tokenLeft = redis.call('PTTL', KEYS[5])

redis.call('HSET', KEYS[1], 'spec', ARGV[4], 'clipMs', ARGV[10], 'acceptedAtMs', string.format('%.0f', now),
  'state', 'queued', 'rev', 1)
if ARGV[9] ~= '' then redis.call('HSET', KEYS[1], 'message', ARGV[9]) end
redis.call('SET', KEYS[2], ARGV[3], 'PX', ARGV[8])
if tokenLeft > 0 then redis.call('SET', KEYS[7], ARGV[5], 'PX', tokenLeft) end
redis.call('ZADD', KEYS[3], now, ARGV[3])
redis.call('ZADD', KEYS[4], now, ARGV[3])
redis.call('DEL', KEYS[5])
redis.call('ZREM', KEYS[6], ARGV[7])
return { 'accepted' }
