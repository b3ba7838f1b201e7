import type { RemixRule } from '../../core/edit.ts';

/** Each rule for remixes: its name in a menu, what it means there, and as a sentence of what holds for all results of somebody. */
export const RULE_WORDS = {
  everyone: {
    label: 'Everyone in the server',
    description: 'Whoever may edit there may remix it.',
    says: 'Everyone in a server may remix your results there.',
  },
  me: {
    label: 'Only me',
    description: 'Nobody else may remix it.',
    says: 'Nobody but you may remix your results.',
  },
  ask: {
    label: 'Ask me each time',
    description: 'You get a card with Allow and Refuse.',
    says: 'You are asked before somebody remixes a result of yours.',
  },
} as const satisfies Record<RemixRule, { label: string; description: string; says: string }>;
