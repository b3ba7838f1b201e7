import { afterEach, beforeEach, expect, test } from 'vitest';

import { startLocalDiscord, type LocalDiscord } from '../../../sandbox/discord/local-discord.ts';
import { createMembers } from '../../../src/discord/members.ts';
import { createRest, type DiscordRest } from '../../../src/discord/rest.ts';
import { codeOf } from '../edits/fake-run.ts';

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

test('the roles that a member has now; null for who is none', async () => {
  const { world } = discord;
  const server = world.addServer({ name: 'here' });
  const other = world.addServer({ name: 'elsewhere' });
  const role = world.addRole(server, { name: 'artist' });
  const ann = world.addMember(server, { name: 'ann', roles: [role] });
  const members = createMembers(client.rest);
  expect(await members.roles(server.id, ann.user.id)).toContain(role.id);
  expect(await members.roles(other.id, ann.user.id)).toBeNull();
  expect(await members.roles(server.id, '900000000000000009')).toBeNull();
});

test('what Discord does not say is no answer', async () => {
  const { world } = discord;
  const server = world.addServer({ name: 'here' });
  const ann = world.addMember(server, { name: 'ann' });
  const members = createMembers(client.rest);
  discord.faults.add(`GET /guilds/${server.id}/members/${ann.user.id}`, {
    fault: { kind: 'answer', status: 500, body: {} },
  });
  expect(await codeOf(members.roles(server.id, ann.user.id))).toBe('discord_unavailable');
  world.removeBot(server);
  expect(await codeOf(members.roles(server.id, ann.user.id))).not.toBe('done');
});
