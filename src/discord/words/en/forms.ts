import { many } from './figures.ts';

/** Forms about clips and requests. At most 45 characters for titles and labels, 100 for hints and options. */
export const forms = {
  report: {
    title: 'Report this clip',
    reason: 'What is wrong with it? Moderators read this',
  },
  takeDown: {
    title: 'Take this clip down',
    reason: 'Why? It is shown in its place',
  },
  blockReported: {
    title: 'Block its requester',
    reason: 'Why? They are told when they ask for an edit',
    days: 'For how many days?',
    daysHint: 'Leave it empty until somebody unblocks them',
  },
  decision: {
    rejectTitle: 'Reject this request',
    withholdTitle: 'Keep this clip from being shown',
    blockTitle: 'Reject, and block whoever asked',
    reason: 'Reason',
    reasonHint: 'Whoever asked reads it. You can leave it empty',
    howLong: 'For how long',
    forDays: (days: number) => many(days, { one: 'A day', other: '# days' }),
    untilUnblocked: 'Until somebody unblocks them',
  },
  appeal: {
    title: 'Appeal',
    text: 'What speaks for it',
    textHint: 'The moderators read it. You can do this once',
  },
};
