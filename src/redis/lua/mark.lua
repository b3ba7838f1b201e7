--[[
Sets the submit mark. Between this mark and the request id lies the one POST that may be billed, so a mark is set only where
there is neither. The first submit was counted against the rate when its turn came (lib/turns.lua); a repeated one is counted
here, over the last 60 s whenever they began. After lib/base.lua.

KEYS  1 edit  2 submits: when each one was
ARGV  1 now in ms, empty for TIME   2 mark (JSON)   3 submits a minute
Returns  {'marked', the edit's fields and values} | {'wait', ms} | {'taken'}
--]]
local now = clock(ARGV[1])

local f = redis.call('HMGET', KEYS[1], 'state', 'mark', 'requestId', 'turn')
local state, mark, counted = f[1], f[2] or '', f[4] == '1'
-- The answer to this very call was lost and it was sent again.
if mark == ARGV[2] and state == 'submitting' then return { 'marked', redis.call('HGETALL', KEYS[1]) } end
local free = state == 'queued' or (state == 'submitting' and mark == '' and not f[3])
if not free then return { 'taken' } end

if counted then
  redis.call('HDEL', KEYS[1], 'turn')
else
  redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now - 60000)
  if redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[3]) then
    local first = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')
    return { 'wait', math.max(1, math.ceil(tonumber(first[2]) + 60001 - now)) }
  end
  redis.call('ZADD', KEYS[2], now, KEYS[1] .. ARGV[2])
  redis.call('PEXPIRE', KEYS[2], 60001)
end

redis.call('HSET', KEYS[1], 'state', 'submitting', 'mark', ARGV[2])
if state == 'queued' then redis.call('HINCRBY', KEYS[1], 'rev', 1) end
return { 'marked', redis.call('HGETALL', KEYS[1]) }
