--[[
The store's clock, of the server that holds our keys: of a cluster each has its own.

KEYS  1 any of ours
Returns  { seconds since the epoch, microseconds }
--]]
return redis.call('TIME')
