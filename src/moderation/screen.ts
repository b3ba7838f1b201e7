import type { RemoteRules, ServerWords, WordAction } from '../core/word-lists.ts';
import type { RemoteAnswer, RemoteScreen } from './remote-screen.ts';
import { createWordScreen } from './words/screen.ts';

type Answer = { kind: 'clean' } | { kind: 'words' | 'flagged' | 'unanswered'; action: WordAction };

export interface ScreenOptions {
  /** The operator's moderation endpoint, if there is one. */
  remote: Pick<RemoteScreen, 'ask'> | null;
  /** Told of an endpoint that gave no verdict, and why: never what it was asked. */
  onUnanswered: (why: string) => void;
}

/** The screens that a request goes through: a server's words, then the operator's moderation endpoint, which also looks at clips. */
export function createScreen({ remote, onUnanswered }: ScreenOptions) {
  const words = createWordScreen();
  return {
    async ask(
      { prompt, images }: { prompt: string; images: readonly string[] },
      rules: ServerWords,
    ): Promise<Answer> {
      const hit = words(prompt, rules);
      // Nobody else has to see what is refused anyway.
      if (hit?.action === 'refuse') return { kind: 'words', action: hit.action };
      const answer = await remote?.ask(prompt, images, new AbortController().signal);
      const objection = answer ? judge(answer, rules.remote, onUnanswered) : null;
      if (objection?.action === 'refuse' || !hit) return objection ?? { kind: 'clean' };
      return { kind: 'words', action: hit.action };
    },

    async look(frames: readonly string[] | null, { remote: rules }: ServerWords): Promise<Answer> {
      if (!remote) return { kind: 'clean' };
      const answer =
        frames === null
          ? ({ kind: 'unanswered', why: 'no frames' } as const)
          : await remote.ask(null, frames, new AbortController().signal);
      return judge(answer, rules, onUnanswered) ?? { kind: 'clean' };
    },
  };
}

/** What a server wants done about an answer; null for nothing. */
function judge(
  answer: Exclude<RemoteAnswer, { kind: 'unanswered' }> | { kind: 'unanswered'; why: string },
  rules: RemoteRules,
  onUnanswered: ScreenOptions['onUnanswered'],
): Exclude<Answer, { kind: 'clean' }> | null {
  if (answer.kind === 'clean') return null;
  if (answer.kind === 'flagged') return { kind: 'flagged', action: rules.flagged };
  onUnanswered(answer.why);
  const action = rules.unanswered;
  return action === 'allow' ? null : { kind: 'unanswered', action };
}

/**
 * Where the endpoint is, from what the operator gave: the address itself, or the root that an OpenAI-compatible service is under,
 * with or without its version.
 */
export function moderationAddress(given: string): string {
  if (given.endsWith('/moderations')) return given;
  return /\/v\d+$/.test(given) ? `${given}/moderations` : `${given}/v1/moderations`;
}
