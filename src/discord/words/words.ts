import type { ErrorCode, ErrorFacts } from '../../core/errors.ts';

/** One sentence on what happened, one on what to do. Markdown; nothing from outside in it is unescaped. */
export interface Words {
  what: string;
  todo: string;
  /** Somebody's own words on it: shown as a line of their own. */
  quote?: string;
}

/** The words for some codes, each made from its code's facts. */
export type WordsFor<C extends ErrorCode> = { [K in C]: (facts: ErrorFacts[K]) => Words };
