import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { commands } from '../../commands/index.ts';
import { exitCodeOf } from '../../src/ops/doctor.ts';
import {
  AFTER_DISCORD,
  FOREIGN_ID,
  openPractice,
  textOf,
  troubles,
  type Practice,
} from '../support/practice.ts';

let practice: Practice;

beforeAll(async () => {
  practice = await openPractice();
}, 30_000);

afterAll(async () => practice.stage.close());

beforeEach(() => practice.reset());

test('a wrong token', async () => {
  const findings = await practice.look({ DISCORD_TOKEN: 'MTIz.wrong.S3cr3t-token' });
  expect(troubles(findings)).toEqual(['FAIL Discord', ...AFTER_DISCORD]);
  expect(textOf(findings, 'servers')).toContain('not looked at, because');
  expect(exitCodeOf(findings)).toBe(78);
});

test('nobody there', async () => {
  const findings = await practice.look({ DISCORD_API_URL: 'http://127.0.0.1:9/api' });
  expect(troubles(findings)).toEqual(['FAIL Discord', ...AFTER_DISCORD, 'warn clock']);
  expect(exitCodeOf(findings)).toBe(69);
});

test.each([
  ['a server error', { status: 502 }],
  ['somebody else', { status: 404, body: '<html>' }],
  ['a page in its place', { status: 200, body: '<html>' }],
])('%s', async (_what, answer) => {
  practice.stage.discord.faults.add('GET /users/@me', { fault: { kind: 'answer', ...answer } });
  const findings = await practice.look();
  expect(textOf(findings, 'Discord')).toContain(`(${answer.status})`);
  expect(exitCodeOf(findings)).toBe(69);
});

test.each(['/users/@me/guilds', '/guilds/:id', '/channels/:id', '/applications/@me'])(
  'look-ups of %s that are not answered are not taken for a no',
  async (path) => {
    const fault = { kind: 'answer', status: 405, body: { code: 0, message: 'No' } } as const;
    practice.stage.discord.faults.add(`GET ${path}`, { fault, times: Infinity });
    const findings = await practice.look();
    expect(exitCodeOf(findings)).toBe(0);
  },
);

test('servers by the list, with what the bot lacks there', async () => {
  const list = [
    {
      id: '100000000000000001',
      name: 'Good',
      permissions: String((1 << 11) | (1 << 15) | (1 << 16)),
      owner: false,
    },
    { id: '100000000000000002', name: 'Boss\u001B[2J', permissions: '8' },
    {
      id: '100000000000000003',
      name: 'Whole',
      permissions: String((1 << 10) | (1 << 11) | (1 << 15) | (1 << 16)),
    },
    {
      id: '100000000000000004',
      name: 'Forgetful',
      permissions: String((1 << 10) | (1 << 11) | (1 << 15)),
    },
  ];
  const fault = { kind: 'answer', status: 200, body: list } as const;
  practice.stage.discord.faults.add('GET /users/@me/guilds', { fault });
  const findings = await practice.look({ ALLOWED_SERVERS: undefined, DISCORD_GUILD_ID: undefined });
  const lines = textOf(findings, 'servers').split('\n');
  expect(lines).toEqual([
    'the bot is in 4; it may see, write, attach and read back in 2 of 4 looked at',
    'in "Good" (100000000000000001) the bot lacks View Channels',
    'in "Forgetful" (100000000000000004) the bot lacks Read Message History',
  ]);
});

test('servers by their own roles', async () => {
  const { world } = practice.stage.discord;
  const poor = world.addServer({ name: 'Poor' });
  const everyone = poor.roles.get(poor.id);
  if (everyone) everyone.permissions = 1n << 10n;
  const wanted = [practice.server.id, poor.id, FOREIGN_ID].join(',');
  const findings = await practice.look({ ALLOWED_SERVERS: wanted });
  expect(troubles(findings)).toEqual(['warn servers', 'warn servers']);
  expect(textOf(findings, 'servers')).toContain('"Poor"');
  expect(textOf(findings, 'servers')).toContain(
    'lacks Send Messages, Attach Files, Read Message History',
  );
  expect(textOf(findings, 'servers')).toContain(`not in ${FOREIGN_ID}`);
});

test('the one server for the commands is not the bot’s', async () => {
  const findings = await practice.look({
    DISCORD_GUILD_ID: FOREIGN_ID,
    ALLOWED_SERVERS: undefined,
  });
  expect(troubles(findings)).toContain('FAIL servers');
  expect(troubles(findings)).toContain('warn commands');
  expect(exitCodeOf(findings)).toBe(78);
});

test('commands that are missing, changed, or of another program', async () => {
  const [first, ...others] = commands;
  if (!first) throw new Error('There is a command.');
  const changed = [
    { ...first, definition: { ...first.definition, description: 'Of last week' } },
    ...others,
  ];
  const foreign = { ...first, definition: { type: 1 as const, name: 'old', description: 'Old' } };
  expect(textOf(await practice.look({ DISCORD_GUILD_ID: undefined }), 'commands')).toContain(
    'not registered',
  );
  await practice.register(practice.server.id, [...changed, foreign]);
  const text = textOf(await practice.look(), 'commands');
  await practice.register(practice.server.id);
  expect(text).toContain('in another form: "kling-edit"');
  expect(text).toContain('unknown here: "old"');
});

test('the operators’ channel: unknown, hidden, closed, or no place for messages', async () => {
  const { world } = practice.stage.discord;
  const channelOf = async (id: string) => {
    const findings = await practice.look({ OPERATOR_CHANNEL_ID: id });
    expect(troubles(findings)).toEqual(['FAIL operator channel']);
    return textOf(findings, 'operator channel');
  };
  expect(await channelOf(FOREIGN_ID)).toContain('does not exist');
  const hidden = world.addChannel(practice.server, { name: 'hidden' });
  world.setBotPermissions(hidden, { deny: ['ViewChannel'] });
  expect(await channelOf(hidden.id)).toContain('may not see it');
  const closed = world.addChannel(practice.server, { name: 'closed' });
  world.setBotPermissions(closed, { deny: ['SendMessages'] });
  expect(await channelOf(closed.id)).toContain('lacks Send Messages');
  const category = world.addChannel(practice.server, { name: 'all', type: 4 });
  expect(await channelOf(category.id)).toContain('takes no messages');
  const inClosed = world.addThread(closed, { name: 'thread' });
  const thread = await practice.look({ OPERATOR_CHANNEL_ID: inClosed.id });
  expect(troubles(thread)).toEqual([]);
  world.setThread(inClosed, { locked: true });
  expect(await channelOf(inClosed.id)).toContain('takes no messages');
});

test('an application that sends its interactions elsewhere, or lets in anybody', async () => {
  const { applicationId: id } = practice.stage.discord;
  const away = { id, interactions_endpoint_url: 'https://elsewhere.example/x?key=S3cr3t' };
  const fault = { kind: 'answer', status: 200, body: away } as const;
  practice.stage.discord.faults.add('GET /applications/@me', { fault });
  const findings = await practice.look();
  expect(troubles(findings)).toEqual(['FAIL Discord app']);
  expect(textOf(findings, 'Discord app')).not.toContain('elsewhere');
  expect(troubles(await practice.look({ ALLOWED_SERVERS: undefined }))).toEqual([
    'warn Discord app',
  ]);
});

test('a clock that is wrong', async () => {
  const date = new Date(Date.now() - 300_000).toUTCString();
  for (const route of ['GET /users/@me', 'GET /applications/@me']) {
    const body = { id: practice.stage.discord.botUserId, username: 'local-bot' };
    const fault = { kind: 'answer', status: 200, body, headers: { date } } as const;
    practice.stage.discord.faults.add(route, { fault });
  }
  const findings = await practice.look();
  expect(troubles(findings)).toEqual(['warn clock']);
  expect(textOf(findings, 'clock')).toMatch(/^30\d s ahead of/);
});
