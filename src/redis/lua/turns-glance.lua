--[[
What all who wait have in common (lib/turns.lua). A clip of unknown length counts as 0 here.

KEYS  1 servers that wait
ARGV  1 now in ms, empty for TIME   2 how many of those who are next to look at, at most
Returns  {{ms of clip of each of those, in order}, {clip, elapsed, clip, elapsed, ...} of what runs, all in ms,
  {how long ago each submit of the last minute was, in ms, the latest first}}
--]]
local now = clock(ARGV[1])

local function clipOf(edit) return tonumber(redis.call('HGET', key('edit', edit), 'clipMs') or 0) or 0 end
-- A clock that was set back must not make anything younger than nothing.
local function since(at) return math.max(0, now - tonumber(at)) end

local ahead, running, recent = {}, {}, {}
for at, edit in ipairs(turns_upcoming(tonumber(ARGV[2]))) do ahead[at] = clipOf(edit) end

local held = redis.call('ZRANGE', turns_key('running'), 0, -1, 'WITHSCORES')
for at = 1, #held, 2 do
  running[at] = clipOf(held[at])
  running[at + 1] = since(held[at + 1])
end

local submits = redis.call('ZREVRANGEBYSCORE', key('submits'), '+inf', '(' .. whole(now - TURNS_MINUTE), 'WITHSCORES')
for at = 2, #submits, 2 do recent[at / 2] = since(submits[at]) end
return { ahead, running, recent }
