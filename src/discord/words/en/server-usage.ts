import { relativeTime } from '../../text.ts';
import { count, dollars, many } from './figures.ts';

const EDITS = { zero: 'no edits', one: '# edit', other: '# edits' };

const money = (spent: number, held: number): string =>
  `${dollars(spent)} spent and ${dollars(held)} held`;

/** What a server's edits cost, and whose they are. `cap` null: no limit. Times in ms, money in micro-dollars. */
export const serverUsage = {
  title: '**This server’s edits**',
  today: (spent: number, held: number, cap: number | null, endsAtMs: number) =>
    `Today: ${money(spent, held)}, ${cap === null ? 'no limit' : `of ${dollars(cap)}`}. It starts again at zero ${relativeTime(endsAtMs)}.`,
  thisMonth: (spent: number, held: number) => `This month: ${money(spent, held)}`,
  underWay: (atWork: number, inLine: number) =>
    `At work: ${many(atWork, EDITS)}. In line: ${many(inLine, EDITS)}.`,
  pending: (n: number) =>
    `Waiting for a moderator: ${many(n, { one: '# request', other: '# requests' })}.`,
  mostToday: '**Most edits today**',
  person: (who: string, edits: number) => `${who}: ${count(edits)}`,
};
