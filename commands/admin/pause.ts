import { ApplicationCommandOptionType } from 'discord-api-types/v10';

import { privately } from '../../src/discord/answers.ts';
import type { Subcommand } from '../../src/discord/command.ts';
import { localized } from '../../src/discord/localized.ts';

const everywhere = (name: 'pause' | 'resume') => ({
  type: ApplicationCommandOptionType.Boolean as const,
  ...localized((t) => t.commands.admin[name].options.everywhere),
});

export const pause = {
  ...localized((t) => t.commands.admin.pause),
  options: [everywhere('pause')],
  handler: {
    answeredBy: 'dispatch',
    async run({ asker, values }, actions) {
      const isWide = values.get('everywhere') === true;
      const scope = await actions.pauseEdits(asker, isWide ? 'everywhere' : 'server');
      return privately(
        scope === 'server' ? { kind: 'server_pause', paused: true } : { kind: 'paused' },
      );
    },
  },
} satisfies Subcommand;

export const resume = {
  ...localized((t) => t.commands.admin.resume),
  options: [everywhere('resume')],
  handler: {
    answeredBy: 'dispatch',
    async run({ asker, values }, actions) {
      const scope = await actions.resumeEdits(asker, values.get('everywhere') === true);
      return privately(
        scope === 'server' ? { kind: 'server_pause', paused: false } : { kind: 'resumed' },
      );
    },
  },
} satisfies Subcommand;
