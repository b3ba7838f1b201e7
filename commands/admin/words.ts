import { ApplicationCommandOptionType } from 'discord-api-types/v10';

import type { WordAction, WordsChange } from '../../src/core/word-lists.ts';
import { privately } from '../../src/discord/answers.ts';
import type { Subcommand } from '../../src/discord/command.ts';
import type { CommandInteraction } from '../../src/discord/interaction.ts';

/** Characters of one option. */
const TEXT_MAX = 4_000;

const ACTIONS = ['refuse', 'approval'] as const satisfies readonly WordAction[];
const BUILT_IN = ['off', ...ACTIONS] as const;
const UNANSWERED = [...ACTIONS, 'allow'] as const;

const NAMES = {
  refuse: 'refuse the edit',
  approval: 'a moderator decides first',
  allow: 'let the edit go on',
  off: 'do not use it',
} as const;

const choice = (name: string, description: string, values: readonly (keyof typeof NAMES)[]) => ({
  type: ApplicationCommandOptionType.String as const,
  name,
  description,
  choices: values.map((value) => ({ value, name: NAMES[value] })),
});

const text = (name: string, description: string) => ({
  type: ApplicationCommandOptionType.String as const,
  name,
  description,
  max_length: TEXT_MAX,
});

export const words = {
  name: 'words',
  description: 'Show or change what is done about words in prompts',
  options: [
    text('add', 'Words to put on a list, between commas'),
    text('remove', 'Words to take off a list, between commas'),
    choice('list', 'Which list: without it the one whose words are refused', ACTIONS),
    choice('built_in', 'What is done about words of the bot’s own list', BUILT_IN),
    choice('flagged', 'What is done when the bot’s moderation service objects', ACTIONS),
    choice('unanswered', 'What is done when the moderation service gives no answer', UNANSWERED),
  ],
  handler: {
    answeredBy: 'dispatch',
    async run({ asker, values }, actions) {
      const report = await actions.changeWords(asker, readChange(values));
      return privately({ kind: 'words', report });
    },
  },
} satisfies Subcommand;

/** What is to be changed; null when somebody only wants to see. */
function readChange(values: CommandInteraction['values']): WordsChange | null {
  const builtIn = one(values.get('built_in'), BUILT_IN);
  const flagged = one(values.get('flagged'), ACTIONS);
  const unanswered = one(values.get('unanswered'), UNANSWERED);
  const add = values.get('add');
  const remove = values.get('remove');
  const change = {
    ...(builtIn !== null && { builtIn }),
    ...(flagged !== null && { flagged }),
    ...(unanswered !== null && { unanswered }),
    ...(typeof add === 'string' && { add }),
    ...(typeof remove === 'string' && { remove }),
  };
  if (Object.keys(change).length === 0) return null;
  return { ...change, list: one(values.get('list'), ACTIONS) ?? 'refuse' };
}

/** One of those that the definition offers, whoever sends it; null when it is left out. */
function one<T extends string>(value: unknown, offered: readonly T[]): T | null {
  return offered.find((each) => each === value) ?? null;
}
