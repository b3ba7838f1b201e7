import type { ReportDecision } from '../../../core/reported.ts';
import { relativeTime } from '../../text.ts';
import { many } from './figures.ts';

type Verdict = (by: string, atMs: number) => string;

/** What was reported of a clip. `who` and `by` are mentions. */
export const reported = {
  title: (reports: number) =>
    `**A clip was reported:** ${many(reports, { zero: 'no reports', one: '# report', other: '# reports' })}`,
  /** `link` leads to the clip's message. */
  madeFor: (who: string, link: string | null) =>
    link === null ? `Made for ${who}` : `Made for ${who}, ${link}`,
  /** Those that are not shown. */
  earlier: (n: number) => many(n, { one: 'and # earlier report', other: 'and # earlier reports' }),
  report: (by: string, atMs: number, reason: string) => `${by} ${relativeTime(atMs)}: ${reason}`,
  reportWithoutReason: (by: string, atMs: number) => `${by} ${relativeTime(atMs)}: gave no reason`,
  verdicts: {
    dismissed: (by, atMs) => `**Dismissed** by ${by} ${relativeTime(atMs)}`,
    taken_down: (by, atMs) => `**Taken down** by ${by} ${relativeTime(atMs)}`,
    deleted: (_by, atMs) => `**Deleted by its requester** ${relativeTime(atMs)}`,
  } satisfies Record<ReportDecision['kind'], Verdict>,
  takeDown: 'Take down…',
  dismiss: 'Dismiss report',
  block: 'Block…',
};
