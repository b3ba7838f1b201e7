import { z } from 'zod';

import { monthOf } from '../core/ledger.ts';
import { fieldsFrom, wholeNumber } from './answers.ts';

/** Where the ledger says one thing and its reservations another. Sets are written as their members, sorted. */
export interface Difference {
  /** A key without its tag, and the field: `ledger:bot:202611 held`. */
  what: string;
  stored: string;
  reckoned: string;
}

const DAY_MS = 86_400_000;
/** As long as `lua/lib/ledger.lua` keeps a settled reservation: of periods that began earlier, some may be gone. */
const KEEP_MS = 40 * DAY_MS;
const TAG = '{kling}:';

const seen = z.tuple([wholeNumber]).rest(z.tuple([z.string(), z.array(z.string())]));

const reservation = z.object({
  status: z.enum(['held', 'settled']),
  server: z.string(),
  person: z.string(),
  day: wholeNumber,
  clipMs: wholeNumber,
  micros: wholeNumber,
  pending: z.enum(['', '1']),
  spent: wholeNumber,
  back: z.enum(['', '1']),
});
type Reservation = z.infer<typeof reservation>;

/** Counters by `key field`, and sets by key. What is zero or empty is not there. */
class Book {
  readonly sums = new Map<string, number>();
  readonly sets = new Map<string, string[]>();

  add(what: string, amount: number): void {
    this.sums.set(what, (this.sums.get(what) ?? 0) + amount);
  }

  put(what: string, ...members: string[]): void {
    this.sets.set(what, [...(this.sets.get(what) ?? []), ...members]);
  }

  written(): Map<string, string> {
    const sums = [...this.sums].filter(([, sum]) => sum !== 0);
    const sets = [...this.sets].filter(([, members]) => members.length > 0);
    return new Map([
      ...sums.map(([what, sum]) => [what, String(sum)] as const),
      ...sets.map(([what, members]) => [what, members.toSorted().join(' ')] as const),
    ]);
  }
}

/** Compares what `lua/reckon.lua` saw: the counters that are stored against those that the reservations make. */
export function differences(answer: unknown): Difference[] {
  const [nowMs, ...found] = seen.parse(answer);
  const [stored, reckoned] = [new Book(), new Book()];
  for (const [name, values] of found) {
    const [kind = '', ...rest] = name.slice(TAG.length).split(':');
    if (kind === 'reservation')
      enter(reckoned, rest.join(':'), reservation.parse(fieldsFrom(values)));
    else copy(stored, name.slice(TAG.length), values);
  }
  const [is, should] = [stored.written(), reckoned.written()];
  return [...new Set([...is.keys(), ...should.keys()])]
    .filter((what) => isKnown(what, nowMs) && is.get(what) !== should.get(what))
    .map((what) => ({ what, stored: is.get(what) ?? '', reckoned: should.get(what) ?? '' }));
}

/** What one reservation adds to everything. */
function enter(book: Book, edit: string, r: Reservation): void {
  const person = `ledger:person:${r.server}:${r.person}:${r.day}`;
  if (r.back === '') {
    book.add(`${person} edits`, 1);
    book.add(`${person} clipMs`, r.clipMs);
  }
  const held = r.status === 'held';
  for (const budget of [
    `ledger:server:${r.server}:${r.day}`,
    `ledger:bot:${monthOf(r.day * DAY_MS)}`,
  ]) {
    book.add(`${budget} held`, held ? r.micros : 0);
    book.add(`${budget} spent`, r.spent);
  }
  if (!held) return;
  book.put('ledger:held', edit);
  book.put(`ledger:${r.pending === '1' ? 'pending' : 'running'}:${r.server}:${r.person}`, edit);
}

const SUMS = ['edits', 'clipMs', 'held', 'spent'];

function copy(book: Book, name: string, values: readonly string[]): void {
  if (!/^ledger:(?:person|server|bot):/.test(name)) return book.put(name, ...values);
  for (const [field, value] of Object.entries(fieldsFrom(values))) {
    if (SUMS.includes(field)) book.add(`${name} ${field}`, wholeNumber.parse(value));
  }
}

/** Whether all reservations of a counter's period must still be there. Sets are of those that are held: always. */
function isKnown(what: string, nowMs: number): boolean {
  const [, kind, period] = /^ledger:(person|server|bot):(?:.*:)?(\d+) /.exec(what) ?? [];
  if (kind === undefined) return true;
  const value = Number(period);
  if (kind !== 'bot') return value * DAY_MS > nowMs - KEEP_MS;
  const began = Date.UTC(Math.floor(value / 100), (value % 100) - 1, 1);
  return began > nowMs - KEEP_MS;
}
