--[[
The line of edits that wait, and who takes the next turn. After lib/base.lua.

Servers take turns, and the people within a server do: whoever was served longest ago is next, and whoever was never served comes
before all who were, in order of arrival. A person's own edits are first come, first served. So between two turns of one, each
other one with work has had exactly one, whatever was typed first.

Keys under {kling}:turns; with nobody waiting and nothing running, `seq` is left, and the records of who was served, for a day:
  where                   hash  edit -> server:person; ids hold no colon
  servers                 zset  servers with waiting edits, by last turn (above 0) or arrival (below 0)
  servers:served          zset  servers without, by last turn: coming back, they must not pass who had none since
  people:<server>         zset  likewise the people of one server
  people:<server>:served  zset
  line:<server>:<person>  zset  edits by arrival
  counts                  hash  server -> number of waiting edits
  seq                     the last turn or arrival, counted up
  running                 zset  edits that hold a slot at the provider, by when they took it, in ms
And {kling}:arrivals, a list of the latest joins as `ms:server:person`, which expires.

turns_join(now, edit, server, person)  Into the line, unless it is in it or runs; true when it was put there.
turns_leave(edit)                      Out of the line; true when it was in it. Does not touch its slot.
turns_free(edit)                       Gives its slot at the provider back; true when it held one.
turns_next(now, slots, perMinute)      The edit whose turn it is, with its slot, rate and place in the outbox taken; or nil.
turns_places(now, edit)                1 for the next to start, or nil when it does not wait; and for each of TURNS_HORIZONS its place
                                       with those who come to stand before it in that time, if others go on arriving as they did
                                       lately, which is not whole.
turns_upcoming(most)                   The next `most` edits, in order.

join, leave and next cost the logarithm of the number waiting; places the number of servers and of people in its
server; upcoming what it is asked for.
--]]

-- Arrivals count up from here, turns from 0: whoever was never served sorts before whoever was. Exact in a double.
local TURNS_FIRST = -2 ^ 52
-- Edits that no longer wait should have left; at most so many are dropped in one call, so that the store is not held up.
local TURNS_LOOKS = 1000
local TURNS_MINUTE = 60000
-- How long, and of how many, it is known that they were served.
local TURNS_REMEMBER = 86400000
local TURNS_RECORDS = 10000
-- What counts as lately: so many arrivals at most, and not from longer ago than this.
local TURNS_ARRIVALS = 100
local TURNS_LATELY = 900000
-- Milliseconds from now.
local TURNS_HORIZONS = { 60000, 120000, 240000, 480000, 960000, 1920000, 3840000 }
-- While an edit is in one of these it may be at the provider, or about to go there.
local TURNS_HOLD = { queued = true, submitting = true, generating = true }

local function turns_key(...) return key('turns', ...) end
local function turns_line(server, person) return turns_key('line', server, person) end

local function turns_count_up() return redis.call('INCR', turns_key('seq')) end

-- A ring is two sorted sets: who waits, and who does not but was served lately.
local function turns_enter(ring, who)
  if redis.call('ZSCORE', ring, who) then return end
  local last = redis.call('ZSCORE', ring .. ':served', who)
  if last then redis.call('ZREM', ring .. ':served', who) end
  redis.call('ZADD', ring, last or whole(TURNS_FIRST + turns_count_up()), who)
end

-- A record is kept also when nobody waits: one who comes next and had no turn yet goes before one who had.
local function turns_exit(ring, who)
  local last, served = redis.call('ZSCORE', ring, who), ring .. ':served'
  redis.call('ZREM', ring, who)
  if tonumber(last) < 0 then return end
  redis.call('ZADD', served, last, who)
  redis.call('ZREMRANGEBYRANK', served, 0, -TURNS_RECORDS - 1)
  redis.call('PEXPIRE', served, TURNS_REMEMBER)
end

local function turns_serve(ring, who) redis.call('ZADD', ring, whole(turns_count_up()), who) end

local function turns_where(edit)
  local at = redis.call('HGET', turns_key('where'), edit)
  if not at then return nil end
  return string.match(at, '^(.-):(.*)$')
end

local function turns_join(now, edit, server, person)
  if redis.call('ZSCORE', turns_key('running'), edit) then return false end
  if redis.call('HSETNX', turns_key('where'), edit, server .. ':' .. person) == 0 then return false end
  turns_enter(turns_key('servers'), server)
  turns_enter(turns_key('people', server), person)
  redis.call('ZADD', turns_line(server, person), whole(turns_count_up()), edit)
  redis.call('HINCRBY', turns_key('counts'), server, 1)
  redis.call('LPUSH', key('arrivals'), whole(now) .. ':' .. server .. ':' .. person)
  redis.call('LTRIM', key('arrivals'), 0, TURNS_ARRIVALS - 1)
  redis.call('PEXPIRE', key('arrivals'), TURNS_LATELY)
  return true
end

local function turns_leave(edit)
  local server, person = turns_where(edit)
  if not server then return false end
  local line = turns_line(server, person)
  redis.call('HDEL', turns_key('where'), edit)
  redis.call('ZREM', line, edit)
  if redis.call('EXISTS', line) == 0 then turns_exit(turns_key('people', server), person) end
  if redis.call('HINCRBY', turns_key('counts'), server, -1) == 0 then
    redis.call('HDEL', turns_key('counts'), server)
    turns_exit(turns_key('servers'), server)
  end
  return true
end

local function turns_free(edit) return redis.call('ZREM', turns_key('running'), edit) == 1 end

-- A slot whose edit is gone or past the provider was not given back; without this it would be lost for ever.
local function turns_free_stale()
  for _, edit in ipairs(redis.call('ZRANGE', turns_key('running'), 0, -1)) do
    local state = redis.call('HGET', key('edit', edit), 'state')
    if not state or not TURNS_HOLD[state] then turns_free(edit) end
  end
end

local function turns_slot_free(slots)
  local running = turns_key('running')
  if redis.call('ZCARD', running) < slots then return true end
  turns_free_stale()
  return redis.call('ZCARD', running) < slots
end

local function turns_take(now, edit)
  local server, person = turns_where(edit)
  turns_serve(turns_key('servers'), server)
  turns_serve(turns_key('people', server), person)
  turns_leave(edit)
  local at, submits, take = whole(now), key('submits'), 0
  redis.call('ZADD', turns_key('running'), at, edit)
  -- The same edit may be taken twice in a minute, and both count.
  while redis.call('ZADD', submits, 'NX', at, edit .. ':turn:' .. take) == 0 do take = take + 1 end
  redis.call('PEXPIRE', submits, TURNS_MINUTE + 1)
  redis.call('HSET', key('edit', edit), 'turn', '1')
  redis.call('ZADD', key('outbox', 'generate'), at, edit)
end

local function turns_first()
  local server = redis.call('ZRANGE', turns_key('servers'), 0, 0)[1]
  if not server then return nil end
  local person = redis.call('ZRANGE', turns_key('people', server), 0, 0)[1]
  return redis.call('ZRANGE', turns_line(server, person), 0, 0)[1]
end

local function turns_next(now, slots, perMinute)
  if redis.call('EXISTS', key('pause')) == 1 or not turns_slot_free(slots) then return nil end
  redis.call('ZREMRANGEBYSCORE', key('submits'), '-inf', whole(now - TURNS_MINUTE))
  if redis.call('ZCARD', key('submits')) >= perMinute then return nil end
  for _ = 1, TURNS_LOOKS do
    local edit = turns_first()
    if not edit then return nil end
    if redis.call('HGET', key('edit', edit), 'state') == 'queued' then
      turns_take(now, edit)
      return edit
    end
    turns_leave(edit)
  end
  return nil
end

-- How fast edits arrived lately, in edits a ms: by server, and by person within `server`.
local function turns_arriving(now, server)
  local servers, people, oldest = {}, {}, now
  local latest = redis.call('LRANGE', key('arrivals'), 0, -1)
  for _, arrival in ipairs(latest) do
    local at, where, who = string.match(arrival, '^(%d+):(.-):(.*)$')
    if now - tonumber(at) < TURNS_LATELY then
      oldest = math.min(oldest, tonumber(at))
      servers[where] = (servers[where] or 0) + 1
      if where == server then people[who] = (people[who] or 0) + 1 end
    end
  end
  -- A full list may not reach back that far.
  local span = #latest < TURNS_ARRIVALS and TURNS_LATELY or math.max(1, now - oldest)
  for where, count in pairs(servers) do servers[where] = count / span end
  for who, count in pairs(people) do people[who] = count / span end
  return servers, people
end

-- All of a ring but `owner`: how many edits each has, how many it gains in a ms, and whether its turn is before the owner's.
local function turns_others(ring, owner, count, arriving)
  local others, waits, own = {}, {}, tonumber(redis.call('ZSCORE', ring, owner))
  local flat = redis.call('ZRANGE', ring, 0, -1, 'WITHSCORES')
  for at = 1, #flat, 2 do
    local who = flat[at]
    waits[who] = true
    if who ~= owner then
      others[#others + 1] = { has = count(who), gains = arriving[who] or 0, first = tonumber(flat[at + 1]) < own }
    end
  end
  for who, gains in pairs(arriving) do
    if not waits[who] then
      -- One without a record would come after all others without one: at 0, between them and those who were served.
      local last = tonumber(redis.call('ZSCORE', ring .. ':served', who) or 0)
      others[#others + 1] = { has = 0, gains = gains, first = last < own }
    end
  end
  return others
end

-- The rank of what is the `k`th of its owner's, counted from 0: in each round every other one of the ring takes one turn, and
-- those before the owner take theirs of the owner's own round too.
local function turns_rank(others, k, inMs)
  local rank = k
  for _, other in ipairs(others) do
    rank = rank + math.min(other.has + other.gains * inMs, other.first and k + 1 or k)
  end
  return rank
end

-- Its place as a function of how long others go on arriving, in ms.
local function turns_outlook(edit, server, person, byServer, byPerson)
  local flat, counts = redis.call('HGETALL', turns_key('counts')), {}
  for at = 1, #flat, 2 do counts[flat[at]] = tonumber(flat[at + 1]) end
  local own = redis.call('ZRANK', turns_line(server, person), edit)
  local servers = turns_others(turns_key('servers'), server, function(who) return counts[who] end, byServer)
  local people = turns_others(turns_key('people', server), person, function(who)
    return redis.call('ZCARD', turns_line(server, who))
  end, byPerson)
  return function(inMs) return 1 + turns_rank(servers, turns_rank(people, own, inMs), inMs) end
end

local function turns_places(now, edit)
  local server, person = turns_where(edit)
  if not server then return nil end
  local outlook, later = turns_outlook(edit, server, person, turns_arriving(now, server)), {}
  for at, inMs in ipairs(TURNS_HORIZONS) do later[at] = outlook(inMs) end
  return outlook(0), later
end

-- Takes from each source in turn, round after round, until none has anything left.
local function turns_rounds(sources)
  local staying, at = {}, 0
  return function()
    while true do
      at = at + 1
      if at > #sources then
        if #staying == 0 then return nil end
        sources, staying, at = staying, {}, 1
      end
      local edit = sources[at]()
      if edit then
        staying[#staying + 1] = sources[at]
        return edit
      end
    end
  end
end

-- One source for each of the ring's first `most`: later ones cannot be among the first `most` edits.
local function turns_sources(ring, most, source)
  local sources = {}
  for at, who in ipairs(redis.call('ZRANGE', ring, 0, most - 1)) do sources[at] = source(who) end
  return turns_rounds(sources)
end

local function turns_upcoming(most)
  local edits = {}
  if most < 1 then return edits end
  local following = turns_sources(turns_key('servers'), most, function(server)
    local people
    return function()
      people = people or turns_sources(turns_key('people', server), most, function(person)
        local at = -1
        return function()
          at = at + 1
          return redis.call('ZRANGE', turns_line(server, person), at, at)[1]
        end
      end)
      return people()
    end
  end)
  while #edits < most do
    local edit = following()
    if not edit then return edits end
    edits[#edits + 1] = edit
  end
  return edits
end
