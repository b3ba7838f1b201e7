import type { AppealDecision } from '../../../core/edit.ts';
import { relativeTime } from '../../text.ts';

type Verdict = (by: string, atMs: number) => string;

/** What somebody says against a no. `who` and `by` are mentions. */
export const appeal = {
  title: (who: string) => `**${who} appeals** against a no.`,
  titleAgainst: (who: string, by: string) => `**${who} appeals** against a no of ${by}.`,
  verdicts: {
    accepted: (by, atMs) => `**Accepted: a new edit has begun**, by ${by} ${relativeTime(atMs)}.`,
    declined: (by, atMs) => `**Declined**, by ${by} ${relativeTime(atMs)}.`,
  } satisfies Record<AppealDecision['kind'], Verdict>,
  /** A quote follows each. */
  theySay: 'What they say:',
  askedFor: 'What they asked for:',
  reason: (reason: string) => `The reason was: ${reason}`,
  request: (url: string) => `[the request](${url})`,
  accept: 'Accept',
  decline: 'Decline',
};
