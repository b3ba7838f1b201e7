import { relativeTime } from '../../text.ts';
import { count } from './figures.ts';

/** What the people see whose work is in a clip. People come as mentions. */
export const consent = {
  question: (requester: string, people: string) =>
    `**May this be made of your work?** ${requester} asks ${people}.`,
  wasAskedFor: (requester: string) => `A remix that ${requester} asked for`,
  madeFrom: (url: string) => `It is made from [this clip](${url}).`,
  /** The last of several people in a list. */
  morePeople: (n: number) => `${count(n)} more`,
  allowedBy: (who: string, atMs: number) => `${who} **allowed** this ${relativeTime(atMs)}.`,
  answerUntil: (atMs: number) => `can be answered until ${relativeTime(atMs)}`,
  allow: 'Allow',
  refuse: 'Refuse',
  clipGone: 'The clip is not there any more.',
  allAllowed: (requester: string) =>
    `Everybody has allowed it. It starts as soon as the limits of ${requester} have room.`,
  refusedBy: (who: string) => `${who} **refused** this.`,
  tooLate: '**Too late:** not everybody answered in time.',
  withdrawn: '**Withdrawn** before everybody had answered.',
  /** `what`: a sentence on why. */
  over: (what: string | null) => (what === null ? '**Over.**' : `**Over.** ${what}`),
};
