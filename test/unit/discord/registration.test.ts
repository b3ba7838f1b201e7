import { describe, expect, test } from 'vitest';

import type { Command } from '../../../src/discord/command.ts';
import {
  pushCommands,
  pushIfChanged,
  type Registration,
} from '../../../src/discord/registration.ts';
import { createRest } from '../../../src/discord/rest.ts';
import { APP } from './samples.ts';
import { closeLater, jsonBody, type Reply, startDiscord, TOKEN } from './scripted-discord.ts';

const SERVER = '900000000000000006';
const command = (name: string): Command => ({
  definition: { name, description: `Does ${name}` },
  handlers: { [name]: { answeredBy: 'verb', run: async () => {} } },
});

async function setUp(...script: Reply[]) {
  const discord = await startDiscord(...script);
  const client = createRest({ token: TOKEN, apiUrl: discord.apiUrl });
  closeLater(() => client.close());
  const registration: Registration = {
    rest: client.rest,
    apiUrl: discord.apiUrl,
    applicationId: APP,
    serverId: null,
    commands: [command('a'), command('b')],
  };
  const kept = new Map<string, string>();
  const pushed = {
    read: async (scope: string) => kept.get(scope) ?? null,
    write: async (scope: string, hash: string) => void kept.set(scope, hash),
  };
  return { discord, registration, kept, pushed };
}

const TAKEN: Reply = { status: 200, json: [] };

test.each([
  [null, `/api/v10/applications/${APP}/commands`],
  [SERVER, `/api/v10/applications/${APP}/guilds/${SERVER}/commands`],
])('the whole set goes to its place: %s', async (serverId, route) => {
  const { discord, registration } = await setUp(TAKEN);
  await pushCommands({ ...registration, serverId });
  expect(discord.asked.map(({ method, url }) => [method, url])).toEqual([['PUT', route]]);
  expect(discord.asked[0]?.headers.authorization).toBe(`Bot ${TOKEN}`);
  expect(jsonBody(discord.asked[0])).toEqual([
    { name: 'a', description: 'Does a' },
    { name: 'b', description: 'Does b' },
  ]);
});

test('a PUT may be repeated when its answer was lost', async () => {
  const { discord, registration } = await setUp('drop', TAKEN);
  await pushCommands(registration);
  expect(discord.asked).toHaveLength(2);
});

describe('pushed when they differ', () => {
  test('once, and not again', async () => {
    const { discord, registration, pushed } = await setUp(TAKEN);
    expect(await pushIfChanged(registration, pushed)).toBe(true);
    expect(await pushIfChanged(registration, pushed)).toBe(false);
    expect(discord.asked).toHaveLength(1);
  });

  test.each([
    ['another command', { commands: [command('a'), command('c')] }],
    ['one less', { commands: [command('a')] }],
    ['another server', { serverId: SERVER }],
    ['another bot', { applicationId: '900000000000000009' }],
    ['another Discord', { apiUrl: 'https://discord.example' }],
  ])('%s: again', async (_name, changes) => {
    const { discord, registration, pushed } = await setUp(TAKEN);
    await pushIfChanged(registration, pushed);
    expect(await pushIfChanged({ ...registration, ...changes }, pushed)).toBe(true);
    expect(discord.asked).toHaveLength(2);
  });

  test('what Discord refused is not remembered as pushed', async () => {
    const { registration, kept, pushed } = await setUp({ status: 403, json: { code: 50001 } });
    await expect(pushIfChanged(registration, pushed)).rejects.toMatchObject({ status: 403 });
    expect(kept.size).toBe(0);
  });

  test('a store that cannot say what was pushed does not keep them back', async () => {
    const { discord, registration, pushed } = await setUp(TAKEN);
    const read = async () => Promise.reject(new Error('away'));
    expect(await pushIfChanged(registration, { ...pushed, read })).toBe(true);
    expect(discord.asked).toHaveLength(1);
  });

  test('what is kept holds no id and no address', async () => {
    const { registration, kept, pushed } = await setUp(TAKEN);
    await pushIfChanged(registration, pushed);
    const [[scope, hash] = []] = [...kept];
    expect(scope).toMatch(/^[0-9a-f]{16}$/);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });
});
