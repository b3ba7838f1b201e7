import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Card } from '../../sandbox/discord/client/card.ts';
import type { Person } from '../../sandbox/discord/client/person.ts';
import type { Role } from '../../sandbox/discord/model.ts';
import type { RunningProgram } from '../../sandbox/processes/program.ts';
import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import type { EditSpec } from '../../src/core/edit.ts';
import { type Clip, type ClipClub, openClub } from '../support/clip-club.ts';
import { clipCard, openScene, type Scene } from '../support/scene.ts';

const SECRET = 'what was wanted of a clip that is taken down';

let scene: Scene;
let club: ClipClub;
let dir: string;
let file: string;
let root: Clip;
let worker: RunningProgram;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-lineage-'));
  file = await makeSampleClip(dir, { width: 720, height: 720, seconds: 3, audio: false });
  scene = await openScene();
  [worker] = await Promise.all([scene.start('worker'), scene.start('bot')]);
  club = await openClub(scene, file);
  const { world } = scene.stage.discord;
  const everyone = club.server.roles.get(club.server.id) as Role;
  world.setPermissions(club.moderators, everyone, { deny: ['ViewChannel'] });
  root = await club.clip('a garden');
}, 60_000);

afterAll(async () => {
  club.close();
  await scene.close();
  await rm(dir, { recursive: true, force: true });
});

/** Stores a remix as the store would hold it: the root's record, changed. */
async function store(id: string, spec: Partial<EditSpec>, fields: Record<string, string> = {}) {
  const key = `{kling}:edit:${root.id}`;
  const record = await club.store.hgetall(key);
  const own = { ...(JSON.parse(record['spec'] ?? '') as EditSpec), id, rootId: root.id, ...spec };
  await club.store.hset(`{kling}:edit:${id}`, { ...record, ...fields, spec: JSON.stringify(own) });
  const { origin } = own;
  const parent = origin !== null && origin.kind !== 'message' ? origin.editId : root.id;
  await club.store.hset(`{kling}:tree:${root.id}`, { [root.id]: '', [id]: parent });
}

const remixOf = (
  editId: string,
  person: Person,
  name: string,
  prompt: string,
): Partial<EditSpec> => ({
  origin: { kind: 'result', editId },
  requesterId: person.user.id,
  asker: {
    userId: person.user.id,
    name,
    serverId: club.server.id,
    channelId: club.channel.id,
    parentChannelId: null,
    roles: [],
    permissions: '0',
    joinedAtMs: null,
    serverLocale: 'en-US',
  },
  prompt,
});

async function ask(person: Person, options: { edit?: string } = {}): Promise<Card> {
  const typed = await person.type('/kling lineage', options);
  return typed.until(({ state, text }) => state === 'shown' && text.includes('Who made'));
}

test('one sees who made what from what, as a picture and in words', async () => {
  const { ada, bob, max, mia, store: redis } = club;
  await store('kaaaaaaaa1', remixOf(root.id, bob, 'さくら花子 🌸', '夜にする'));
  await store('kaaaaaaaa2', remixOf('kaaaaaaaa1', max, 'محمد', SECRET), {
    takeDown: JSON.stringify({ kind: 'taken_down', by: mia.user.id, atMs: 1, reason: 'no' }),
  });
  await store('kaaaaaaaa3', remixOf('kaaaaaaaa2', ada, '👩‍👩‍👧‍👦', 'with snow'));
  await store('kaaaaaaaa4', {
    ...remixOf(root.id, mia, 'mia', 'upside down'),
    origin: { kind: 'original', editId: root.id },
  });
  await store('kaaaaaaaa5', remixOf(root.id, max, 'max', 'elsewhere and not for all'), {
    message: JSON.stringify({ channelId: club.moderators.id, messageId: '900000000000000091' }),
  });
  await redis.hset(`{kling}:tree:${root.id}`, { kaaaaaaaa6: 'kaaaaaaaa4' });

  const card = await ask(bob, { edit: `ref ${root.id}` });
  expect(card.ephemeral).toBe(true);
  const [attachment] = card.message?.attachments ?? [];
  const png = await readFile(attachment?.path ?? '');
  const { width, height } = await loadImage(png);
  expect(width).toBeGreaterThan(600);
  expect(height).toBeGreaterThan(7 * 106);
  expect(card.text).toMatch(/1\\\. \*\*<@\d+>\*\*.*\[message\]\(https:.*a garden/);
  expect(card.text).toContain('夜にする');
  expect(card.text).toContain('A clip that was taken down');
  expect(card.text).toContain('An edit that is gone');
  expect(card.text).toContain('In a channel that you cannot see');
  expect(card.text).not.toMatch(/what was wanted|elsewhere and not/);
  expect(card.text).not.toContain(club.moderators.id);
});

test('the card of a remix says whose work it is, with a link, and pings nobody', async () => {
  const { bob, ada, store: redis } = club;
  expect(await worker.stop()).toBe(0);
  const typed = await bob.type('/kling-edit', {
    video: { path: file },
    prompt: 'so that it rains',
  });
  const queued = await typed.until(({ text }) => text.includes('Queued'));
  const id = /ref (k\w+)/.exec(queued.text)?.[1] ?? '';
  const key = `{kling}:edit:${id}`;
  const spec = JSON.parse((await redis.hget(key, 'spec')) ?? '') as EditSpec;
  const origin = { kind: 'result', editId: root.id };
  await redis.hset(key, 'spec', JSON.stringify({ ...spec, origin, rootId: root.id }));
  await scene.start('worker');
  const { text, message } = await clipCard(typed);
  const at = `${club.server.id}/${club.channel.id}/${root.card.message?.id}`;
  expect(text).toContain(
    `Remix of <@${ada.user.id}>’s [edit](https://discord.com/channels/${at}).`,
  );
  expect(message?.pings).toMatchObject({ userIds: [], everyone: false });
});

test('without a reference it is about one’s own latest clip here; who has none is told so', async () => {
  expect((await ask(club.ada)).text).toContain('a garden');
  const typed = await scene.stage.discord
    .as(scene.stage.discord.world.addMember(club.server, { name: 'eve' }), club.channel)
    .type('/kling lineage');
  const card = await typed.until(({ state }) => state === 'shown');
  expect(card.text).toContain('There is no clip of yours in this channel.');
});
