import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { ClientRefusal } from '../../../../sandbox/discord/client/refused.ts';
import type { Message } from '../../../../sandbox/discord/model.ts';
import { openScene, type Scene } from './scene.ts';
import { callback, formErrors, type Json, rest } from './tiny-bot.ts';

let scene: Scene;

beforeEach(async () => {
  scene = await openScene();
});

afterEach(() => scene.close());

const USERS = 5;
const ROLES = 6;
const MENTIONABLES = 7;
const CHANNELS = 8;
const AT = 'components.0.components.0';

const row = (menu: Json): Json => ({ type: 1, components: [{ custom_id: 'menu', ...menu }] });
const option = (value: string, more: Json = {}): Json => ({ label: value, value, ...more });
const defaults = (...ids: string[]) => ids.map((id) => ({ type: 'role', id }));

async function post(menu: Json) {
  const { discord, channel } = scene;
  const body = { content: 'Choose', components: [row(menu)] };
  return rest(discord, 'POST', `/channels/${channel.id}/messages`, { body });
}

async function posted(menu: Json): Promise<Message> {
  const { body } = await post(menu);
  const message = scene.discord.messages(scene.channel).find(({ id }) => id === body.id);
  if (!message) throw new Error(`Refused: ${JSON.stringify(body)}`);
  return message;
}

describe('a menu that is refused with 50035', () => {
  const [one, two] = ['900000000000000008', '900000000000000009'] as const;

  test.each<[string, Json, string[]]>([
    [
      'more has to be chosen than can be',
      { type: ROLES, min_values: 2 },
      [`${AT}.min_values: BASE_TYPE_BAD_LENGTH`],
    ],
    [
      'more can be chosen than there is',
      { type: 3, max_values: 2, options: [option('a')] },
      [`${AT}.max_values: BASE_TYPE_BAD_LENGTH`],
    ],
    [
      'an option twice',
      { type: 3, options: [option('a'), option('a')] },
      [`${AT}.options.1.value: SELECT_COMPONENT_OPTION_VALUE_DUPLICATED`],
    ],
    [
      'two chosen of one',
      { type: 3, options: [option('a', { default: true }), option('b', { default: true })] },
      [`${AT}.options: BASE_TYPE_BAD_LENGTH`],
    ],
    [
      'two roles chosen of one',
      { type: ROLES, default_values: defaults(one, two) },
      [`${AT}.default_values: BASE_TYPE_BAD_LENGTH`],
    ],
    [
      'one role chosen of at least two',
      { type: ROLES, min_values: 2, max_values: 2, default_values: defaults(one) },
      [`${AT}.default_values: BASE_TYPE_BAD_LENGTH`],
    ],
    ['no options', { type: 3, options: [] }, [`${AT}.options: BASE_TYPE_BAD_LENGTH`]],
    ['26 at most', { type: ROLES, max_values: 26 }, [`${AT}.max_values: BASE_TYPE_BAD_LENGTH`]],
  ])('%s', async (_name, menu, errors) => {
    const answer = await post(menu);
    expect(answer).toMatchObject({ status: 400, body: { code: 50_035 } });
    expect(formErrors(answer)).toEqual(errors);
  });

  test('and one with everything is taken', async () => {
    const menu = { type: ROLES, min_values: 1, max_values: 25, default_values: defaults(one, two) };
    expect((await post(menu)).status).toBe(200);
  });
});

describe('choosing', () => {
  const got = async () => (await scene.bot.interaction()).data;

  test('a role brings the role along', async () => {
    const { discord, server, person } = scene;
    const role = discord.world.addRole(server, { name: 'Editors' });
    await person.select(await posted({ type: ROLES }), 'menu', [role.id]);
    expect(await got()).toMatchObject({
      component_type: ROLES,
      values: [role.id],
      resolved: { roles: { [role.id]: { id: role.id, name: 'Editors' } } },
    });
  });

  test('a channel brings the channel along, with what its person may do there', async () => {
    const { channel, person } = scene;
    await person.select(await posted({ type: CHANNELS, channel_types: [0] }), 'menu', [channel.id]);
    expect((await got()).resolved).toMatchObject({
      channels: {
        [channel.id]: {
          id: channel.id,
          type: 0,
          permissions: expect.stringMatching(/^\d+$/) as string,
        },
      },
    });
  });

  test('a person brings user and member along', async () => {
    const { ann, person } = scene;
    await person.select(await posted({ type: USERS }), 'menu', [ann.user.id]);
    const { resolved } = await got();
    expect(resolved).toMatchObject({ users: { [ann.user.id]: { username: 'ann' } } });
    expect(resolved).toHaveProperty(['members', ann.user.id]);
  });

  test('people and roles in one menu', async () => {
    const { ann, discord, server, person } = scene;
    const role = discord.world.addRole(server, { name: 'Editors' });
    const message = await posted({ type: MENTIONABLES, max_values: 2 });
    await person.select(message, 'menu', [role.id, ann.user.id]);
    expect(Object.keys((await got()).resolved ?? {}).toSorted()).toEqual([
      'members',
      'roles',
      'users',
    ]);
  });

  test('of given options brings nothing along', async () => {
    await scene.person.select(await posted({ type: 3, options: [option('a')] }), 'menu', ['a']);
    const data = await got();
    expect(data).toMatchObject({ values: ['a'] });
    expect(data).not.toHaveProperty('resolved');
  });

  test('nothing, where nothing has to be chosen; `required` means nothing in a message', async () => {
    const { person } = scene;
    const must = await posted({ type: ROLES, required: false });
    await expect(person.select(must, 'menu', [])).rejects.toThrow('1 to 1 values');
    await person.select(await posted({ type: ROLES, min_values: 0 }), 'menu', []);
    expect(await got()).toMatchObject({ values: [] });
  });

  test('what is not offered is refused by the client', async () => {
    const { ann, channel, discord, server, person } = scene;
    const role = discord.world.addRole(server, { name: 'Editors' });
    const elsewhere = discord.world.addChannel(discord.world.addServer({ name: 'other' }));
    for (const [menu, id] of [
      [{ type: ROLES }, ann.user.id],
      [{ type: ROLES }, '1'.repeat(18)],
      [{ type: USERS }, role.id],
      [{ type: CHANNELS }, role.id],
      [{ type: CHANNELS }, elsewhere.id],
      [{ type: CHANNELS, channel_types: [2] }, channel.id],
    ] as const) {
      await expect(person.select(await posted(menu), 'menu', [id])).rejects.toThrow(ClientRefusal);
    }
    const twice = await posted({ type: ROLES, max_values: 2 });
    await expect(person.select(twice, 'menu', [role.id, role.id])).rejects.toThrow('twice');
    const disabled = await posted({ type: ROLES, disabled: true });
    await expect(person.select(disabled, 'menu', [role.id])).rejects.toThrow('is disabled');
    expect(discord.interactions()).toEqual([]);
  });
});

describe('menus in a modal', () => {
  const label = (component: Json): Json => ({ type: 18, label: 'L', component });

  async function open(...components: Json[]) {
    const { typed, got } = await scene.greet();
    const data = { custom_id: 'form', title: 'T', components: components.map(label) };
    return { typed, answer: await callback(scene.discord, got, { type: 9, data }) };
  }

  test('what is chosen is sent off, and what was chosen from the start unless it is changed', async () => {
    const { discord, server, person, bot } = scene;
    const [one, two] = ['A', 'B'].map((name) => discord.world.addRole(server, { name }).id);
    const { typed } = await open(
      { type: ROLES, custom_id: 'r', default_values: defaults(one ?? '') },
      { type: ROLES, custom_id: 's', default_values: defaults(one ?? '') },
      { type: 3, custom_id: 'o', options: [option('a'), option('b', { default: true })] },
      { type: USERS, custom_id: 'u', required: false },
    );
    await person.submitModal(typed, { s: [two ?? ''] });
    const { data } = await bot.interaction(1);
    expect(data['components']).toMatchObject([
      { component: { custom_id: 'r', values: [one] } },
      { component: { custom_id: 's', values: [two] } },
      { component: { custom_id: 'o', values: ['b'] } },
      { component: { custom_id: 'u', values: [] } },
    ]);
    const { resolved } = data as { resolved: Json };
    expect(resolved).toEqual({
      roles: {
        [one ?? '']: expect.anything() as unknown,
        [two ?? '']: expect.anything() as unknown,
      },
    });
  });

  test('one that has to be filled in, and one that offers something else', async () => {
    const { typed } = await open({ type: ROLES, custom_id: 'r' });
    await expect(scene.person.submitModal(typed, {})).rejects.toThrow('1 to 1 values');
    const stranger = { r: ['1'.repeat(18)] };
    await expect(scene.person.submitModal(typed, stranger)).rejects.toThrow('does not offer');
  });

  test('nothing in it can be disabled', async () => {
    const { answer } = await open({ type: ROLES, custom_id: 'r', disabled: true });
    expect(formErrors(answer)).toEqual(['data.components.0.component.disabled: BASE_TYPE_CHOICES']);
  });

  test('no modal follows a modal', async () => {
    const { typed } = await open({ type: 4, custom_id: 't', style: 1 });
    await scene.person.submitModal(typed, { t: 'x' });
    const data = {
      custom_id: 'form',
      title: 'T',
      components: [label({ type: 4, custom_id: 't', style: 1 })],
    };
    const again = await callback(scene.discord, await scene.bot.interaction(1), { type: 9, data });
    expect(formErrors(again)).toEqual(['type: BASE_TYPE_CHOICES']);
  });
});
