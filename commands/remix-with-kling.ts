import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';

import { fail } from '../src/core/errors.ts';
import type { Command } from '../src/discord/command.ts';
import { remixForm } from '../src/discord/remix-form.ts';

/** `Remix with Kling` in the menu of a message: a form for one of its clips. */
export const remixWithKling = {
  definition: {
    type: ApplicationCommandType.Message,
    name: 'Remix with Kling',
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  },

  handlers: {
    'Remix with Kling': {
      answeredBy: 'dispatch',
      async run({ asker, reply, chosen }, actions) {
        if (chosen === null) throw fail('remix_no_clip');
        const ask = await actions.askMessageRemix(asker, reply, chosen);
        return { how: 'modal', modal: remixForm(ask) };
      },
    },
  },
} as const satisfies Command;
