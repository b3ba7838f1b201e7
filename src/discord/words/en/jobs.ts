import { relativeTime } from '../../text.ts';
import { many } from './figures.ts';

const droppedToo = (dropped: boolean): string => (dropped ? ', its result will be dropped' : '');

/** A person's list of edits. `dropped`: its person wants no result of it any more. */
export const jobs = {
  title: '**Your edits, the newest first**',
  titleOfNone: '**Your edits**',
  none: 'There are no edits of yours here. You can start one with /kling-edit.',
  moreHidden: (n: number) =>
    `${many(n, { one: '# more edit', other: '# more edits' })} cannot be shown here`,
  /** A fact of the small line. */
  askedFor: (atMs: number) => `asked for ${relativeTime(atMs)}`,
  /** A button. */
  getClip: 'Get the clip',
  deleted: '**Deleted**',
  takenDown: '**Taken down** by a moderator',
  preparing: '**Preparing the clip**',
  waitingForConsent: '**Waiting for a yes** from those whose work is in the clip',
  waitingForApproval: '**Waiting for a moderator** to approve it',
  starting: (dropped: boolean) => `**Starting…**${droppedToo(dropped)}`,
  /** @param progress - a bar with its words, or `wait.usuallyTakes`. */
  editing: (progress: string, dropped: boolean) => `**Editing** ${progress}${droppedToo(dropped)}`,
  finishedReviewed: (dropped: boolean) =>
    `**Finished**, a moderator looks at it${droppedToo(dropped)}`,
  finishedChecked: (dropped: boolean) => `**Finished**, it is checked${droppedToo(dropped)}`,
  finishedOnItsWay: (dropped: boolean) =>
    `**Finished**, on its way to Discord${droppedToo(dropped)}`,
  delivered: '**Delivered**',
  rejected: '**Not approved**',
  cancelled: '**Cancelled**',
  cancelledDropped: '**Cancelled**, the result was dropped',
  /** @param what - a sentence of `failures`. */
  failed: (what: string) => `**Failed:** ${what}`,
  unknownOutcome: '**Nobody can say how this ended.** It does not count against your limits.',
  /** The link to its clip follows. */
  notPostedLinked: '**Finished, but it could not be posted:** here it is.',
  notPosted: (what: string) => `**Finished, but it could not be posted:** ${what}`,
  notPostedEnded: '**Finished, but it could not be posted**, and its link has ended',
};
