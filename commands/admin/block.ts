import { ApplicationCommandOptionType } from 'discord-api-types/v10';

import { BLOCK_LIMITS } from '../../src/core/settings-report.ts';
import { privately } from '../../src/discord/answers.ts';
import type { Subcommand } from '../../src/discord/command.ts';

export const block = {
  name: 'block',
  description: 'For moderators: keep somebody from editing here, or see who is blocked',
  options: [
    {
      type: ApplicationCommandOptionType.User,
      name: 'user',
      description: 'Who. Leave it out to see who is blocked',
    },
    {
      type: ApplicationCommandOptionType.String,
      name: 'reason',
      description: 'Why; they are told',
      max_length: BLOCK_LIMITS.reason,
    },
    {
      type: ApplicationCommandOptionType.Integer,
      name: 'days',
      description: 'For how many days; leave it out for until somebody unblocks them',
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
  name: 'unblock',
  description: 'For moderators: let somebody edit here again',
  options: [
    {
      type: ApplicationCommandOptionType.User,
      name: 'user',
      description: 'Who',
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
