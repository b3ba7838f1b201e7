--[[
The audit log's waiting room: a decision and its record are one step, so whatever decides notes it in its own script. Comes after
`base`. Hashes are SHA-256, which Redis cannot do: the records wait here until `audit-seal.ts` puts them into their chain.

  audit_note(now, note)    true when it was noted, false when this very call was noted before (its answer was lost and it was
                           sent again): then the script has decided before, and must change nothing
    note  a table, best `cjson.decode` of what `writeNote` (`audit-note.ts`) made: chain, op (the name of this one call), action,
          actor, subject, about, before, after, reason. All texts, or nil or cjson.null. `before` and `after` are JSON, so a script
          that stores JSON may give what it found and what it writes, and what is noted is what was.
  Call it before the first write: it fails for a note that is none.

Keys, after '{kling}:'. <chain> is a server's id, or 'bot'.

  audit:pending                set of chains with records that wait
  audit:pending:<chain>        list of those records (JSON), with `at` in ms
  audit:ops:<chain>            zset of the calls of the last day, by when
  audit:chains                 set of chains with entries or a checkpoint
  audit:news                   zset of chains with entries that were not copied elsewhere, by their last entry
  audit:copied                 hash: chain -> seq of the last entry that was
  audit:entries:<chain>        list of entries: '<hash> <the JSON it is the hash of>'
  audit:head:<chain>           '<seq> <hash>' of the last entry
  audit:checkpoint:<chain>     '<seq> <hash> <at in ms> <hash of these>' of the last entry that was dropped for its age
  audit:details:<chain>        hash: '<seq>' -> {salt, before, after}, '<seq>:reason' -> {salt, reason}; JSON
  audit:keys:<chain>           hash: user's id -> key of their pseudonym here
  audit:people:<chain>         hash: pseudonym -> user's id
  audit:last:<chain>           zset of pseudonyms that have a key, by the last entry they are in
  audit:chains-of:<user>       set of chains in which they have a pseudonym
--]]
local AUDIT_OPS_KEPT_MS = 86400000

local function audit_note(now, note)
  local at = whole(now)
  for _, name in ipairs({ 'chain', 'op', 'action' }) do
    assert(type(note[name]) == 'string' and note[name] ~= '', 'a note needs chain, op and action')
  end
  local ops = key('audit', 'ops', note.chain)
  redis.call('ZREMRANGEBYSCORE', ops, '-inf', '(' .. whole(now - AUDIT_OPS_KEPT_MS))
  if redis.call('ZADD', ops, 'NX', at, note.op) == 0 then return false end
  redis.call('PEXPIRE', ops, AUDIT_OPS_KEPT_MS)
  note.at = at
  redis.call('RPUSH', key('audit', 'pending', note.chain), cjson.encode(note))
  redis.call('SADD', key('audit', 'pending'), note.chain)
  return true
end
