import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { openScene, type Scene } from '../support/scene.ts';
import { CASES, type At, type Case, type Due, type Where } from '../support/way-cases.ts';

let scene: Scene;
let dir: string;
let clip: string;
let store: Redis;
const running = new Map<string, Due>();

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-ways-'));
  clip = await makeSampleClip(dir, { width: 720, height: 720, seconds: 3, audio: false });
  scene = await openScene({ settings: { SEGMIND_MAX_IN_FLIGHT: '100' } });
  store = new Redis(scene.stage.redis.url);
  await Promise.all([scene.start('worker'), scene.start('bot')]);
  const { segmind } = scene.stage;
  segmind.hold();
  await Promise.all(Object.keys(CASES).map(async (name) => running.set(name, await due())));
  for (const [name, one] of running) {
    one.from = scene.stage.discord.requests.length;
    CASES[name]?.goesWrong(one);
  }
  segmind.release();
}, 180_000);

afterAll(async () => {
  store.disconnect();
  await scene.close();
  await rm(dir, { recursive: true, force: true });
});

/** A person in a channel of their own, whose edit is at the provider. */
async function due(): Promise<Due> {
  const { discord } = scene.stage;
  const server = discord.world.addServer({ name: 'one of many' });
  const channel = discord.world.addChannel(server);
  const member = discord.world.addMember(server, { name: 'eve' });
  const typed = await discord
    .as(member, channel)
    .type('/kling-edit', { video: { path: clip }, prompt: 'a way down' });
  await typed.until(({ text }) => text.includes('Editing'));
  const { message } = typed;
  if (!message) throw new Error('The reply is no message.');
  const routes: Record<At, string> = {
    reply: `PATCH /webhooks/${discord.applicationId}/${typed.token}/messages/@original`,
    message: `PATCH /channels/${channel.id}/messages/${message.id}`,
    post: `POST /channels/${channel.id}/messages`,
  };
  const fail: Due['fail'] = (at, fault, times = 1) =>
    discord.faults.add(routes[at], { fault, times });
  const from = discord.requests.length;
  return { discord, typed, user: member.user, channel, message, from, fail };
}

interface Seen {
  where: Where;
  asks: string;
  /** Messages with the clip. */
  clips: number;
  text: string;
}

/** Waits for its end, and says where the clip is and what it took. */
async function follow(due: Due, { where }: Case): Promise<Seen> {
  const { discord, user, channel, message, typed } = due;
  const id = /ref (k\w+)/.exec(typed.history.map(({ text }) => text).join('\n'))?.[1] ?? '';
  if (where === 'nowhere') {
    // It stays on its way, and is tried again later.
    await discord.waitFor(() => asksOf(due).includes('direct'), { timeoutMs: 60_000 });
  } else {
    const told = async () => (await store.hexists(`{kling}:edit:${id}`, 'toldAtMs')) === 1;
    await vi.waitUntil(told, { timeout: 60_000 });
  }
  const everywhere = [...discord.messages(channel), ...discord.directMessages(user)];
  const cards = everywhere.map((one) => ({ one, ...discord.card(one) }));
  const clips = cards.filter(({ text, media }) => text.includes(`ref ${id}`) && media.length > 0);
  const [first] = clips;
  // Where nothing worked it is tried again from time to time: what counts is the first round.
  const asks = where === 'nowhere' ? asksOf(due).replace(/direct .*/, 'direct') : asksOf(due);
  if (!first) return { where: 'nowhere', asks, clips: 0, text: '' };
  const inChannel = first.one.id === message.id ? 'reply' : 'post';
  const at = first.one.channel === channel ? inChannel : 'direct';
  return { where: at, asks, clips: clips.length, text: first.text };
}

/** What was asked of Discord for this edit since its delivery began. */
function asksOf({ discord, channel, user, message, typed, from }: Due): string {
  const direct = discord.world.directChannel(user).id;
  const names = new Map([
    [`PATCH /webhooks/${discord.applicationId}/${typed.token}/messages/@original`, 'reply'],
    [`PATCH /channels/${channel.id}/messages/${message.id}`, 'message'],
    [`POST /channels/${channel.id}/messages`, 'post'],
    [`GET /channels/${channel.id}/messages`, 'find'],
    [`POST /channels/${direct}/messages`, 'direct'],
  ]);
  const asked = discord.requests
    .slice(from)
    .map(({ method, path }) => names.get(`${method} ${path}`));
  return asked.filter((name) => name !== undefined).join(' ');
}

test.each(Object.entries(CASES))('%s', async (name, wanted) => {
  const one = running.get(name);
  const { where, asks, says = /^/ } = wanted;
  const clips = where === 'nowhere' ? 0 : 1;
  const text = expect.stringMatching(says);
  expect(one && (await follow(one, wanted))).toEqual({ where, asks, clips, text });
});

test('nothing was paid for twice, and the local Discord found nothing to complain of', () => {
  expect(scene.stage.segmind.billed()).toBe(Object.keys(CASES).length);
  expect(scene.stage.discord.requests.filter((request) => request.defect)).toEqual([]);
});
