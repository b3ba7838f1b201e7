import { commands } from '../commands/index.ts';
import { setStage, type Stage, type StageOptions } from '../sandbox/stage.ts';
import type { Person } from '../sandbox/discord/client/person.ts';
import { pushCommands } from '../src/discord/registration.ts';
import { createRest } from '../src/discord/rest.ts';

/** No limit of the product's in the way: what is measured is how fast it is, not how it refuses. */
const UNLIMITED = {
  USER_CONCURRENT: '0',
  USER_COOLDOWN_S: '0',
  USER_DAILY_EDITS: '0',
  USER_DAILY_SECONDS: '0',
  SERVER_DAILY_USD: '0',
  BOT_MONTHLY_USD: '0',
  SEGMIND_REQUESTS_PER_MINUTE: '100000',
} as const;

/** A local Discord, Segmind and Redis for one of those that are compared, which never share one. */
export async function openStage(options: StageOptions = {}): Promise<Stage> {
  return setStage({
    ...options,
    segmind: { credits: 1_000_000, ...options.segmind },
    settings: { ...UNLIMITED, ...options.settings },
  });
}

/** Registers the product's commands for a bot that does not do so itself: people can type only what is registered. */
export async function registerCommands({ discord }: Stage): Promise<void> {
  const { token, apiUrl, applicationId } = discord;
  const client = createRest({ token, apiUrl });
  await pushCommands({ rest: client.rest, apiUrl, applicationId, serverId: null, commands });
  await client.close();
}

/** People of several servers, each in a channel of their server. */
export function populate({ discord }: Stage, servers: number, peopleEach: number): Person[] {
  const { world } = discord;
  return Array.from({ length: servers }, (_, at) => {
    const server = world.addServer({ name: `server ${at}` });
    const channel = world.addChannel(server, { name: 'clips' });
    return Array.from({ length: peopleEach }, (__, which) =>
      discord.as(world.addMember(server, { name: `person ${at}-${which}` }), channel),
    );
  }).flat();
}
