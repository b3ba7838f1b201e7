import { clipLength, duration } from './figures.ts';

const ready = (who: string): string => `${who}, your edited clip is ready.`;

/** A finished clip: its card, and what is said where there is no card. `who` is a mention. */
export const result = {
  ready,
  readyInThread: (who: string, url: string) =>
    `${ready(who)} It is in [the thread under the original](${url}).`,
  readyInOwnMessage: (who: string, url: string) =>
    `${ready(who)} Discord took it only as [a message of its own](${url}).`,
  readySmallCopy: (who: string) =>
    `${ready(who)} This is a small copy: the clip is too large to attach.`,
  readyTooLarge: (who: string) => `${ready(who)} It is too large to attach here.`,
  /** Neither the file nor a link is there. */
  finished: (who: string) => `**Finished** for ${who}.`,
  /** A notification, with a link to the card. */
  endedOtherwise: (who: string) => `${who}, your edit has ended. The card says how.`,
  /** Facts of the small line; times in ms. */
  clip: (clipMs: number) => `${clipLength(clipMs)} clip`,
  madeIn: (ms: number) => `made in ${duration(ms)}`,
  /** Describe the videos to those who do not see them. */
  editedClip: 'The edited clip',
  clipBefore: 'The clip before',
  buttons: {
    remix: 'Remix',
    remixOriginal: 'Remix the original',
    again: 'Run again',
    report: 'Report',
    delete: 'Delete',
  },
};
