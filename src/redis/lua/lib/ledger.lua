--[[
The ledger: what edits hold and have used up of every limit. The arithmetic is that of `src/core/ledger.ts`, done in the step
that accepts, approves or ends an edit. Comes after `base`.

Functions for scripts; what they are given is theirs to have checked before their own first write:

  ledger_reserve(now, ask, caps)     refusal or nil, 'reserved' | 'repeated' | 'refused'
    ask    { edit, server, person (ids), clipMs, micros (the estimate), awaitsApproval }
    caps   core's `Caps`, field by field
    An edit that has had a reservation gets no second one, whatever became of the first.
  ledger_approve(now, edit, caps)    refusal or nil, 'approved' | 'repeated' | 'refused' | 'gone'
    Moves a pending reservation to now's day and among those running. `caps` are those of its person today. The cool-down is
    not asked. 'gone': there is no reservation, or it is settled.
  ledger_settle(now, edit, rules)    1 when this call settled it, 0 when there was nothing to settle
    rules  { taken = { person, money }, untaken = { person, money } }: a state's entry of core's `SETTLEMENTS`
    Whether the provider may have taken the edit, and what it cost, is read from the edit's hash: so call it after the ending's
    fields are written there.
  ledger_standing(now, server, person)    core's `Standing`, and `day`

A refusal is { code, now in ms, numbers of its facts ... }, all strings; `refusalFrom` in `ledger.ts` makes a `Failure` of it.

Keys, after '{kling}:'. A day is counted since 1970 in UTC; a month is the number 202611.

  reservation:<edit>                      hash: status held|settled, server, person, day (it is taken from), clipMs, micros,
                                          pending ('1' or ''), spent (micros), back ('1': the person's share was given back)
  ledger:person:<server>:<person>:<day>   hash: edits, clipMs
  ledger:running:<server>:<person>        set of edits
  ledger:pending:<server>:<person>        set of edits that wait for a moderator
  ledger:cooldown:<server>:<person>       when their last one was accepted, in ms
  ledger:server:<server>:<day>            hash: held, spent, cap (micros), told ('1' once the operators were told of it)
  ledger:bot:<month>                      the same
  ledger:held                             zset of edits with a held reservation, by when they were accepted
  ledger:lines                            stream: one line for each change; all sums follow from the lines alone
  notices                                 hash: id -> core's `Notice` as JSON

A held reservation and its places in sets stay until it is settled. Everything else goes 40 days after its last change: longer
than a month, so that a month's sums can be checked against its reservations until it is over, and longer than anybody waits for
a moderator. Where a day is gone all the same, nobody looks at it any more, and nothing is given back to it.
--]]
local LEDGER_KEEP_MS = 40 * 86400000
local LEDGER_DAY_MS = 86400000

-- The month of a day, by the calendar of civil dates: years are taken to begin in March, so that the leap day comes last.
local function ledger_month(day)
  local since = day + 719468
  local era = math.floor(since / 146097)
  local at = since - era * 146097
  local year = math.floor((at - math.floor(at / 1460) + math.floor(at / 36524) - math.floor(at / 146096)) / 365)
  local rest = at - (365 * year + math.floor(year / 4) - math.floor(year / 100))
  local march = math.floor((5 * rest + 2) / 153)
  local month = march < 10 and march + 3 or march - 9
  return (year + era * 400 + (month <= 2 and 1 or 0)) * 100 + month
end

local function ledger_numbers(name, ...)
  local values = redis.call('HMGET', name, ...)
  for at = 1, #values do values[at] = tonumber(values[at] or 0) end
  return unpack(values)
end

local function ledger_standing(now, server, person)
  local day = math.floor(now / LEDGER_DAY_MS)
  local s = { nowMs = now, day = day }
  s.running = redis.call('SCARD', key('ledger', 'running', server, person))
  s.pending = redis.call('SCARD', key('ledger', 'pending', server, person))
  s.lastAcceptedMs = tonumber(redis.call('GET', key('ledger', 'cooldown', server, person)) or nil)
  s.dayEdits, s.dayClipMs = ledger_numbers(key('ledger', 'person', server, person, day), 'edits', 'clipMs')
  s.serverHeldMicros, s.serverSpentMicros = ledger_numbers(key('ledger', 'server', server, day), 'held', 'spent')
  s.botHeldMicros, s.botSpentMicros = ledger_numbers(key('ledger', 'bot', ledger_month(day)), 'held', 'spent')
  return s
end

local function ledger_over(used, more, cap)
  return cap > 0 and used + more > cap
end

-- As core's `refusalFor`: the same questions in the same order.
local function ledger_refusal(s, caps, ask)
  -- What will be written is looked at here, before the first write.
  for _, n in ipairs({ ask.clipMs, ask.micros, caps.serverDayMicros, caps.botMonthMicros }) do whole(n) end
  local now = whole(s.nowMs)
  local bot, server = s.botHeldMicros + s.botSpentMicros, s.serverHeldMicros + s.serverSpentMicros
  if ledger_over(bot, ask.micros, caps.botMonthMicros) then return { 'limit_bot_month', now } end
  if ledger_over(server, ask.micros, caps.serverDayMicros) then
    return { 'limit_server_day', now, whole(math.max(0, caps.serverDayMicros - server)), whole(ask.micros) }
  end
  if ledger_over(s.dayEdits, 1, caps.dayEdits) then return { 'limit_day_edits', now, whole(caps.dayEdits) } end
  if ledger_over(s.dayClipMs, ask.clipMs, caps.dayClipMs) then
    local left = math.max(0, caps.dayClipMs - s.dayClipMs)
    return { 'limit_day_clip', now, whole(left), whole(ask.clipMs), whole(caps.dayClipMs) }
  end
  if ask.awaitsApproval and ledger_over(s.pending, 1, caps.pendingApprovals) then
    return { 'limit_pending', now, whole(caps.pendingApprovals) }
  end
  if not ask.awaitsApproval and ledger_over(s.running, 1, caps.atOnce) then
    return { 'limit_at_once', now, whole(caps.atOnce) }
  end
  if caps.cooldownMs > 0 and s.lastAcceptedMs and s.nowMs < s.lastAcceptedMs + caps.cooldownMs then
    return { 'limit_cooldown', now, whole(s.lastAcceptedMs + caps.cooldownMs) }
  end
  return nil
end

-- A reservation as a table, or nil.
local function ledger_read(edit)
  local names = { 'status', 'server', 'person', 'day', 'clipMs', 'micros', 'pending' }
  local f = redis.call('HMGET', key('reservation', edit), unpack(names))
  if not f[1] then return nil end
  return {
    edit = edit, status = f[1], server = f[2], person = f[3], day = tonumber(f[4]),
    clipMs = tonumber(f[5]), micros = tonumber(f[6]), pending = f[7] == '1',
  }
end

local function ledger_crowd(r)
  return key('ledger', r.pending and 'pending' or 'running', r.server, r.person)
end

local function ledger_budgets(r)
  local month = ledger_month(r.day)
  return {
    { name = key('ledger', 'server', r.server, r.day), id = 'budget:server:' .. r.server .. ':' .. whole(r.day),
      scope = '"server","serverId":' .. cjson.encode(r.server), cap = 'serverDayMicros' },
    { name = key('ledger', 'bot', month), id = 'budget:bot:' .. whole(month), scope = '"bot"', cap = 'botMonthMicros' },
  }
end

-- Puts a notice on its way when a budget is used to four fifths, once in its period.
local function ledger_watch(budget)
  local held, spent, cap, told = ledger_numbers(budget.name, 'held', 'spent', 'cap', 'told')
  local used = held + spent
  if told == 1 or cap <= 0 or used * 5 < cap * 4 then return end
  redis.call('HSET', budget.name, 'told', '1')
  redis.call('HSET', key('notices'), budget.id, '{"kind":"budget","scope":' .. budget.scope
    .. ',"usedMicros":' .. whole(used) .. ',"capMicros":' .. whole(cap) .. '}')
end

local function ledger_add(name, field, amount)
  redis.call('HINCRBY', name, field, whole(amount))
  redis.call('PEXPIRE', name, whole(LEDGER_KEEP_MS))
end

-- Puts a reservation's share onto its day and month.
local function ledger_put(r, caps)
  local mine = key('ledger', 'person', r.server, r.person, r.day)
  ledger_add(mine, 'edits', 1)
  ledger_add(mine, 'clipMs', r.clipMs)
  for _, budget in ipairs(ledger_budgets(r)) do
    ledger_add(budget.name, 'held', r.micros)
    redis.call('HSET', budget.name, 'cap', whole(caps[budget.cap]))
    ledger_watch(budget)
  end
end

-- Takes a reservation's share off the day and the month it was taken from; `spent` stays there as money spent.
local function ledger_take(r, back, spent)
  local mine = key('ledger', 'person', r.server, r.person, r.day)
  if back and redis.call('EXISTS', mine) == 1 then
    ledger_add(mine, 'edits', -1)
    ledger_add(mine, 'clipMs', -r.clipMs)
  end
  for _, budget in ipairs(ledger_budgets(r)) do
    if redis.call('EXISTS', budget.name) == 1 then
      ledger_add(budget.name, 'held', -r.micros)
      ledger_add(budget.name, 'spent', spent)
      ledger_watch(budget)
    end
  end
end

-- `more`: was (the day before the change), spent, back. The stream's own clock makes its ids, since only that never goes back.
local function ledger_line(now, op, r, more)
  redis.call('XADD', key('ledger', 'lines'), 'MINID', '~', whole(clock('') - LEDGER_KEEP_MS), '*',
    'at', whole(now), 'op', op, 'edit', r.edit, 'server', r.server, 'person', r.person, 'day', whole(r.day),
    'was', whole(more.was or r.day), 'clipMs', whole(r.clipMs), 'micros', whole(r.micros),
    'spent', whole(more.spent or 0), 'back', more.back and '1' or '', 'pending', r.pending and '1' or '')
end

local function ledger_reserve(now, ask, caps)
  local name = key('reservation', ask.edit)
  if redis.call('EXISTS', name) == 1 then return nil, 'repeated' end
  local s = ledger_standing(now, ask.server, ask.person)
  local refusal = ledger_refusal(s, caps, ask)
  if refusal then return refusal, 'refused' end

  local r = {
    edit = ask.edit, server = ask.server, person = ask.person, day = s.day,
    clipMs = ask.clipMs, micros = ask.micros, pending = ask.awaitsApproval,
  }
  redis.call('HSET', name, 'status', 'held', 'server', r.server, 'person', r.person, 'day', whole(r.day),
    'clipMs', whole(r.clipMs), 'micros', whole(r.micros), 'pending', r.pending and '1' or '', 'spent', '0', 'back', '')
  ledger_put(r, caps)
  redis.call('SADD', ledger_crowd(r), r.edit)
  redis.call('SET', key('ledger', 'cooldown', r.server, r.person), whole(now), 'PX', whole(LEDGER_KEEP_MS))
  redis.call('ZADD', key('ledger', 'held'), whole(now), r.edit)
  ledger_line(now, 'reserve', r, {})
  return nil, 'reserved'
end

-- How full everything is without the reservation's own share, where that lies on the same day or month.
local function ledger_others(now, r)
  local s = ledger_standing(now, r.server, r.person)
  if s.day == r.day then
    s.dayEdits, s.dayClipMs = s.dayEdits - 1, s.dayClipMs - r.clipMs
    s.serverHeldMicros = s.serverHeldMicros - r.micros
  end
  if ledger_month(s.day) == ledger_month(r.day) then s.botHeldMicros = s.botHeldMicros - r.micros end
  s.lastAcceptedMs = nil
  return s
end

local function ledger_approve(now, edit, caps)
  local r = ledger_read(edit)
  if not r or r.status ~= 'held' then return nil, 'gone' end
  if not r.pending then return nil, 'repeated' end
  local others = ledger_others(now, r)
  local refusal = ledger_refusal(others, caps, { clipMs = r.clipMs, micros = r.micros, awaitsApproval = false })
  if refusal then return refusal, 'refused' end

  local was = r.day
  ledger_take(r, true, 0)
  redis.call('SREM', ledger_crowd(r), edit)
  r.day, r.pending = others.day, false
  ledger_put(r, caps)
  redis.call('SADD', ledger_crowd(r), edit)
  redis.call('HSET', key('reservation', edit), 'day', whole(r.day), 'pending', '')
  ledger_line(now, 'approve', r, { was = was })
  return nil, 'approved'
end

-- The provider's own figure, or nil: what is no amount of money counts as none.
local function ledger_cost(given)
  local cost = tonumber(given or nil)
  if not cost or not (cost >= 0 and cost < 2 ^ 53) then return nil end
  return math.floor(cost)
end

local function ledger_settle(now, edit, rules)
  local name, r = key('reservation', edit), ledger_read(edit)
  if not r or r.status ~= 'held' then
    redis.call('ZREM', key('ledger', 'held'), edit)
    return 0
  end
  local f = redis.call('HMGET', key('edit', edit), 'mark', 'requestId', 'outputUrl', 'costMicros')
  local taken = (f[1] or '') ~= '' or (f[2] or '') ~= '' or (f[3] or '') ~= ''
  local rule = taken and rules.taken or rules.untaken
  local spent = 0
  if rule.money ~= 'back' then
    spent = ledger_cost(f[4]) or (rule.money == 'cost_or_estimate' and r.micros) or 0
  end

  local back = rule.person == 'back'
  ledger_take(r, back, spent)
  redis.call('SREM', ledger_crowd(r), edit)
  redis.call('ZREM', key('ledger', 'held'), edit)
  redis.call('HSET', name, 'status', 'settled', 'spent', whole(spent), 'back', back and '1' or '')
  redis.call('PEXPIRE', name, whole(LEDGER_KEEP_MS))
  ledger_line(now, 'settle', r, { spent = spent, back = back })
  return 1
end
