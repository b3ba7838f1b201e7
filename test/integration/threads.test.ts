import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import type { Channel, Message } from '../../sandbox/discord/model.ts';
import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { decided } from '../../src/core/audit.ts';
import { createServerSettings } from '../../src/redis/server-settings.ts';
import { type Clip, type ClipClub, openClub, press } from '../support/clip-club.ts';
import { openScene, type Scene } from '../support/scene.ts';

let scene: Scene;
let club: ClipClub;
let dir: string;
let file: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-threads-'));
  file = await makeSampleClip(dir, { width: 720, height: 720, seconds: 3, audio: false });
  scene = await openScene();
  await Promise.all([scene.start('worker'), scene.start('bot')]);
  club = await openClub(scene, file);
  await createServerSettings({ redis: club.store }).changeGate(
    club.server.id,
    (gate) => ({ ...gate, remixThreads: true }),
    decided(club.server.id, 'gate.changed', null),
  );
}, 60_000);

afterAll(async () => {
  club.close();
  await scene.close();
  await rm(dir, { recursive: true, force: true });
});

interface Remix {
  typed: TypedInteraction;
  id: string;
}

/** An edit of Bob's that is made from a result, at the provider. */
async function remix(root: Clip, prompt: string, person = club.bob): Promise<Remix> {
  scene.stage.segmind.hold();
  const typed = await person.type('/kling-edit', { video: { path: file }, prompt });
  await typed.until(({ text }) => text.includes('Editing'));
  const id = /ref (k\w+)/.exec(typed.see().text)?.[1] ?? '';
  const spec = JSON.parse((await club.store.hget(`{kling}:edit:${id}`, 'spec')) ?? '') as object;
  const made = { ...spec, origin: { kind: 'result', editId: root.id }, rootId: root.id };
  await club.store.hset(`{kling}:edit:${id}`, 'spec', JSON.stringify(made));
  return { typed, id };
}

const threadOf = (root: Clip): Channel | undefined =>
  scene.stage.discord.world.channels.get(root.typed.message?.id ?? '');

/** The messages of a remix with its clip, wherever they are. */
const clipsOf = ({ id }: Remix): Message[] => {
  const { discord } = scene.stage;
  return [...discord.world.messages.values()].filter(
    (message) =>
      !message.visibleTo &&
      message.attachments.length > 0 &&
      discord.card(message).text.includes(`ref ${id}`),
  );
};

const told = async ({ id }: Remix): Promise<void> => {
  scene.stage.segmind.release();
  await expect.poll(async () => club.store.hexists(`{kling}:edit:${id}`, 'toldAtMs')).toBe(1);
};

test('a remix is posted in a thread under the original, and its own card points there', async () => {
  const root = await club.clip('a fox in the *snow*');
  const first = await remix(root, 'a bear');
  await told(first);
  const thread = threadOf(root);
  expect([thread?.type, thread?.name]).toEqual([11, 'Remixes: a fox in the *snow*']);
  const [message, ...more] = clipsOf(first);
  expect([message?.channel, more]).toEqual([thread, []]);
  expect(message?.attachments).toHaveLength(2);
  const card = await first.typed.until(({ text }) => text.includes('thread under the original'));
  const address = `https://discord.com/channels/${club.server.id}/${thread?.id}/${message?.id}`;
  expect([card.text.includes(address), card.media]).toEqual([true, []]);

  const second = await remix(root, 'a hare');
  await told(second);
  expect(clipsOf(second).map(({ channel }) => channel)).toEqual([thread]);

  const page = await club.ada.type('/kling history', { channel: club.channel.id, kind: 'remixes' });
  const { text } = await page.until((shown) => shown.text.includes('the newest first'));
  expect(text).toContain(`ref ${first.id}`);
  expect(text).toContain(`a remix of <@${club.ada.user.id}>’s [edit]`);

  const there = scene.stage.discord.as(club.bob.user, thread as Channel);
  await press(there, await press(there, message as Message, 'Delete'), 'Delete it');
  await expect.poll(() => clipsOf(first)).toEqual([]);
  expect(clipsOf(second)).toHaveLength(1);
});

test('one that was asked for in the thread stays where it is', async () => {
  const root = await club.clip('talked about');
  const thread = scene.stage.discord.world.addThread(club.channel, {
    id: root.typed.message?.id ?? '',
  });
  const one = await remix(root, 'in it', scene.stage.discord.as(club.bob.user, thread));
  await told(one);
  expect(clipsOf(one)).toEqual([one.typed.message]);
});

test('archived: it wakes', async () => {
  const root = await club.clip('long ago');
  const { world } = scene.stage.discord;
  await told(await remix(root, 'once'));
  world.setThread(threadOf(root) as Channel, { archived: true });
  const late = await remix(root, 'late');
  await told(late);
  expect(clipsOf(late).map(({ channel }) => channel)).toEqual([threadOf(root)]);
});

test.each<[string, (root: Clip) => void, () => void]>([
  [
    'no thread may be made',
    () =>
      scene.stage.discord.world.setBotPermissions(club.channel, { deny: ['CreatePublicThreads'] }),
    () => scene.stage.discord.world.setBotPermissions(club.channel, {}),
  ],
  [
    'nothing may be said in it',
    () =>
      scene.stage.discord.world.setBotPermissions(club.channel, {
        deny: ['SendMessagesInThreads'],
      }),
    () => scene.stage.discord.world.setBotPermissions(club.channel, {}),
  ],
  [
    'it is locked',
    ({ typed }) => {
      const { world } = scene.stage.discord;
      const { message } = typed;
      const thread = world.addThread(club.channel, { id: message?.id ?? '' });
      if (message) message.threadId = thread.id;
      world.setThread(thread, { locked: true });
    },
    () => {},
  ],
  [
    'the original is gone',
    ({ typed }) => {
      if (typed.message) scene.stage.discord.world.deleteMessage(typed.message);
    },
    () => {},
  ],
])('%s: the reply has the clip', async (_why, goWrong, restore) => {
  const root = await club.clip('not to be had');
  const one = await remix(root, 'elsewhere');
  goWrong(root);
  await told(one);
  restore();
  expect(clipsOf(one)).toEqual([one.typed.message]);
  expect(one.typed.see().media).toHaveLength(2);
});

test('killed once it was posted: found there by the next one, posted once, pointed to', async () => {
  const root = await club.clip('a sudden end');
  const one = await remix(root, 'killed');
  const { discord, segmind } = scene.stage;
  const id = root.typed.message?.id ?? '';
  discord.faults.add(`POST /channels/${id}/messages`, { fault: { kind: 'hang-after' } });
  segmind.release();
  await expect.poll(() => clipsOf(one)).toHaveLength(1);
  await scene.programs[0]?.stop('SIGKILL');
  expect(await club.store.hget(`{kling}:edit:${one.id}`, 'state')).toBe('delivering');
  await scene.start('worker');
  await told(one);
  expect(clipsOf(one).map(({ channel }) => channel)).toEqual([threadOf(root)]);
  await one.typed.until(({ text }) => text.includes('thread under the original'));
});
