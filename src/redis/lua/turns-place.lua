--[[
What is known of an edit's wait (lib/turns.lua). A clip of unknown length counts as 0 here.

KEYS  1 edit
ARGV  1 now in ms, empty for TIME   2 edit id   3 how many of those before it to look at, at most
Returns  nothing when it does not wait, else
  {position, {ms of clip of each of those before it, at most so many}, {clip, elapsed, clip, elapsed, ...} of what runs, all in ms,
  {how long ago each submit of the last minute was, in ms, the latest first},
  {ms from now, place by then with those who come before it, ms, place, ...}, places as texts since they are not whole}
--]]
local now = clock(ARGV[1])
local position = turns_place(ARGV[2])
if not position then return false end

local function clipOf(edit) return tonumber(redis.call('HGET', key('edit', edit), 'clipMs') or 0) or 0 end
-- A clock that was set back must not make anything younger than nothing.
local function since(at) return math.max(0, now - tonumber(at)) end

local ahead, running, recent = {}, {}, {}
for at, edit in ipairs(turns_upcoming(math.min(position - 1, tonumber(ARGV[3])))) do ahead[at] = clipOf(edit) end

local held = redis.call('ZRANGE', turns_key('running'), 0, -1, 'WITHSCORES')
for at = 1, #held, 2 do
  running[at] = clipOf(held[at])
  running[at + 1] = since(held[at + 1])
end

local submits = redis.call('ZREVRANGEBYSCORE', key('submits'), '+inf', '(' .. whole(now - TURNS_MINUTE), 'WITHSCORES')
for at = 2, #submits, 2 do recent[at / 2] = since(submits[at]) end

local later = {}
for at, place in ipairs(turns_later(now, ARGV[2])) do
  later[2 * at - 1] = TURNS_HORIZONS[at]
  later[2 * at] = string.format('%.3f', place)
end
return { position, ahead, running, recent, later }
