import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import { type AuditNote, BOT_CHAIN, type Decision, type Json } from '../core/audit.ts';
import { wholeNumber } from './answers.ts';

/** Longest of each, in UTF-16 units. */
const MOST_REASON = 500;
const MOST_ABOUT = 100;
const MOST_CHANGE = 8_000;

/** A record that waits to be sealed. */
export interface PendingRecord {
  atMs: number;
  action: string;
  /** Users' ids. */
  actor: string | null;
  subject: string | null;
  about: string | null;
  before: Json;
  after: Json;
  reason: string | null;
}

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

const pending = z.object({
  at: wholeNumber,
  action: z.string(),
  actor: text,
  subject: text,
  about: text,
  before: text.transform(readChange),
  after: text.transform(readChange),
  reason: text.transform((value) => (value === null ? null : cut(value, MOST_REASON))),
});

/** Throws for a chain that is neither a server's id nor {@link BOT_CHAIN}: its name becomes part of keys. */
export function checkChain(chain: string): string {
  if (chain !== BOT_CHAIN && !/^\d{1,20}$/.test(chain)) throw new Error(`No chain: ${chain}`);
  return chain;
}

/**
 * A decision as scripts take it, for `cjson.decode` and `audit_note` in `lua/lib/audit.lua`. Each call makes a note of its own,
 * which is noted once, however often the command with it is sent. What only the script knows, it puts in itself.
 */
export function writeNote(decision: Decision | AuditNote): string {
  const { chain, action, actor, subject, about, reason } = decision;
  return JSON.stringify({
    chain: checkChain(chain),
    op: randomUUID(),
    action,
    actor,
    subject,
    about: about === null ? null : cut(about, MOST_ABOUT),
    reason: reason === null ? null : cut(reason, MOST_REASON),
    ...('before' in decision
      ? { before: writeChange(decision.before), after: writeChange(decision.after) }
      : {}),
  });
}

/** A record from what waits. One that cannot be read becomes one that says so, by the clock given: it must not hold up the others. */
export function readPending(stored: string, nowMs: number): PendingRecord {
  const read = pending.safeParse(parse(stored));
  if (read.success) {
    const { at, ...rest } = read.data;
    return { atMs: at, ...rest };
  }
  const nobody = { actor: null, subject: null, about: null, before: null, reason: null };
  const after = cut(stored, MOST_CHANGE);
  return { atMs: nowMs, action: 'audit.unreadable', ...nobody, after };
}

/** JSON inside JSON: scripts hand it on without taking it apart, since Lua would round numbers and lose empty lists. */
function writeChange(change: Json): string | null {
  return change === null ? null : wellFormed(JSON.stringify(change));
}

/** What was before or after. What is no JSON stays the text it is, what is too long is cut and says so. */
function readChange(stored: string | null): Json {
  if (stored === null) return null;
  if (stored.length > MOST_CHANGE) return { cut: cut(stored, MOST_CHANGE), chars: stored.length };
  const change = parse(stored);
  return change === undefined ? stored : (change as Json);
}

function parse(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    return undefined;
  }
}

function cut(long: string, most: number): string {
  return wellFormed(long.slice(0, most));
}

/** Half a surrogate pair, which also a cut can leave, is written as an escape that `cjson` does not take. */
function wellFormed(any: string): string {
  return any.replaceAll(/\p{Surrogate}/gu, '\u{FFFD}');
}
