import type { ServerWords, WordAction } from '../core/word-lists.ts';

/** What the screens say to a request. Where more than one says something, what ends it goes before what delays it. */
export type ScreenAnswer =
  | { kind: 'clean' }
  /**
   * `words`: a word of a list; `flagged`: the operator's moderation endpoint objects; `unanswered`: it gave no verdict.
   * `action`: what the server wants done then.
   */
  | { kind: 'words' | 'flagged' | 'unanswered'; action: WordAction };

export interface Screen {
  /**
   * Looks at a prompt and at the pictures that go with it, by a server's rules. An endpoint that does not answer within a few
   * seconds is no rejection.
   *
   * @param images - links.
   */
  ask(
    request: { prompt: string; images: readonly string[] },
    rules: ServerWords,
  ): Promise<ScreenAnswer>;
  /**
   * Looks at pictures out of a clip, by a server's rules. Clean where the operator has no endpoint.
   *
   * @param frames - `data:` URLs; null: they could not be taken, which counts as no answer.
   */
  look(frames: readonly string[] | null, rules: ServerWords): Promise<ScreenAnswer>;
}
