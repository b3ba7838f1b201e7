import { afterEach, beforeEach, expect, test } from 'vitest';

import type { NewMember } from '../../../../sandbox/discord/world.ts';
import { openScene, type Scene } from './scene.ts';
import { rest } from './tiny-bot.ts';

let scene: Scene;

const MANAGE_SERVER = String(1 << 5);

beforeEach(async () => {
  scene = await openScene();
  const { discord } = scene;
  await rest(discord, 'PUT', `/applications/${discord.applicationId}/commands`, {
    body: [
      { name: 'all', description: 'For all', contexts: [0] },
      { name: 'managers', description: 'For managers', default_member_permissions: MANAGE_SERVER },
      { name: 'admins', description: 'For admins', default_member_permissions: '0' },
      { name: 'private', description: 'For direct messages', contexts: [1] },
      { type: 3, name: 'Look' },
    ],
  });
});

afterEach(() => scene.close());

const offered = (permissions: NewMember['permissions'] = []) => {
  const { discord, server, channel } = scene;
  const member = discord.world.addMember(server, { name: 'somebody', permissions });
  return discord
    .as(member, channel)
    .commands()
    .map(({ name }) => name);
};

test('the commands that somebody is offered are those they may use here', () => {
  expect(offered()).toEqual(['all', 'Look']);
  expect(offered(['ManageGuild'])).toEqual(['all', 'managers', 'Look']);
  expect(offered(['Administrator'])).toEqual(['all', 'managers', 'admins', 'Look']);
});

test('an admin’s override, a bot that is gone, a channel that is not seen', () => {
  const { discord, server, channel } = scene;
  discord.world.overrideCommand(server, 'admins', true);
  expect(offered()).toContain('admins');
  discord.world.removeBot(server);
  expect(offered()).toEqual([]);
  discord.world.addBot(server);
  discord.world.hideChannel(channel, []);
  expect(offered()).toEqual([]);
});

test('direct messages have their own', () => {
  const { discord, ann } = scene;
  const direct = discord.as(ann, discord.world.directChannel(ann.user));
  expect(direct.commands().map(({ name }) => name)).toEqual([
    'managers',
    'admins',
    'private',
    'Look',
  ]);
});
