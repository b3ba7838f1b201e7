/** Keys of one kind in the store, and who sees to it that they do not stay for ever. */
export interface KeyFamily {
  /** After `{kling}:`. */
  pattern: RegExp;
  /** Who takes them away; of those that expire, what they expire with. */
  owner: string;
  /** `expires`: each has an expiry. `lasts`: one key, or one for each server or person, that its owner empties or removes. */
  life: 'expires' | 'lasts';
}

const ID = String.raw`[\w-]+`;
const family = (life: KeyFamily['life'], pattern: string, owner: string): KeyFamily => ({
  life,
  owner,
  pattern: new RegExp(`^(?:${pattern.replaceAll('ID', ID)})$`),
});

/**
 * Every kind of key that the product makes, once no edit is under way: then an edit's own keys expire as well. What is in none of
 * these, or does not expire though its kind does, is a leak.
 */
export const KEY_FAMILIES: readonly KeyFamily[] = [
  family('expires', 'edit:ID', 'RETENTION_DAYS after the edit is over'),
  family('expires', 'interaction:ID', 'RETENTION_DAYS'),
  family('expires', 'edits-of:ID:ID', 'RETENTION_DAYS and the longest life of an edit'),
  family('expires', 'servers-of:ID', 'RETENTION_DAYS and the longest life of an edit'),
  family('expires', 'thumb:ID', 'with its edit; whoever takes it down, or erases it'),
  family('expires', 'history:ID', 'RETENTION_DAYS after the last result; cut by age with each'),
  family('expires', 'tree:ID', 'RETENTION_DAYS and the longest life of an edit'),
  family('expires', 'draft:ID', 'the time a form may be open'),
  family('expires', 'offer:ID', 'whoever takes it, or some hours'),
  family('expires', 'preparing', 'the lock time, renewed by workers'),
  family('expires', 'token:ID', "the interaction's token, 15 min"),
  family('expires', 'intake:ID', "the interaction's token, 15 min"),
  family('expires', 'reservation:ID', '40 days after it was settled'),
  family('expires', 'ledger:(person|server):ID(:ID)?:ID', '40 days'),
  family('expires', 'ledger:bot:ID', 'its month'),
  family('expires', 'ledger:cooldown:ID:ID', '40 days'),
  family('expires', 'alive:.+', 'the lock time, renewed by the process'),
  family('expires', '(trial|refresh|pause-probe|pause:probe)(:.+)?', 'the time between two'),
  family('expires', 'audit:claim:ID', 'the time between two'),
  family('expires', 'audit:ops:ID', 'the time in which a call may be sent again'),
  family('expires', 'submits', 'a minute'),
  family('expires', 'arrivals', 'a quarter of an hour'),
  family('expires', 'turns:servers:served|turns:people:ID:served', 'a day after the last turn'),
  family('expires', 'reports(-showing)?:ID|reported-by:ID', 'with their edit'),
  family('lasts', 'active', 'the sweep, with each edit that is over and told'),
  family('lasts', 'intakes', 'the reconciler, with each intake'),
  family('lasts', 'outbox:ID', 'the reconciler, with each push'),
  family('lasts', 'reports-due', 'whoever shows reports'),
  family('lasts', 'timings', 'itself: the latest only'),
  family('lasts', 'ledger:(held|lines)', 'settling; the lines are cut by age'),
  family('lasts', 'turns:seq', 'nobody: one number'),
  family('lasts', 'commands:ID', 'the next registration: one for each place'),
  family('lasts', 'restoring', 'npm run restored, at its end'),
  family('lasts', 'turns:(servers|counts|running)', 'the line: only what waits or runs'),
  family('lasts', 'notices|pause', 'whoever tells operators, whoever ends the pause'),
  family('lasts', 'servers|servers-looked|servers-removed', 'the purge of servers'),
  family('lasts', '(server|blocks):ID', 'the purge of servers'),
  family('lasts', 'person:ID', 'its person, with /kling privacy'),
  family('lasts', 'audit:(chains|pending|news|copied)', 'the sealing and the copying'),
  family('lasts', 'audit:ID:ID', 'the pruning, RETENTION_DAYS; the purge of servers'),
  family('lasts', 'audit:chains-of:ID', 'forgetting that person'),
  family('lasts', '(generate|deliver):(meta|events|marker|pc|id|stalled)', "BullMQ's own"),
  family('expires', '(generate|deliver):(stalled-check|limiter)', "BullMQ's own"),
];

/** A key as the store has it; `ttlMs` is -1 where it does not expire. */
export interface SeenKey {
  name: string;
  ttlMs: number;
}

const TAG = '{kling}:';

/** What is wrong with the keys that were left: no owner known, or no expiry where its kind has one. A line each. */
export function strayKeys(keys: readonly SeenKey[]): string[] {
  return keys.flatMap(({ name, ttlMs }) => {
    const own = name.startsWith(TAG) ? name.slice(TAG.length) : null;
    const kind = KEY_FAMILIES.find(({ pattern }) => own !== null && pattern.test(own));
    if (!kind) return [`${name} has no owner`];
    return kind.life === 'expires' && ttlMs < 0 ? [`${name} does not expire`] : [];
  });
}
