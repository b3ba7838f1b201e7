import type { LedgerLine } from '../../../src/redis/ledger.ts';

/** Everything that is counted, by key and field; what is zero or empty is left out. Sets are written as sorted members. */
export type Counters = Record<string, number | string>;

/** Adds up records in the names of `Counters`. */
export class Tally {
  private readonly sums = new Map<string, number>();
  private readonly sets = new Map<string, Set<string>>();

  add(name: string, amount: number): void {
    this.sums.set(name, (this.sums.get(name) ?? 0) + amount);
  }
  set(name: string, value: number): void {
    this.sums.set(name, value);
  }
  join(name: string, member: string): void {
    this.sets.set(name, (this.sets.get(name) ?? new Set()).add(member));
  }
  leave(name: string, member: string): void {
    this.sets.get(name)?.delete(member);
  }
  counters(): Counters {
    const sums = [...this.sums].filter(([, sum]) => sum !== 0);
    const sets = [...this.sets].filter(([, members]) => members.size > 0);
    return Object.fromEntries([
      ...sums,
      ...sets.map(([name, members]) => [name, [...members].toSorted().join(' ')]),
    ]);
  }
}

/** The names of a day's counters, and of its month's. */
export const names = {
  person: (server: string, person: string, day: number) => `person:${server}:${person}:${day}`,
  server: (server: string, day: number) => `server:${server}:${day}`,
  bot: (day: number) => {
    const date = new Date(day * 86_400_000);
    return `bot:${date.getUTCFullYear() * 100 + date.getUTCMonth() + 1}`;
  },
};

/** All counters from the lines alone, the oldest first. */
export function countersOfLines(lines: readonly LedgerLine[]): Counters {
  const tally = new Tally();
  for (const line of lines) {
    const share = (day: number, sign: number, held: number, spent: number): void => {
      const mine = names.person(line.serverId, line.userId, day);
      tally.add(`${mine} edits`, sign);
      tally.add(`${mine} clipMs`, sign * line.clipMs);
      for (const budget of [names.server(line.serverId, day), names.bot(day)]) {
        tally.add(`${budget} held`, held);
        tally.add(`${budget} spent`, spent);
      }
    };
    const person = `${line.serverId}:${line.userId}`;
    const crowd = `${line.pending ? 'pending' : 'running'}:${person}`;
    if (line.op === 'approve') {
      share(line.dayBefore, -1, -line.micros, 0);
      share(line.day, 1, line.micros, 0);
      tally.leave(`pending:${person}`, line.editId);
      tally.join(crowd, line.editId);
    } else if (line.op === 'reserve') {
      share(line.day, 1, line.micros, 0);
      tally.join(crowd, line.editId);
      tally.join('held', line.editId);
      tally.set(`cooldown:${person}`, line.atMs);
    } else {
      share(line.day, line.back ? -1 : 0, -line.micros, line.spentMicros);
      tally.leave(crowd, line.editId);
      tally.leave('held', line.editId);
    }
  }
  return tally.counters();
}
