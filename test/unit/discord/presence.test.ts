import { afterEach, beforeEach, expect, test } from 'vitest';

import { startLocalDiscord, type LocalDiscord } from '../../../sandbox/discord/local-discord.ts';
import { createPresence } from '../../../src/discord/presence.ts';
import { createRest, type DiscordRest } from '../../../src/discord/rest.ts';

let discord: LocalDiscord;
let client: DiscordRest;
beforeEach(async () => {
  discord = await startLocalDiscord();
  client = createRest({ token: discord.token, apiUrl: discord.apiUrl });
});
afterEach(async () => {
  await client.close();
  await discord.close();
});

test('in a server, removed from it, and back', async () => {
  const server = discord.world.addServer({ name: 'here' });
  const presence = createPresence(client.rest);
  expect(await presence.isIn(server.id)).toBe('in');
  discord.world.removeBot(server);
  expect(await presence.isIn(server.id)).toBe('removed');
  expect(await presence.isIn('900000000000000009')).toBe('removed');
  discord.world.addBot(server);
  expect(await presence.isIn(server.id)).toBe('in');
});

test.each([
  [403, 50_001, 'removed'],
  [500, 0, 'unclear'],
  [401, 0, 'unclear'],
  [404, 0, 'unclear'],
] as const)('%i with code %i: %s', async (status, code, is) => {
  const server = discord.world.addServer({ name: 'here' });
  const body = { code, message: 'no' };
  discord.faults.add(`GET /guilds/${server.id}`, { fault: { kind: 'answer', status, body } });
  expect(await createPresence(client.rest).isIn(server.id)).toBe(is);
});
