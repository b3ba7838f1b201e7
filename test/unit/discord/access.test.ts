import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { startLocalDiscord, type LocalDiscord } from '../../../sandbox/discord/local-discord.ts';
import type { Channel, Member, Role, Server } from '../../../sandbox/discord/model.ts';
import { channelPermissions, type PermissionName } from '../../../sandbox/discord/permissions.ts';
import type { Asker } from '../../../src/core/edit.ts';
import { createAccess } from '../../../src/discord/access.ts';
import { createRest, type DiscordRest } from '../../../src/discord/rest.ts';
import { sampleEdit } from './samples.ts';

let discord: LocalDiscord;
let client: DiscordRest;
let server: Server;
let lobby: Channel;
let den: Channel;
let red: Role;
let blue: Role;
let nowMs: number;

beforeEach(async () => {
  nowMs = 0;
  discord = await startLocalDiscord();
  client = createRest({ token: discord.token, apiUrl: discord.apiUrl });
  const { world } = discord;
  server = world.addServer({ name: 'here' });
  lobby = world.addChannel(server, { name: 'lobby' });
  den = world.addChannel(server, { name: 'den' });
  red = world.addRole(server, { name: 'red' });
  blue = world.addRole(server, { name: 'blue' });
});
afterEach(async () => {
  await client.close();
  await discord.close();
});

const member = (...roles: Role[]) => discord.world.addMember(server, { name: 'ann', roles });
/** As Discord describes them in an interaction. */
const askerOf = ({ user, roleIds }: Member, channel = lobby): Asker => ({
  ...sampleEdit().asker,
  userId: user.id,
  serverId: server.id,
  channelId: channel.id,
  roles: [...roleIds],
  permissions: String(channelPermissions(channel, user.id)),
});
const access = () => createAccess({ rest: client.rest, now: () => nowMs });
const sees = async (who: Asker, ...channels: Channel[]) =>
  [
    ...(await access().mayView(
      who,
      channels.map(({ id }) => id),
    )),
  ].map((id) => discord.world.channels.get(id)?.name);
const refuse = (channel: Channel, whose: Role | Member['user'], ...deny: PermissionName[]) =>
  discord.world.setPermissions(channel, whose, { deny });
const permit = (channel: Channel, whose: Role | Member['user'], ...allow: PermissionName[]) =>
  discord.world.setPermissions(channel, whose, { allow });
const everyone = (): Role => server.roles.get(server.id) as Role;

/** What is said of the den, and whether somebody with the red and the blue role may read it. */
const TABLE: [string, boolean, (who: Member) => void][] = [
  ['nothing', true, () => {}],
  ['everyone may not', false, () => refuse(den, everyone(), 'ViewChannel')],
  [
    'everyone may not, red may',
    true,
    () => {
      refuse(den, everyone(), 'ViewChannel');
      permit(den, red, 'ViewChannel');
    },
  ],
  ['red may not', false, () => refuse(den, red, 'ViewChannel')],
  [
    'red may not, blue may',
    true,
    () => {
      refuse(den, red, 'ViewChannel');
      permit(den, blue, 'ViewChannel');
    },
  ],
  [
    'everyone and red may, they themselves may not',
    false,
    ({ user }) => {
      permit(den, everyone(), 'ViewChannel');
      permit(den, red, 'ViewChannel');
      refuse(den, user, 'ViewChannel');
    },
  ],
  [
    'everyone and red may not, they themselves may',
    true,
    ({ user }) => {
      refuse(den, everyone(), 'ViewChannel');
      refuse(den, red, 'ViewChannel');
      permit(den, user, 'ViewChannel');
    },
  ],
  ['everyone may look, and not back', false, () => refuse(den, red, 'ReadMessageHistory')],
  ['the role may not, without a word of the channel', false, () => (everyone().permissions = 0n)],
  [
    'an administrator',
    true,
    (who) => {
      refuse(den, everyone(), 'ViewChannel');
      refuse(den, who.user, 'ViewChannel');
      const admin = discord.world.addRole(server, {
        name: 'admin',
        permissions: ['Administrator'],
      });
      who.roleIds.push(admin.id);
    },
  ],
];

test.each(TABLE)('%s: %s', async (_said, may, say) => {
  const who = member(red, blue);
  say(who);
  const seen = await sees(askerOf(who, discord.world.addChannel(server)), den);
  expect(seen).toEqual(may ? ['den'] : []);
  // The local Discord is of the same opinion.
  const bits = channelPermissions(den, who.user.id);
  expect((bits & 66_560n) === 66_560n).toBe(may);
});

test('the owner sees everything of their server, and nothing of another', async () => {
  refuse(den, everyone(), 'ViewChannel');
  const owner = server.members.get(server.ownerId) as Member;
  const other = discord.world.addChannel(discord.world.addServer({ name: 'there' }), {
    name: 'far',
  });
  expect(await sees(askerOf(owner), den, lobby, other)).toEqual(['lobby', 'den']);
});

test('roles are those that they have now, as the interaction says', async () => {
  refuse(den, everyone(), 'ViewChannel');
  permit(den, red, 'ViewChannel');
  const who = askerOf(member(red));
  expect(await sees(who, den)).toEqual(['den']);
  expect(await sees({ ...who, roles: [] }, den)).toEqual([]);
});

describe('threads', () => {
  test('follow their channel, archived ones too', async () => {
    const { world } = discord;
    const open = world.addThread(lobby, { name: 'open' });
    const old = world.addThread(lobby, { name: 'old' });
    const closed = world.addThread(den, { name: 'closed' });
    world.setThread(old, { archived: true });
    refuse(den, everyone(), 'ViewChannel');
    expect(await sees(askerOf(member()), open, old, closed)).toEqual(['open', 'old']);
  });

  test('private ones are for who is in them now alone', async () => {
    const hidden = discord.world.addThread(lobby, { name: 'private', isPrivate: true });
    discord.world.setBotPermissions(lobby, { allow: ['ManageThreads'] });
    expect(await sees(askerOf(member()), hidden)).toEqual([]);
    expect(await sees(askerOf(member(), hidden), hidden)).toEqual(['private']);
  });

  test('that the bot cannot see are asked for once', async () => {
    const hidden = discord.world.addThread(lobby, { name: 'private', isPrivate: true });
    const one = access();
    const who = askerOf(member());
    for (let times = 0; times < 3; times += 1) await one.mayView(who, [hidden.id]);
    const asked = discord.requests.filter(({ path }) => path === `/channels/${hidden.id}`);
    expect(asked).toHaveLength(1);
  });
});

describe('where Discord does not say', () => {
  test.each(['guilds/:id', 'guilds/:id/channels'])(
    'GET %s: the channel that they are in, by what the interaction says',
    async (route) => {
      const fault = { kind: 'answer', status: 500 } as const;
      discord.faults.add(`GET /${route}`, { fault, times: 9 });
      const who = member();
      expect(await sees(askerOf(who), den, lobby)).toEqual(['lobby']);
      expect(await sees({ ...askerOf(who), permissions: '1024' }, den, lobby)).toEqual([]);
    },
  );

  test('it is not asked again at once, and is after some seconds', async () => {
    const fault = { kind: 'answer', status: 500 } as const;
    discord.faults.add('GET /guilds/:id', { fault, times: 1 });
    const one = access();
    const who = askerOf(member());
    expect([...(await one.mayView(who, [den.id]))]).toEqual([]);
    expect([...(await one.mayView(who, [den.id]))]).toEqual([]);
    nowMs += 5_000;
    expect([...(await one.mayView(who, [den.id]))]).toEqual([den.id]);
  });
});

test('what changes is seen after some seconds; meanwhile nobody asks anew', async () => {
  const one = access();
  const who = askerOf(member());
  const [first, second] = await Promise.all([
    one.mayView(who, [den.id]),
    one.mayView(who, [den.id, lobby.id]),
  ]);
  expect([first.size, second.size]).toEqual([1, 2]);
  const asked = () => discord.requests.filter(({ path }) => path.endsWith('/channels')).length;
  expect(asked()).toBe(1);
  refuse(den, everyone(), 'ViewChannel');
  nowMs += 5_000;
  expect((await one.mayView(who, [den.id])).size).toBe(0);
  expect(asked()).toBe(2);
});
