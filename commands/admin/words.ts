import { ApplicationCommandOptionType } from 'discord-api-types/v10';

import type { WordAction, WordsChange } from '../../src/core/word-lists.ts';
import { privately } from '../../src/discord/answers.ts';
import type { Subcommand } from '../../src/discord/command.ts';
import type { CommandInteraction } from '../../src/discord/interaction.ts';
import { localized, localizedChoice } from '../../src/discord/localized.ts';

/** Characters of one option. */
const TEXT_MAX = 4_000;

const ACTIONS = ['refuse', 'approval'] as const satisfies readonly WordAction[];
const BUILT_IN = ['off', ...ACTIONS] as const;
const UNANSWERED = [...ACTIONS, 'allow'] as const;

const choice = (
  name: 'list' | 'built_in' | 'flagged' | 'unanswered',
  values: readonly (typeof BUILT_IN | typeof UNANSWERED)[number][],
) => ({
  type: ApplicationCommandOptionType.String as const,
  ...localized((t) => t.commands.admin.words.options[name]),
  choices: values.map((value) =>
    localizedChoice(value, (t) => t.commands.admin.words.actions[value]),
  ),
});

const text = (name: 'add' | 'remove') => ({
  type: ApplicationCommandOptionType.String as const,
  ...localized((t) => t.commands.admin.words.options[name]),
  max_length: TEXT_MAX,
});

export const words = {
  ...localized((t) => t.commands.admin.words),
  options: [
    text('add'),
    text('remove'),
    choice('list', ACTIONS),
    choice('built_in', BUILT_IN),
    choice('flagged', ACTIONS),
    choice('unanswered', UNANSWERED),
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
