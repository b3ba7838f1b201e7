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
export function counted(
  { state, dropped }: Pick<Edit, 'state' | 'dropped'>,
  t: Texts,
): string | null {
  switch (state) {
    case 'failed':
      return t.counted.failed;
    case 'unknown_outcome':
      return t.counted.unknownOutcome;
    case 'cancelled':
      return dropped ? t.counted.cancelledTooLate : t.counted.nothingTaken;
    case 'rejected':
      return t.counted.nothingTaken;
    case 'undeliverable':
      return t.counted.undeliverable;
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
