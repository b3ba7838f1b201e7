import type { REST } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';
import { z } from 'zod';

import { withTimeLimit } from '../core/time-limit.ts';
import { discordCode, toDiscordFailure } from './rest-errors.ts';

const TIMEOUT_MS = 5_000;
/** "Unknown Member" and "Unknown User". */
const NO_MEMBER: ReadonlySet<number | null> = new Set([10_007, 10_013]);

const member = z.object({ roles: z.array(z.string()) });

/** Who belongs to servers. One member can be asked for without an intent. Source: docs.discord.com, "Get Guild Member". */
export function createMembers(rest: REST) {
  return {
    async roles(serverId: string, userId: string): Promise<readonly string[] | null> {
      try {
        const answer = await withTimeLimit(TIMEOUT_MS, null, async (signal) =>
          rest.get(Routes.guildMember(serverId, userId), { signal }),
        );
        return member.parse(answer).roles;
      } catch (error) {
        if (NO_MEMBER.has(discordCode(error))) return null;
        throw toDiscordFailure(error);
      }
    },
  };
}
