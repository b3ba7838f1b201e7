import type { Failure } from '../../../src/core/errors.ts';
import {
  dayOf,
  monthOf,
  refusalFor,
  SETTLEMENTS,
  type SettledState,
  type Standing,
} from '../../../src/core/ledger.ts';
import type { Caps } from '../../../src/core/limits.ts';
import type { Notice } from '../../../src/core/notice.ts';
import type { Answer, Ending, LedgerAsk } from './ledger-stage.ts';
import { names, Tally, type Counters } from './ledger-tally.ts';

interface Held extends LedgerAsk {
  acceptedMs: number;
  day: number;
  pending: boolean;
  held: boolean;
  spent: number;
  back: boolean;
}

const DAY_MS = 86_400_000;
const monthOfDay = (day: number): number => monthOf(day * DAY_MS);
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/**
 * The ledger as nobody would store it: a list of what was reserved, every figure counted from it anew, every decision core's.
 */
export class LedgerModel {
  nowMs: number;
  readonly notices: Record<string, Notice> = {};
  private readonly all = new Map<string, Held>();
  private readonly edits = new Map<string, Ending | null>();
  private readonly lastAccepted = new Map<string, number>();
  private readonly caps = new Map<string, number>();

  constructor(nowMs: number) {
    this.nowMs = nowMs;
  }

  /** As the store says it, or without one reservation. */
  standing(server: string, person: string, without?: string): Standing {
    const day = dayOf(this.nowMs);
    const all = [...this.all.values()].filter(({ edit }) => edit !== without);
    const ofServer = all.filter((one) => one.server === server && one.day === day);
    const ofBot = all.filter((one) => monthOfDay(one.day) === monthOf(this.nowMs));
    const mine = all.filter((one) => one.server === server && one.person === person);
    const counted = mine.filter((one) => one.day === day && !one.back);
    return {
      nowMs: this.nowMs,
      running: mine.filter((one) => one.held && !one.pending).length,
      pending: mine.filter((one) => one.held && one.pending).length,
      lastAcceptedMs: this.lastAccepted.get(`${server}:${person}`) ?? null,
      dayEdits: counted.length,
      dayClipMs: sum(counted.map(({ clipMs }) => clipMs)),
      serverHeldMicros: sum(ofServer.map((one) => (one.held ? one.micros : 0))),
      serverSpentMicros: sum(ofServer.map(({ spent }) => spent)),
      botHeldMicros: sum(ofBot.map((one) => (one.held ? one.micros : 0))),
      botSpentMicros: sum(ofBot.map(({ spent }) => spent)),
    };
  }

  /** The edits with a held reservation, or only those that wait for a moderator. */
  open(pending: boolean): string[] {
    const all = [...this.all.values()].filter((one) => one.held && (one.pending || !pending));
    return all.map(({ edit }) => edit);
  }

  reserve(ask: LedgerAsk, caps: Caps): Answer {
    if (this.all.has(ask.edit)) return { kind: 'repeated', failure: null };
    const refused = refusalFor(this.standing(ask.server, ask.person), caps, ask);
    if (refused) return { kind: 'refused', failure: refused };
    const day = dayOf(this.nowMs);
    const pending = ask.awaitsApproval;
    const acceptedMs = this.nowMs;
    const one: Held = { ...ask, acceptedMs, day, pending, held: true, spent: 0, back: false };
    this.all.set(ask.edit, one);
    this.edits.set(ask.edit, null);
    this.lastAccepted.set(`${ask.server}:${ask.person}`, this.nowMs);
    this.capTo(one, caps);
    return { kind: 'reserved', failure: null };
  }

  approve(edit: string, caps: Caps): Answer {
    const one = this.all.get(edit);
    if (!one?.held) return { kind: 'gone', failure: null };
    if (!one.pending) return { kind: 'repeated', failure: null };
    const refused = this.refusalOfApproval(one, caps);
    if (refused) return { kind: 'refused', failure: refused };
    one.day = dayOf(this.nowMs);
    one.pending = false;
    this.edits.set(edit, null);
    this.capTo(one, caps);
    return { kind: 'approved', failure: null };
  }

  private refusalOfApproval(one: Held, caps: Caps): Failure | null {
    const standing = this.standing(one.server, one.person, one.edit);
    return refusalFor(standing, { ...caps, cooldownMs: 0 }, { ...one, awaitsApproval: false });
  }

  /** The edit's end, as its script does it. */
  end(edit: string, ending: Ending): boolean {
    if (!this.edits.has(edit)) return false;
    this.edits.set(edit, ending);
    return this.settle(edit, ending.state);
  }

  endQuietly(edit: string, ending: Ending): void {
    this.edits.set(edit, ending);
  }

  vanish(edit: string): void {
    this.edits.delete(edit);
  }

  /** The oldest first, of one moment by name: on the way to the same sums, another order may pass a budget's four fifths. */
  sweep(): number {
    const inOrder = [...this.all.values()].toSorted(
      (a, b) => a.acceptedMs - b.acceptedMs || (a.edit < b.edit ? -1 : 1),
    );
    const settled = inOrder.filter(({ edit }) => {
      if (!this.edits.has(edit)) return this.settle(edit, 'unknown_outcome');
      const ending = this.edits.get(edit);
      return ending ? this.settle(edit, ending.state) : false;
    });
    return settled.length;
  }

  private settle(edit: string, state: SettledState): boolean {
    const one = this.all.get(edit);
    if (!one?.held) return false;
    const {
      mark = '',
      requestId = '',
      outputUrl = '',
      costMicros = '',
    } = this.edits.get(edit) ?? {};
    const rule = SETTLEMENTS[state][mark + requestId + outputUrl === '' ? 'untaken' : 'taken'];
    const cost = costMicros === '' ? null : Number(costMicros);
    one.held = false;
    one.back = rule.person === 'back';
    if (rule.money === 'cost') one.spent = cost ?? 0;
    if (rule.money === 'cost_or_estimate') one.spent = cost ?? one.micros;
    this.watch(one);
    return true;
  }

  private capTo(one: Held, caps: Caps): void {
    this.caps.set(names.server(one.server, one.day), caps.serverDayMicros);
    this.caps.set(names.bot(one.day), caps.botMonthMicros);
    this.watch(one);
  }

  /** Four fifths of a budget are used: told once. */
  private watch({ server, day }: Held): void {
    const used = (which: (one: Held) => boolean): number =>
      sum([...this.all.values()].filter(which).map((one) => (one.held ? one.micros : one.spent)));
    const tell = (id: string, name: string, usedMicros: number, more: object): void => {
      const capMicros = this.caps.get(name) ?? 0;
      if (capMicros === 0 || usedMicros * 5 < capMicros * 4) return;
      this.notices[id] ??= { kind: 'budget', ...more, usedMicros, capMicros } as Notice;
    };
    const ofServer = used((one) => one.server === server && one.day === day);
    const id = `budget:server:${server}:${day}`;
    tell(id, names.server(server, day), ofServer, { scope: 'server', serverId: server });
    const ofBot = used((one) => monthOfDay(one.day) === monthOfDay(day));
    tell(`budget:bot:${monthOfDay(day)}`, names.bot(day), ofBot, { scope: 'bot' });
  }

  counters(): Counters {
    const tally = new Tally();
    for (const one of this.all.values()) {
      const mine = names.person(one.server, one.person, one.day);
      if (!one.back) tally.add(`${mine} edits`, 1);
      if (!one.back) tally.add(`${mine} clipMs`, one.clipMs);
      for (const budget of [names.server(one.server, one.day), names.bot(one.day)]) {
        tally.add(`${budget} held`, one.held ? one.micros : 0);
        tally.add(`${budget} spent`, one.spent);
      }
      if (!one.held) continue;
      tally.join('held', one.edit);
      tally.join(`${one.pending ? 'pending' : 'running'}:${one.server}:${one.person}`, one.edit);
    }
    for (const [who, at] of this.lastAccepted) tally.set(`cooldown:${who}`, at);
    return tally.counters();
  }
}
