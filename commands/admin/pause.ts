import { ApplicationCommandOptionType } from 'discord-api-types/v10';

import { privately } from '../../src/discord/answers.ts';
import type { Subcommand } from '../../src/discord/command.ts';

const everywhere = {
  type: ApplicationCommandOptionType.Boolean as const,
  name: 'everywhere',
  description: 'For the people who run this bot: in every server',
};

export const pause = {
  name: 'pause',
  description: 'Let nothing new start in this server for now',
  options: [everywhere],
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
  name: 'resume',
  description: 'Let edits go on: in this server, or, for the people who run this bot, everywhere',
  options: [everywhere],
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
