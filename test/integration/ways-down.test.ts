import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import type { Channel, Message, User } from '../../sandbox/discord/model.ts';
import type { LocalDiscord } from '../../sandbox/discord/local-discord.ts';
import type { PermissionName } from '../../sandbox/discord/permissions.ts';
import type { Fault } from '../../sandbox/faults.ts';
import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { openScene, type Scene } from '../support/scene.ts';

/** One edit at the provider, whose delivery is about to begin. */
interface Due {
  discord: LocalDiscord;
  typed: TypedInteraction;
  user: User;
  channel: Channel;
  message: Message;
  /** The first request of its delivery, among all. */
  from: number;
  /** Lets one route of this edit alone go wrong, once or as often as it is asked. */
  fail(at: At, fault: Fault, times?: number): void;
}

type At = 'reply' | 'message' | 'post';
type Where = 'reply' | 'post' | 'direct' | 'nowhere';

const refused = (status: number, code: number, more: object = {}): Fault => ({
  kind: 'answer',
  status,
  body: { code, message: 'no', ...more },
});
const TOKEN_DEAD = refused(401, 50027);
const always = Number.POSITIVE_INFINITY;

interface Case {
  goesWrong(due: Due): void;
  /** What is asked of Discord for this edit, in order. */
  asks: string;
  /** Where the clip is at last. */
  where: Where;
  /** The message with the clip, where it is told apart. */
  says?: RegExp;
}

const atReply = (fault: Fault, asks: string, where: Where): Case => ({
  goesWrong: (due) => due.fail('reply', fault),
  asks,
  where,
});
/** The token is dead, and then something else. */
const then = (goesWrong: (due: Due) => void, asks: string, where: Where): Case => ({
  goesWrong(due) {
    due.fail('reply', TOKEN_DEAD, always);
    goesWrong(due);
  },
  asks: `reply ${asks}`,
  where,
});
const deleted = ({ discord, message }: Due): void => discord.world.deleteMessage(message);
const denied = ({ discord, channel }: Due, what: PermissionName): void =>
  discord.world.setBotPermissions(channel, { deny: [what] });

const CASES: Record<string, Case> = {
  'nothing goes wrong': { goesWrong: () => {}, asks: 'reply', where: 'reply' },
  '50027: token dead': atReply(TOKEN_DEAD, 'reply message', 'reply'),
  '401 without a code': atReply({ kind: 'answer', status: 401 }, 'reply message', 'reply'),
  '10015: webhook unknown': atReply(refused(404, 10015), 'reply message', 'reply'),
  '10062: interaction unknown': atReply(refused(404, 10062), 'reply message', 'reply'),
  '10008: message gone': { goesWrong: deleted, asks: 'reply post', where: 'post' },
  '30046: too many edits of an old message': atReply(refused(400, 30046), 'reply post', 'post'),
  'token dead, 30046': then(
    (due) => due.fail('message', refused(400, 30046)),
    'message post',
    'post',
  ),
  'token dead, 50001: no access': then(
    (due) => denied(due, 'ViewChannel'),
    'message direct',
    'direct',
  ),
  'token dead, 10003: channel gone': then(
    ({ discord, channel }) => discord.world.deleteChannel(channel),
    'message direct',
    'direct',
  ),
  'token dead, 10004: server gone': then(
    (due) => due.fail('message', refused(404, 10004)),
    'message direct',
    'direct',
  ),
  'token dead, 50013: may not attach': then(
    (due) => denied(due, 'AttachFiles'),
    'message post direct',
    'direct',
  ),
  'token dead, 50083: thread archived': then(
    (due) => due.fail('message', refused(400, 50083)),
    'message post',
    'post',
  ),
  'token dead, 160005: thread locked': then(
    (due) => due.fail('message', refused(403, 160005)),
    'message direct',
    'direct',
  ),
  'token dead, message gone, 50013': then(
    (due) => {
      deleted(due);
      denied(due, 'SendMessages');
    },
    'message post direct',
    'direct',
  ),
  'token dead, channel gone, 50007: no direct messages': then(
    ({ discord, channel, user }) => {
      discord.world.deleteChannel(channel);
      user.acceptsDirectMessages = false;
    },
    'message direct',
    'nowhere',
  ),
  '40005: too large with the clip before': atReply(refused(413, 40005), 'reply reply', 'reply'),
  '40005, and again without it: a smaller copy': {
    goesWrong: (due) => due.fail('reply', refused(413, 40005), 2),
    asks: 'reply reply reply',
    where: 'reply',
  },
  '50045: likewise': atReply(refused(400, 50045), 'reply reply', 'reply'),
  '200000: filtered words': atReply(refused(400, 200000), 'reply reply', 'reply'),
  '240000: filtered link': atReply(refused(400, 240000), 'reply reply', 'reply'),
  '20009: filtered picture': {
    goesWrong: (due) => due.fail('reply', refused(403, 20009), 2),
    asks: 'reply reply message',
    where: 'reply',
  },
  '50035: the form of the card': {
    ...atReply(refused(400, 50035), 'reply post message', 'post'),
    says: /^<@\d+>, your edited clip is ready\.\n-# ref k\w+$/,
  },
  '500: Discord fails': atReply({ kind: 'answer', status: 500 }, 'reply reply', 'reply'),
  '503 without a word': atReply(
    { kind: 'answer', status: 503, body: 'busy' },
    'reply reply',
    'reply',
  ),
  '130000: overloaded': atReply(refused(500, 130000), 'reply reply', 'reply'),
  '40062: rate limited inside': atReply(
    refused(429, 40062, { retry_after: 0.05 }),
    'reply reply',
    'reply',
  ),
  '429: as long as it says': atReply(
    refused(429, 0, { retry_after: 0.05 }),
    'reply reply',
    'reply',
  ),
  'the connection drops at 0 % of the upload': atReply(
    { kind: 'drop-before' },
    'reply reply',
    'reply',
  ),
  'at 50 %': atReply({ kind: 'drop-at', fraction: 0.5 }, 'reply reply', 'reply'),
  'at 99 %': atReply({ kind: 'drop-at', fraction: 0.99 }, 'reply reply', 'reply'),
  'at 100 %, taken': atReply({ kind: 'drop-after' }, 'reply reply', 'reply'),
  'a post drops at 0 %': then(
    (due) => {
      deleted(due);
      due.fail('post', { kind: 'drop-before' });
    },
    'message post message find post',
    'post',
  ),
  'a post at 50 %': then(
    (due) => {
      deleted(due);
      due.fail('post', { kind: 'drop-at', fraction: 0.5 });
    },
    'message post message find post',
    'post',
  ),
  'a post at 100 %, taken': then(
    (due) => {
      deleted(due);
      due.fail('post', { kind: 'drop-after' });
    },
    'message post message find',
    'post',
  ),
};

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
  const asks = asksOf(due);
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
