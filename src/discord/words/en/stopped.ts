import { aboutCost } from './figures.ts';

const charged = (micros: number): string =>
  `The edit stays charged, ${aboutCost(micros)}, and counts against the limits.`;

/** What became of a Cancel, or of the pause that ended. Money in micro-dollars. */
export const stopped = {
  cancelled: '**Cancelled.** Nothing was spent.',
  notPosted: '**The result will not be posted.**',
  stillCharged:
    'The editing service could not be stopped, so the edit stays charged and counts against the limits.',
  tooLate: '**It is too late to cancel this edit.**',
  atWork: (micros: number) =>
    `The editing service is already at work on this clip and cannot stop. ${charged(micros)}`,
  made: (micros: number) => `The editing service has already made this clip. ${charged(micros)}`,
  willBeDropped: 'Its result will be dropped.',
  mayBeDropped: 'You can have the result dropped: then it is not posted.',
  /** A button. */
  drop: 'Drop the result',
  resumed: '**Editing goes on.**',
  resumedNext: 'Edits in line start as soon as it is their turn.',
};
