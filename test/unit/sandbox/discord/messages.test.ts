import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openScene, type Scene } from './scene.ts';
import { type Json, rest, type RestOptions } from './tiny-bot.ts';

let scene: Scene;

beforeEach(async () => {
  scene = await openScene();
});

afterEach(() => scene.close());

const call = (method: string, path: string, options: RestOptions = {}) =>
  rest(scene.discord, method, path, options);
const inChannel = (id = scene.channel.id) => `/channels/${id}/messages`;
const post = (body: Json, id?: string) => call('POST', inChannel(id), { body });

describe('permissions', () => {
  test.each([
    ['ViewChannel', 50_001],
    ['SendMessages', 50_013],
    ['AttachFiles', 50_013],
  ] as const)('without %s a message with a file is refused', async (permission, code) => {
    scene.discord.world.setBotPermissions(scene.channel, { deny: [permission] });
    const files = [{ name: 'a.txt', bytes: 'x' }];
    const answer = await call('POST', inChannel(), { body: { content: 'x' }, files });
    expect(answer).toMatchObject({ status: 403, body: { code } });
    expect(scene.discord.messages(scene.channel)).toEqual([]);
  });

  test('the interaction says what the bot may do', async () => {
    scene.discord.world.setBotPermissions(scene.channel, { deny: ['AttachFiles'] });
    const { got } = await scene.greet();
    const bits = BigInt(String(got['app_permissions']));
    expect(bits & (1n << 15n)).toBe(0n);
    expect(bits & (1n << 10n)).toBe(1n << 10n);
  });

  test('only its own messages can be edited; deleting others needs a permission', async () => {
    const { id } = await scene.person.say('mine');
    const path = `${inChannel()}/${id}`;
    const edit = await call('PATCH', path, { body: { content: 'x' } });
    expect(edit).toMatchObject({ status: 403, body: { code: 50_005 } });
    expect(await call('DELETE', path)).toMatchObject({ status: 403, body: { code: 50_013 } });
    scene.discord.world.setBotPermissions(scene.channel, { allow: ['ManageMessages'] });
    expect((await call('DELETE', path)).status).toBe(204);
    expect(scene.discord.messages(scene.channel)).toEqual([]);
  });

  test('a deleted channel is unknown, and so is a deleted message', async () => {
    const { body } = await post({ content: 'x' });
    const path = `${inChannel()}/${body.id}`;
    const [message] = scene.discord.messages(scene.channel);
    if (message) scene.discord.world.deleteMessage(message);
    expect(await call('GET', path)).toMatchObject({ status: 404, body: { code: 10_008 } });
    scene.discord.world.deleteChannel(scene.channel);
    expect(await call('GET', path)).toMatchObject({ status: 404, body: { code: 10_003 } });
  });
});

describe('threads', () => {
  test('are made from a message once, and carry its id', async () => {
    const { body } = await post({ content: 'x' });
    const path = `${inChannel()}/${body.id}/threads`;
    const made = await call('POST', path, { body: { name: 'talk' } });
    expect(made).toMatchObject({ status: 201, body: { id: body.id, parent_id: scene.channel.id } });
    const again = await call('POST', path, { body: { name: 'talk' } });
    expect(again).toMatchObject({ status: 400, body: { code: 160_004 } });
  });

  test('are not made without the permission, nor in a thread', async () => {
    const { world } = scene.discord;
    const { body } = await post({ content: 'x' });
    const start = async (channelId: string, id: unknown) =>
      call('POST', `${inChannel(channelId)}/${String(id)}/threads`, { body: { name: 'talk' } });
    world.setBotPermissions(scene.channel, { deny: ['CreatePublicThreads'] });
    expect(await start(scene.channel.id, body.id)).toMatchObject({ body: { code: 50_013 } });
    const thread = world.addThread(scene.channel);
    const inside = await post({ content: 'x' }, thread.id);
    expect(await start(thread.id, inside.body.id)).toMatchObject({ body: { code: 50_024 } });
  });

  test('a server lists its channels, and by themselves its active threads that the bot sees', async () => {
    const { world } = scene.discord;
    const { server, channel } = scene;
    const role = world.addRole(server, { name: 'red' });
    world.setPermissions(channel, role, { deny: ['ViewChannel'] });
    const open = world.addThread(channel);
    const hidden = world.addThread(channel, { isPrivate: true });
    world.setThread(world.addThread(channel), { archived: true });
    const channels = await call('GET', `/guilds/${server.id}/channels`);
    const overwrite = { id: role.id, type: 0, allow: '0', deny: '1024' };
    expect(channels.body).toMatchObject([{ id: channel.id, permission_overwrites: [overwrite] }]);
    expect(channels.body).toHaveLength(1);
    const active = await call('GET', `/guilds/${server.id}/threads/active`);
    expect(active.body).toMatchObject({ threads: [{ id: open.id, parent_id: channel.id }] });
    expect(active.body['threads']).toHaveLength(1);
    const asked = await call('GET', `/channels/${hidden.id}`);
    expect(asked).toMatchObject({ status: 403, body: { code: 50_001 } });
    world.setBotPermissions(channel, { allow: ['ManageThreads'] });
    expect((await call('GET', `/channels/${hidden.id}`)).body).toMatchObject({ type: 12 });
  });

  test('archived: no edits (50083), but a new message wakes it', async () => {
    const { world } = scene.discord;
    const thread = world.addThread(scene.channel);
    const { body } = await post({ content: 'x' }, thread.id);
    world.setThread(thread, { archived: true });
    const path = `${inChannel(thread.id)}/${body.id}`;
    const edit = await call('PATCH', path, { body: { content: 'y' } });
    expect(edit).toMatchObject({ status: 400, body: { code: 50_083 } });
    expect((await post({ content: 'z' }, thread.id)).status).toBe(200);
    expect(thread.thread?.archived).toBe(false);
  });

  test('locked: no new messages (160005)', async () => {
    const { world } = scene.discord;
    const thread = world.addThread(scene.channel);
    world.setThread(thread, { locked: true });
    const answer = await post({ content: 'x' }, thread.id);
    expect(answer).toMatchObject({ status: 403, body: { code: 160_005 } });
  });
});

test('an enforced nonce posts once', async () => {
  const body = { content: 'x', nonce: 'n1', enforce_nonce: true };
  const first = await post(body);
  const second = await post(body);
  expect(second.body.id).toBe(first.body.id);
  expect(scene.discord.messages(scene.channel)).toHaveLength(1);
  expect((await post({ ...body, nonce: 'n2' })).body.id).not.toBe(first.body.id);
  expect((await post({ ...body, enforce_nonce: false })).body.id).not.toBe(first.body.id);
});

test('messages are listed newest first, by page', async () => {
  const ids: string[] = [];
  for (const content of ['a', 'b', 'c', 'd']) ids.push((await post({ content })).body.id);
  const list = async (query: string) => {
    const { body } = await call('GET', `${inChannel()}?${query}`);
    return (body as unknown as { content: string }[]).map(({ content }) => content);
  };
  expect(await list('limit=2')).toEqual(['d', 'c']);
  expect(await list(`limit=2&before=${ids[2]}`)).toEqual(['b', 'a']);
  expect(await list(`limit=2&after=${ids[0]}`)).toEqual(['c', 'b']);
  expect(await call('GET', `${inChannel()}?limit=101`)).toMatchObject({ status: 400 });
});

describe('direct messages', () => {
  const open = (id: string) => call('POST', '/users/@me/channels', { body: { recipient_id: id } });

  test('arrive, always in the same channel', async () => {
    const { discord, ann } = scene;
    const { body } = await open(ann.user.id);
    expect((await open(ann.user.id)).body.id).toBe(body.id);
    expect((await post({ content: 'hi' }, body.id)).status).toBe(200);
    expect(discord.directMessages(ann).map(({ content }) => content)).toEqual(['hi']);
  });

  test('are refused with 50007 by who takes none, or shares no server', async () => {
    const { discord, ann } = scene;
    const { body } = await open(ann.user.id);
    ann.user.acceptsDirectMessages = false;
    const refused = { status: 403, body: { code: 50_007 } };
    expect(await post({ content: 'hi' }, body.id)).toMatchObject(refused);
    ann.user.acceptsDirectMessages = true;
    discord.world.removeMember(ann);
    expect(await post({ content: 'hi' }, body.id)).toMatchObject(refused);
  });

  test('go to nobody who does not exist', async () => {
    expect(await open('1')).toMatchObject({ status: 404, body: { code: 10_013 } });
  });
});

describe('who is pinged', () => {
  const pings = async (body: Json) => {
    const { body: made } = await post(body);
    return scene.discord.world.messages.get(made.id)?.pings;
  };
  const nobody = { userIds: [], roleIds: [], everyone: false };

  test('everyone named in the text, unless allowed_mentions says otherwise', async () => {
    const { id } = scene.ann.user;
    const role = scene.discord.world.addRole(scene.server, { name: 'crew' });
    const content = `<@${id}> <@&${role.id}>`;
    expect(await pings({ content })).toEqual({ ...nobody, userIds: [id], roleIds: [role.id] });
    expect(await pings({ content, allowed_mentions: { parse: [] } })).toEqual(nobody);
    const only = { users: [id] };
    expect(await pings({ content, allowed_mentions: only })).toEqual({ ...nobody, userIds: [id] });
    const others = { users: ['1'] };
    expect(await pings({ content, allowed_mentions: others })).toEqual(nobody);
  });

  test('text displays count, silent messages do not', async () => {
    const { id } = scene.ann.user;
    const components = [{ type: 17, components: [{ type: 10, content: `hey <@${id}>` }] }];
    expect(await pings({ flags: 32_768, components })).toEqual({ ...nobody, userIds: [id] });
    expect(await pings({ flags: 32_768 | 4096, components })).toEqual(nobody);
  });

  test('@everyone needs the permission', async () => {
    expect(await pings({ content: '@everyone' })).toEqual(nobody);
    scene.discord.world.setBotPermissions(scene.channel, { allow: ['MentionEveryone'] });
    expect(await pings({ content: '@everyone' })).toEqual({ ...nobody, everyone: true });
  });

  test('an edit pings nobody', async () => {
    const { body } = await post({ content: 'x' });
    const content = `<@${scene.ann.user.id}>`;
    await call('PATCH', `${inChannel()}/${body.id}`, { body: { content } });
    const message = scene.discord.world.messages.get(body.id);
    expect(message).toMatchObject({ content, pings: nobody });
    expect(message?.mentions.userIds).toEqual([scene.ann.user.id]);
    expect(message?.edits).toHaveLength(1);
  });
});

describe('routes', () => {
  test.each([
    ['GET', '/nothing/here', 404],
    ['DELETE', '/gateway/bot', 405],
    ['PUT', '/users/@me', 405],
  ])('%s %s is answered %i', async (method, path, status) => {
    expect((await call(method, path)).status).toBe(status);
  });

  test('members and users can be looked up', async () => {
    const { server, ann } = scene;
    const member = await call('GET', `/guilds/${server.id}/members/${ann.user.id}`);
    expect(member.body).toMatchObject({ user: { id: ann.user.id }, roles: [] });
    scene.discord.world.removeMember(ann);
    const gone = await call('GET', `/guilds/${server.id}/members/${ann.user.id}`);
    expect(gone).toMatchObject({ status: 404, body: { code: 10_007 } });
    expect((await call('GET', `/users/${ann.user.id}`)).body).toMatchObject({ username: 'ann' });
  });

  test.each([
    '/users/@me',
    '/applications/@me',
    '/channels/1',
    '/guilds/1',
    '/guilds/1/members/1',
    '/channels/1/messages',
  ])('%s needs the token', async (path) => {
    expect((await call('GET', path, { auth: null })).status).toBe(401);
    expect((await call('GET', path)).status).not.toBe(401);
  });
});
