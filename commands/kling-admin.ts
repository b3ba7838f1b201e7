import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';

import { withSubcommands } from '../src/discord/command.ts';
import { localizedDescription } from '../src/discord/localized.ts';
import { access } from './admin/access.ts';
import { audit, exporting } from './admin/audit.ts';
import { block, unblock } from './admin/block.ts';
import { limits } from './admin/limits.ts';
import { pause, resume } from './admin/pause.ts';
import { setup } from './admin/setup.ts';
import { usage } from './admin/usage.ts';
import { words } from './admin/words.ts';

/**
 * `/kling-admin`: for who manages a server, and for the operators. Discord is not told to hide it: an operator who may not
 * manage the server needs it too, and each verb asks for itself.
 */
export const klingAdmin = withSubcommands(
  {
    type: ApplicationCommandType.ChatInput,
    name: 'kling-admin',
    ...localizedDescription((t) => t.commands.admin.description),
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  },
  [setup, limits, access, words, block, unblock, pause, resume, audit, usage, exporting],
);
