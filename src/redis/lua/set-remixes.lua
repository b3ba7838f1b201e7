--[[
Who may remix an edit's result, by the word of its person. A record that is gone is not made anew.

KEYS  1 edit
ARGV  1 person   2 rule
Returns  1 when it is set; 0 when the edit is another's, or gone
--]]
if redis.call('HGET', KEYS[1], 'person') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'remixes', ARGV[2])
return 1
