import { ApplicationCommandOptionType } from 'discord-api-types/v10';

import { BLOCK_LIMITS } from '../../src/core/settings-report.ts';
import { privately } from '../../src/discord/answers.ts';
import type { Subcommand } from '../../src/discord/command.ts';
import { localized } from '../../src/discord/localized.ts';

export const block = {
  ...localized((t) => t.commands.admin.block),
  options: [
    {
      type: ApplicationCommandOptionType.User,
      ...localized((t) => t.commands.admin.block.options.user),
    },
    {
      type: ApplicationCommandOptionType.String,
      ...localized((t) => t.commands.admin.block.options.reason),
      max_length: BLOCK_LIMITS.reason,
    },
    {
      type: ApplicationCommandOptionType.Integer,
      ...localized((t) => t.commands.admin.block.options.days),
      min_value: 1,
      max_value: BLOCK_LIMITS.days,
    },
  ],
  handler: {
    answeredBy: 'dispatch',
    async run({ asker, values }, actions) {
      const user = values.get('user');
      const reason = values.get('reason');
      const report =
        typeof user === 'string'
          ? await actions.blockPerson(asker, {
              userId: user,
              reason: typeof reason === 'string' ? reason : '',
              days: daysOf(values.get('days')),
            })
          : await actions.listBlocks(asker);
      return privately({ kind: 'blocks', report });
    },
  },
} satisfies Subcommand;

/** Within what the definition says, whoever sends it; null when it is left out. */
function daysOf(value: unknown): number | null {
  if (typeof value !== 'number' || !Number.isInteger(value)) return null;
  return Math.min(Math.max(1, value), BLOCK_LIMITS.days);
}

export const unblock = {
  ...localized((t) => t.commands.admin.unblock),
  options: [
    {
      type: ApplicationCommandOptionType.User,
      ...localized((t) => t.commands.admin.unblock.options.user),
      required: true,
    },
  ],
  handler: {
    answeredBy: 'dispatch',
    async run({ asker, values }, actions) {
      const report = await actions.unblockPerson(asker, String(values.get('user') ?? ''));
      return privately({ kind: 'blocks', report });
    },
  },
} satisfies Subcommand;
