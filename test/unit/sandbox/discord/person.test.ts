import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ClientRefusal } from '../../../../sandbox/discord/client/refused.ts';
import type { OptionValue } from '../../../../sandbox/discord/client/command-line.ts';
import type { ModalValue } from '../../../../sandbox/discord/client/modal-values.ts';
import { openScene, type Scene } from './scene.ts';
import { callback, hook, type Json, rest, text, V2 } from './tiny-bot.ts';

let scene: Scene;

const COMMANDS: Json[] = [
  {
    name: 'cut',
    description: 'Cuts',
    options: [
      { type: 11, name: 'video', description: 'V', required: true, file_types: ['video', '.gif'] },
      { type: 3, name: 'how', description: 'H', required: true, min_length: 2, max_length: 5 },
      { type: 4, name: 'times', description: 'T', min_value: 1, max_value: 3 },
      { type: 5, name: 'loud', description: 'L' },
      { type: 3, name: 'tint', description: 'C', choices: [{ name: 'Red', value: 'red' }] },
      { type: 6, name: 'whom', description: 'W' },
    ],
  },
  { name: 'kit', description: 'K', options: [{ type: 1, name: 'list', description: 'L' }] },
  { name: 'boss', description: 'B', default_member_permissions: '32' },
  { name: 'Mix it', type: 3 },
];

beforeEach(async () => {
  scene = await openScene();
  const path = `/applications/${scene.discord.applicationId}/commands`;
  await rest(scene.discord, 'PUT', path, { body: COMMANDS });
});

afterEach(() => scene.close());

const video = { name: 'a.mp4', bytes: Buffer.from('abc') };
const row = (...components: Json[]): Json => ({ type: 1, components });

describe('typing', () => {
  test('brings the options along, files uploaded and resolved', async () => {
    const { person, bot, discord, ann } = scene;
    const whom = ann.user.id;
    await person.type('/cut', { video, how: 'fast', times: 2, loud: false, whom });
    const { data } = await bot.interaction();
    const id = String(data.options?.[0]?.value);
    expect(data.options).toEqual([
      { name: 'video', type: 11, value: id },
      { name: 'how', type: 3, value: 'fast' },
      { name: 'times', type: 4, value: 2 },
      { name: 'loud', type: 5, value: false },
      { name: 'whom', type: 6, value: whom },
    ]);
    expect(data.resolved).toMatchObject({
      attachments: {
        [id]: { id, filename: 'a.mp4', size: 3, ephemeral: true, content_type: 'video/mp4' },
      },
      users: { [whom]: { username: 'ann' } },
    });
    const url = data.resolved?.attachments?.[id]?.url ?? '';
    expect(url.startsWith(`${discord.cdnOrigin}/ephemeral-attachments/`)).toBe(true);
    expect(await (await fetch(url)).text()).toBe('abc');
  });

  test('finds a subcommand', async () => {
    await scene.person.type('/kit list');
    const { data } = await scene.bot.interaction();
    expect(data.options).toEqual([{ name: 'list', type: 1, options: [] }]);
  });

  test.each<[string, string, Record<string, OptionValue>, string]>([
    ['an unknown command', '/nope', {}, 'no command /nope'],
    ['an unknown subcommand', '/kit nope', {}, 'no subcommand "nope"'],
    ['a missing subcommand', '/kit', {}, 'needs one of its subcommands'],
    ['an unknown option', '/cut', { video, how: 'fast', x: 1 }, 'no option "x"'],
    ['a missing required option', '/cut', { video }, '"how" is required'],
    ['too short a text', '/cut', { video, how: 'x' }, 'at least 2'],
    ['too long a text', '/cut', { video, how: 'xxxxxx' }, 'at most 5'],
    ['a text for a number', '/cut', { video, how: 'fast', times: '2' }, 'a whole number'],
    ['a fraction', '/cut', { video, how: 'fast', times: 1.5 }, 'a whole number'],
    ['too large a number', '/cut', { video, how: 'fast', times: 4 }, 'at most 3'],
    ['a text for a yes or no', '/cut', { video, how: 'fast', loud: 'true' }, 'true or false'],
    ['none of the choices', '/cut', { video, how: 'fast', tint: 'blue' }, 'one of red'],
    ['a text for a file', '/cut', { video: 'a.mp4', how: 'fast' }, 'a file'],
    [
      'a file of another type',
      '/cut',
      { video: { ...video, name: 'a.png' }, how: 'fast' },
      'no file like "a.png"',
    ],
    ['nobody', '/cut', { video, how: 'fast', whom: '1'.repeat(18) }, 'names nothing'],
  ])('refused: %s', async (_name, command, options, why) => {
    const refused = scene.person.type(command, options);
    await expect(refused).rejects.toThrow(ClientRefusal);
    await expect(refused).rejects.toThrow(why);
    expect(scene.discord.interactions()).toEqual([]);
  });

  test('a command for some is refused to others, unless an admin overrides it', async () => {
    const { discord, server, channel, person } = scene;
    const permissions = ['ManageGuild'] as const;
    const boss = discord.world.addMember(server, { name: 'boss', permissions });
    await expect(person.type('/boss')).rejects.toThrow('may not use');
    await discord.as(boss, channel).type('/boss');
    const payload = await scene.bot.interaction();
    const granted = BigInt((payload['member'] as { permissions: string }).permissions);
    expect(granted & 32n).toBe(32n);
    discord.world.overrideCommand(server, 'boss', true);
    await expect(person.type('/boss')).resolves.toBeDefined();
  });
});

describe('a message menu', () => {
  test('delivers the message with its files, though the bot may not read it by itself', async () => {
    const { discord, person, bot, channel } = scene;
    const message = await person.say('look', [video]);
    await person.chooseMessageCommand('Mix it', message);
    const { data } = await bot.interaction();
    expect(data).toMatchObject({
      type: 3,
      target_id: message.id,
      resolved: {
        messages: { [message.id]: { content: 'look', attachments: [{ filename: 'a.mp4' }] } },
      },
    });
    const path = `/channels/${channel.id}/messages/${message.id}`;
    const { body } = await rest(discord, 'GET', path);
    expect(body).toMatchObject({ id: message.id, content: '', attachments: [] });
  });
});

describe('buttons and menus', () => {
  const components = [
    row(
      { type: 2, style: 1, label: 'Go', custom_id: 'go' },
      { type: 2, style: 1, label: 'Not now', custom_id: 'off', disabled: true },
      { type: 2, style: 5, label: 'Site', url: 'https://example.com' },
    ),
    row({
      type: 3,
      custom_id: 'pick',
      options: [
        { label: 'A', value: 'a' },
        { label: 'B', value: 'b' },
      ],
    }),
  ];

  async function card() {
    await scene.person.type('/kit list');
    const got = await scene.bot.interaction();
    const typed = scene.discord.interactions()[0];
    await callback(scene.discord, got, { type: 4, data: { content: 'x', components } });
    const message = typed?.original;
    if (!message) throw new Error('There is no reply.');
    return { message, got };
  }

  test('a click brings the message and the custom_id', async () => {
    const { message } = await card();
    const click = await scene.person.click(message, 'Go');
    const got = await scene.bot.interaction(1);
    expect(got).toMatchObject({
      type: 3,
      data: { custom_id: 'go', component_type: 2 },
      message: { id: message.id, content: 'x' },
    });
    scene.discord.clock.advance(3000);
    expect(click.see()).toMatchObject({ state: 'failed', text: 'This interaction failed' });
  });

  test('a click that is only acknowledged leaves the message', async () => {
    const { message } = await card();
    const click = await scene.person.click(message, 'go');
    await callback(scene.discord, await scene.bot.interaction(1), { type: 6 });
    expect(click.see()).toMatchObject({ state: 'shown', text: 'x' });
  });

  test.each([
    ['off', 'is disabled'],
    ['Site', 'is a link'],
    ['gone', 'has no button'],
  ])('%s cannot be pressed', async (which, why) => {
    const { message } = await card();
    await expect(scene.person.click(message, which)).rejects.toThrow(why);
  });

  test('what an old card still shows cannot be pressed any more', async () => {
    const { message, got } = await card();
    const old = scene.discord.card(message);
    await hook(scene.discord, 'PATCH', got, '/messages/@original', { body: { components: [] } });
    expect(old.buttons.map(({ label }) => label)).toContain('Go');
    await expect(scene.person.click(old, 'Go')).rejects.toThrow('has no button "Go"');
    await hook(scene.discord, 'DELETE', got, '/messages/@original');
    await expect(scene.person.click(old, 'Go')).rejects.toThrow('The message is gone');
  });

  test('a button only somebody else sees cannot be pressed', async () => {
    const { discord, server, channel, bot, person } = scene;
    const typed = await person.type('/kit list');
    const data = { content: 'x', flags: 64, components };
    await callback(discord, await bot.interaction(), { type: 4, data });
    const bob = discord.as(discord.world.addMember(server, { name: 'bob' }), channel);
    await expect(bob.click(typed, 'Go')).rejects.toThrow('Only ann sees this message');
  });

  test('a menu takes only what it offers', async () => {
    const { message } = await card();
    await expect(scene.person.select(message, 'pick', ['c'])).rejects.toThrow('does not offer "c"');
    await expect(scene.person.select(message, 'pick', ['a', 'b'])).rejects.toThrow('1 to 1 values');
    await scene.person.select(message, 'pick', ['b']);
    const { data } = await scene.bot.interaction(1);
    expect(data).toMatchObject({ custom_id: 'pick', component_type: 3, values: ['b'] });
  });
});

describe('modals', () => {
  const modal = {
    custom_id: 'form',
    title: 'Tell me',
    components: [
      text('Please fill in'),
      {
        type: 18,
        label: 'Prompt',
        component: { type: 4, custom_id: 'p', style: 2, max_length: 5 },
      },
      {
        type: 18,
        label: 'Picture',
        component: { type: 19, custom_id: 'f', required: false, file_types: ['image'] },
      },
      { type: 18, label: 'Sure', component: { type: 23, custom_id: 'c' } },
    ],
  };

  async function open() {
    const { person, discord, bot } = scene;
    const typed = await person.type('/kit list');
    await callback(discord, await bot.interaction(), { type: 9, data: modal });
    return typed;
  }

  test('shows its title and labels; what is filled in reaches the bot', async () => {
    const typed = await open();
    expect(typed.see()).toMatchObject({
      state: 'modal',
      text: 'Tell me\nPlease fill in\nPrompt\nPicture\nSure',
    });
    const picture = { name: 'p.png', bytes: Buffer.from('png') };

    const sent = await scene.person.submitModal(typed, { p: 'fog', f: picture, c: true });

    const got = await scene.bot.interaction(1);
    const [id = ''] = Object.keys(got.data.resolved?.attachments ?? {});
    expect(got).toMatchObject({ type: 5, data: { custom_id: 'form' } });
    expect(got.data['components']).toMatchObject([
      { type: 10 },
      { type: 18, component: { type: 4, custom_id: 'p', value: 'fog' } },
      { type: 18, component: { type: 19, custom_id: 'f', values: [id] } },
      { type: 18, component: { type: 23, custom_id: 'c', value: true } },
    ]);
    await callback(scene.discord, got, { type: 4, data: { flags: V2, components: [text('ok')] } });
    expect(sent.see().text).toBe('ok');
  });

  test.each<[string, Record<string, ModalValue>, string]>([
    ['nothing where something is required', {}, '"p" is required'],
    ['too long a text', { p: 'xxxxxx' }, 'at most 5'],
    ['a field that is not there', { p: 'x', q: 'y' }, 'no field "q"'],
    ['a file of another type', { p: 'x', f: video }, 'no file like "a.mp4"'],
    ['a text for a yes or no', { p: 'x', c: 'yes' }, 'true or false'],
  ])('refused: %s', async (_name, values, why) => {
    const typed = await open();
    await expect(scene.person.submitModal(typed, values)).rejects.toThrow(why);
    expect(scene.discord.interactions()).toHaveLength(1);
  });
});
