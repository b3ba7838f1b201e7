import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../../../sandbox/discord/local-discord.ts';
import { formErrors, type Json, rest } from './tiny-bot.ts';

let discord: LocalDiscord;

beforeAll(async () => {
  discord = await startLocalDiscord();
});

afterAll(() => discord.close());

const put = (body: unknown, guild?: string) => {
  const scope = guild === undefined ? '' : `/guilds/${guild}`;
  const path = `/applications/${discord.applicationId}${scope}/commands`;
  return rest(discord, 'PUT', path, { body });
};

const option = (name: string, more: Json = {}): Json => ({
  type: 3,
  name,
  description: 'd',
  ...more,
});
const command = (more: Json = {}): Json => ({ name: 'cut', description: 'Cuts', ...more });
const many = (count: number, more: Json = {}): Json[] =>
  Array.from({ length: count }, (_each, at) => option(`o${at}`, more));

test.each<[string, Json[], string]>([
  ['a name in capitals', [command({ name: 'Cut' })], '0.name: APPLICATION_COMMAND_INVALID_NAME'],
  ['a name with a space', [command({ name: 'a b' })], '0.name: APPLICATION_COMMAND_INVALID_NAME'],
  ['no description', [{ name: 'cut' }], '0.description: BASE_TYPE_REQUIRED'],
  [
    'a description of 101',
    [command({ description: 'x'.repeat(101) })],
    '0.description: BASE_TYPE_BAD_LENGTH',
  ],
  ['26 options', [command({ options: many(26) })], '0.options: BASE_TYPE_BAD_LENGTH'],
  [
    'an option twice',
    [command({ options: [option('a'), option('a')] })],
    '0.options.1.name: APPLICATION_COMMAND_OPTIONS_NAME_NOT_UNIQUE',
  ],
  [
    'required after optional',
    [command({ options: [option('a'), option('b', { required: true })] })],
    '0.options.1: APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'a subcommand beside an option',
    [command({ options: [option('a'), { type: 1, name: 's', description: 'd' }] })],
    '0.options: APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  ['the same name twice', [command(), command()], '1.name: APPLICATION_COMMANDS_DUPLICATE_NAME'],
  [
    'permissions that are no bits',
    [command({ default_member_permissions: 'admin' })],
    '0.default_member_permissions: BASE_TYPE_INVALID',
  ],
  ['an unknown key', [command({ cooldown: 3 })], '0.cooldown: UNKNOWN_KEY'],
  [
    'a menu entry with a description',
    [command({ type: 3 })],
    '0: APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION',
  ],
  [
    'over 8000 characters',
    [
      command({
        options: many(25, {
          choices: Array.from({ length: 4 }, (_each, at) => ({
            name: `c${at}`,
            value: 'x'.repeat(90),
          })),
        }),
      }),
    ],
    '0: APPLICATION_COMMAND_TOO_LARGE',
  ],
])('refused: %s', async (_name, commands, error) => {
  const answer = await put(commands);
  expect(answer).toMatchObject({ status: 400, body: { code: 50_035 } });
  expect(formErrors(answer)).toEqual([error]);
  expect(discord.commands()).toEqual([]);
});

test('25 options with bits as text are taken; a command keeps its id over a new definition', async () => {
  const server = discord.world.addServer({ name: 'club' });
  const body = [command({ options: many(25), default_member_permissions: '32', nsfw: false })];
  const first = await put(body, server.id);
  expect(first).toMatchObject({
    status: 200,
    body: [{ name: 'cut', type: 1, guild_id: server.id, default_member_permissions: '32' }],
  });
  await put([command({ description: 'Cuts better' })], server.id);
  expect(discord.commands(server.id)).toMatchObject([{ description: 'Cuts better' }]);
  const [before] = first.body as unknown as { id: string; version: string }[];
  const [after] = discord.commands(server.id);
  expect(after?.id).toBe(before?.id);
  expect(after?.version).not.toBe(before?.version);
  expect(discord.commands()).toEqual([]);
});

test('only for this application, and only in a server the bot is in', async () => {
  expect(await rest(discord, 'PUT', '/applications/1/commands', { body: [] })).toMatchObject({
    status: 404,
    body: { code: 10_002 },
  });
  expect(await put([], '1')).toMatchObject({ status: 403, body: { code: 50_001 } });
});
