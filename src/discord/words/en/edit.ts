import type { ClipPart } from '../../../core/edit.ts';
import { count } from './figures.ts';

const PART = {
  first: 'the first',
  middle: 'the middle',
  last: 'the last',
} as const satisfies Record<ClipPart, string>;

/** The card of an edit that is under way. */
export const edit = {
  preparing:
    '**Preparing your clip:** it is made into a form that Kling takes. Nothing is spent until then.',
  /** Of a longer clip: which piece of it, and how long that is in ms. */
  preparingPart: (part: ClipPart, ms: number) =>
    `**Preparing your clip:** ${PART[part]} ${count(ms / 1000)} s, in a form that Kling takes. Nothing is spent until then.`,
  /** @param whom - one mention, or several as a list. */
  waitingForConsent: (whom: string) =>
    `**Waiting for ${whom} to allow this.** Nothing is spent until then.`,
  allowed: '**Allowed.** It starts as soon as your limits have room. Nothing is spent until then.',
  waitingForApproval: '**Waiting for a moderator** to approve this. Nothing is spent until then.',
  starting: '**Starting…**',
  editing: '**Editing your clip**',
  finishedReviewed: '**Finished.** A moderator looks at the clip before it is shown.',
  finishedChecked: '**Finished.** The clip is checked before it is shown.',
  finishedFetching: '**Finished.** Fetching the clip…',
  dropped: 'The result will be dropped.',
  /** @param why - a sentence of `paused`. */
  placeKept: (why: string) => `${why} Your place in line is kept.`,
  closedSoFar:
    'So far only people who manage this server can edit here: /kling-admin setup opens it to others.',
  appealAccepted: (who: string) => `${who}, your appeal was accepted.`,
  /** Describes a video to those who do not see it. */
  preparedClip: 'The clip as Kling gets it',
};
