import type { Edit, ModeratorDecision } from '../../../core/edit.ts';
import { relativeTime } from '../../text.ts';
import { clipLength, many } from './figures.ts';

type Verdict = (by: string, atMs: number) => string;

/** What moderators decide about. `who` and `by` are mentions. */
export const ask = {
  title: {
    mayBeMade: (who: string) => `**May this edit be made?** ${who} asks.`,
    mayBeShown: (who: string) => `**May this clip be shown?** ${who} asked for it.`,
    clip: (who: string) => `A clip of ${who}`,
    request: (who: string) => `A request of ${who}`,
  },
  /** Why they see a result that would have gone out by itself. */
  screened: {
    flagged: 'The moderation service that this bot asks objects to pictures of this clip.',
    unanswered: 'The moderation service that this bot asks gave no answer about this clip.',
  } satisfies Record<NonNullable<Edit['screened']>, string>,
  verdicts: {
    approved: (by, atMs) => `**Approved** by ${by} ${relativeTime(atMs)}.`,
    rejected: (by, atMs) => `**Rejected** by ${by} ${relativeTime(atMs)}.`,
    published: (by, atMs) => `**Published** by ${by} ${relativeTime(atMs)}.`,
    withheld: (by, atMs) =>
      `**Rejected: nobody is shown the clip** by ${by} ${relativeTime(atMs)}.`,
  } satisfies Record<ModeratorDecision['kind'], Verdict>,
  tooLate: '**Too late:** nobody answered in time.',
  withdrawn: '**Withdrawn** before anybody decided.',
  /** Ended otherwise; `why` is a whole sentence. */
  over: (why: string | null) => (why === null ? '**Over.**' : `**Over.** ${why}`),
  /** What a screen reader says of the pictures and videos. */
  shown: {
    editedClip: 'The edited clip',
    clipBefore: 'The clip before',
    clip: 'The clip',
    picture: (n: number) => `Picture ${n}`,
  },
  notAttached: 'The clip could not be attached here.',
  firstEdit: 'This is their first edit here.',
  /** `outcomes` from below. */
  latestEdits: (edits: number, outcomes: readonly string[]) =>
    `Their latest ${many(edits, { one: '# edit', other: '# edits' })} here: ${outcomes.join(', ')}.`,
  outcomes: {
    delivered: (n: number) => many(n, { other: '# delivered' }),
    rejected: (n: number) => many(n, { other: '# rejected' }),
    refusedByKling: (n: number) => many(n, { other: '# refused by Kling’s content rules' }),
    takenDown: (n: number) => many(n, { other: '# taken down' }),
  },
  blocked: (who: string) => `${who} is blocked here.`,
  blockedUntil: (who: string, untilMs: number) =>
    `${who} is blocked here. It ends ${relativeTime(untilMs)}.`,
  /** In the small line, between commas. */
  clipOf: (clipMs: number) => `${clipLength(clipMs)} clip`,
  inChannel: (channel: string) => `in ${channel}`,
  askedFor: (atMs: number) => `asked for ${relativeTime(atMs)}`,
  answerBy: (atMs: number) => `can be answered until ${relativeTime(atMs)}`,
  approve: 'Approve',
  publish: 'Publish',
  reject: 'Reject…',
  block: 'Block…',
  /** A yes that starts nothing: what its person would be told stands behind it. */
  heldUp: '**It cannot start now, so nothing was decided.**',
  wouldBeTold: (who: string) => `What ${who} would be told:`,
  told: (what: string, todo: string) => `${what} ${todo}`,
};
