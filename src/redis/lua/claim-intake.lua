--[[
Takes over an intake whose process is gone. From then on the old process, should it live after all, can no longer accept it.

KEYS  1 intake  2 intakes
ARGV  1 the intake as it was read   2 the intake with its new owner   3 interaction id
Returns  1 when taken over, else 0
--]]
local known = redis.call('GET', KEYS[1])
if not known then
  redis.call('ZREM', KEYS[2], ARGV[3])
  return 0
end
if known ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL')
return 1
