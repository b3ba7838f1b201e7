import { relativeTime } from '../../text.ts';
import { clipLength, count, dollars, duration, many } from './figures.ts';
import type { Forms } from '../figures.ts';

const EDITS: Forms = { zero: 'no edits', one: '# edit', other: '# edits' };
const REQUESTS: Forms = { zero: 'no requests', one: '# request', other: '# requests' };

const used = (n: number, cap: number | null, forms: Forms): string =>
  cap === null ? `${many(n, forms)}, no limit` : `${count(n)} of ${many(cap, forms)}`;

/** What is used of what one person may do. `cap` null: no limit. Times in ms, money in micro-dollars. */
export const usage = {
  title: '**Your edits in this server**',
  atOnce: (n: number, cap: number | null) => `At once: ${used(n, cap, EDITS)}`,
  pending: (n: number, cap: number | null) => `Waiting for a moderator: ${used(n, cap, REQUESTS)}`,
  today: (n: number, cap: number | null) => `Today: ${used(n, cap, EDITS)}`,
  clipToday: (ms: number, cap: number | null) =>
    cap === null
      ? `Clip today: ${clipLength(ms)}, no limit`
      : `Clip today: ${clipLength(ms)} of ${clipLength(cap)}`,
  noPause: 'Between two edits: no pause',
  /** @param nextAtMs - when the next can start; null for at once. */
  pause: (ms: number, nextAtMs: number | null) =>
    nextAtMs === null
      ? `Between two edits: ${duration(ms)}`
      : `Between two edits: ${duration(ms)}, the next can start ${relativeTime(nextAtMs)}`,
  todayStartsAgain: (atMs: number) => `Today’s figures start again at zero ${relativeTime(atMs)}.`,
  serverBudget: '**This server’s budget today**',
  botBudget: '**The bot’s budget this month**',
  money: (spent: number, held: number, cap: number | null) =>
    `${dollars(spent)} spent and ${dollars(held)} held for edits under way, ${cap === null ? 'no limit' : `of ${dollars(cap)}`}`,
  moneyStartsAgain: (atMs: number) => `It starts again at zero ${relativeTime(atMs)}.`,
};
