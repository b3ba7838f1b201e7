import type { REST } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';

import { withTimeLimit } from '../core/time-limit.ts';
import { discordCode } from './rest-errors.ts';

const TIMEOUT_MS = 10_000;
/** "Unknown Guild" and "Missing Access": how Discord speaks of a server that the bot is not in. */
const NOT_IN: ReadonlySet<number | null> = new Set([10_004, 50_001]);

/** Whether the bot is in servers. Without intents Discord tells nobody of a removal, so it has to be asked. */
export function createPresence(rest: REST) {
  return {
    async isIn(serverId: string): Promise<'in' | 'removed' | 'unclear'> {
      try {
        await withTimeLimit(TIMEOUT_MS, null, async (signal) =>
          rest.get(Routes.guild(serverId), { signal }),
        );
        return 'in';
      } catch (error) {
        return NOT_IN.has(discordCode(error)) ? 'removed' : 'unclear';
      }
    },
  };
}
