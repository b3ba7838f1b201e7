import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';

import { fail } from '../src/core/errors.ts';
import type { Command } from '../src/discord/command.ts';
import { localizedName } from '../src/discord/localized.ts';
import { remixForm } from '../src/discord/remix-form.ts';
import { textsFor } from '../src/discord/words/texts.ts';

const name = localizedName((t) => t.commands.remix.name);

/** `Remix with Kling` in the menu of a message: a form for one of its clips. */
export const remixWithKling = {
  definition: {
    type: ApplicationCommandType.Message,
    ...name,
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  },

  handlers: {
    [name.name]: {
      answeredBy: 'dispatch',
      async run({ asker, locale, reply, chosen }, actions) {
        if (chosen === null) throw fail('remix_no_clip');
        const ask = await actions.askMessageRemix(asker, reply, chosen);
        return { how: 'modal', modal: remixForm(ask, textsFor(locale)) };
      },
    },
  },
} as const satisfies Command;
