import type { Edit } from '../core/edit.ts';
import type { ErrorCode, ErrorFacts, Failure } from '../core/errors.ts';
import { consentWords } from './words/consent.ts';
import { discordWords, otherWords, resultWords } from './words/delivery.ts';
import { doorWords } from './words/door.ts';
import { clipWords, imageWords } from './words/files.ts';
import { limitWords } from './words/limits.ts';
import { moderationWords } from './words/moderation.ts';
import { providerWords, uncertainWords } from './words/provider.ts';
import { requestWords } from './words/request.ts';
import { settingsWords } from './words/settings.ts';
import type { Words, WordsFor } from './words/words.ts';

/** For every code what happened and what to do: a code without words does not compile. */
const WORDS = {
  ...doorWords,
  ...moderationWords,
  ...settingsWords,
  ...consentWords,
  ...requestWords,
  ...limitWords,
  ...clipWords,
  ...imageWords,
  ...providerWords,
  ...uncertainWords,
  ...resultWords,
  ...discordWords,
  ...otherWords,
} satisfies WordsFor<ErrorCode>;

/** A failure in words for the person it happened to: one sentence on what happened, one on what to do. */
export function explain(failure: Failure): Words {
  return wordsOf(failure.code, failure.facts);
}

/** The code chooses the facts: the compiler cannot follow that through a union. */
function wordsOf<C extends ErrorCode>(code: C, facts: ErrorFacts[C]): Words {
  const words: WordsFor<ErrorCode>[C] | undefined = WORDS[code];
  // A record written by a later version may hold a code that this one does not know.
  return words === undefined ? WORDS.internal() : words(facts);
}

/** Whether an ended edit counted against its person's limits, in a sentence; null where it goes without saying. */
export function counted({ state, dropped }: Pick<Edit, 'state' | 'dropped'>): string | null {
  switch (state) {
    case 'failed':
      return 'It did not count against your limits.';
    case 'unknown_outcome':
      return 'It does not count against your limits, whatever became of it.';
    case 'cancelled':
      return dropped
        ? 'It counts against your limits, since the editing service could not be stopped.'
        : 'Nothing was taken from your limits.';
    case 'rejected':
      return 'Nothing was taken from your limits.';
    case 'undeliverable':
      return 'It counts against your limits, since the clip was made.';
    case 'preparing':
    case 'awaiting_consent':
    case 'awaiting_approval':
    case 'queued':
    case 'submitting':
    case 'generating':
    case 'awaiting_review':
    case 'delivering':
    case 'delivered':
      return null;
  }
}
