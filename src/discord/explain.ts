import type { Edit } from '../core/edit.ts';
import type { ErrorCode, ErrorFacts, Failure } from '../core/errors.ts';
import type { Texts } from './words/texts.ts';
import type { Words, WordsFor } from './words/words.ts';

/** A failure in words for the person it happened to: one sentence on what happened, one on what to do. */
export function explain(failure: Failure, t: Texts): Words {
  return wordsOf(t.failures, failure.code, failure.facts);
}

/** The code chooses the facts: the compiler cannot follow that through a union. */
function wordsOf<C extends ErrorCode>(
  all: WordsFor<ErrorCode>,
  code: C,
  facts: ErrorFacts[C],
): Words {
  const words: WordsFor<ErrorCode>[C] | undefined = all[code];
  // A record written by a later version may hold a code that this one does not know.
  return words === undefined ? all.internal({}) : words(facts);
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
