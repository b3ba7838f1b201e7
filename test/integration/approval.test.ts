import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { makeSampleClip, makeSampleImage } from '../../sandbox/samples/clip.ts';
import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import type { Person } from '../../sandbox/discord/client/person.ts';
import { createLedger } from '../../src/redis/ledger.ts';
import { says } from '../support/crowd.ts';
import { fillIn, moderated } from '../support/moderated.ts';
import { clipCard, openScene, type Scene } from '../support/scene.ts';

let scene: Scene;
let dir: string;
let clip: string;
let image: string;
let store: Redis;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-approval-'));
  clip = await makeSampleClip(dir, { width: 720, height: 720, seconds: 3, audio: false });
  image = await makeSampleImage(dir);
  scene = await openScene({ segmind: { render: async (path) => path } });
  store = new Redis(scene.stage.redis.url);
  await Promise.all([scene.start('worker'), scene.start('bot')]);
}, 120_000);

afterAll(async () => {
  store.disconnect();
  await scene.close();
  await rm(dir, { recursive: true, force: true });
}, 60_000);

const ask = async (person: Person, prompt: string, more: object = {}): Promise<TypedInteraction> =>
  person.type('/kling-edit', { video: { path: clip }, prompt, ...more });
const privately = async (typed: TypedInteraction) => typed.until(({ ephemeral }) => ephemeral);
const idOf = ({ text }: { text: string }): string => /ref (?:ask-)?(k\w{9})/.exec(text)?.[1] ?? '';

test('a request waits over a restart of bot and worker, is approved once, and becomes a clip', async () => {
  const { ada, bob, mods, asked, see, until } = await moderated(scene, 'approval');
  const images = {
    image1: { path: image, name: 'one.png' },
    image2: { path: image, name: 'two.png' },
  };
  const typed = await ask(ada, 'put @Image1 on @Image2', images);
  await typed.until(says('**Waiting for a moderator**'));
  const card = await asked('May this edit be made?', 'put @​Image1 on @​Image2');
  const { text, media, buttons } = see(card);
  expect(buttons.map(({ label }) => label)).toEqual(['Approve', 'Reject…', 'Block…']);
  expect(media.map(({ contentType }) => contentType)).toEqual([
    'video/mp4',
    'image/png',
    'image/png',
  ]);
  expect(text).toMatch(/<@\d+> asks\./);
  expect(text).toMatch(
    /3\.0 s clip, about \$0\.63, in <#\d+>, asked for <t:\d+:R>, can be answered/,
  );
  expect(text).toContain('This is their first edit here.');
  expect([...card.pings.userIds]).toEqual([]);

  // Whoever it is not for. A card stands in a channel that others may see as well.
  const stranger = scene.stage.discord.as(
    scene.stage.discord.world.addMember(card.channel.server ?? never(), { name: 'sam' }),
    card.channel,
  );
  const refused = await privately(await stranger.click(card, 'Approve'));
  expect(refused.text).toContain('Only the moderators of this server');
  const form = await privately(await stranger.click(card, 'Reject…'));
  expect(form.text).toContain('Only the moderators of this server');
  await expect(bob.click(typed, 'Approve')).rejects.toThrow('no button');

  for (const program of scene.programs.slice(0, 2)) await program.stop('SIGKILL');
  await Promise.all([scene.start('worker'), scene.start('bot')]);
  expect(scene.submits('put @Image1 on @Image2')).toBe(0);
  const pressed = await Promise.all(mods.map(async (mod) => mod.click(card, 'Approve')));
  await until(card, '**Approved** by');
  const answers = await Promise.all(
    pressed.map(async (press) => press.until(({ state }) => state === 'shown')),
  );
  const late = answers.filter(({ ephemeral }) => ephemeral);
  expect(late.map((answer) => answer.text)).toEqual([
    expect.stringContaining('Somebody has decided this already.'),
  ]);
  expect(see(card)).toMatchObject({ buttons: [], media: [{}, {}, {}] });
  await clipCard(typed);
  expect(scene.submits('put @Image1 on @Image2')).toBe(1);
  const posted = scene.stage.discord.world.messagesIn(card.channel);
  expect(posted.filter(({ visibleTo }) => visibleTo === undefined)).toEqual([card]);
}, 120_000);

test('rejected with a reason, appealed once, accepted: a new edit becomes a clip', async () => {
  const { ada, bob, mods, asked, see, until, serverId } = await moderated(scene, 'approval');
  const [mia, moe] = mods;
  const typed = await ask(ada, 'make it snow');
  const card = await asked('make it snow');
  await fillIn(mia, card, 'Reject…', { reason: 'Not *here*' });
  await until(card, '**Rejected** by', String.raw`Not \*here\*`);
  expect(see(card).buttons).toEqual([]);
  const no = await typed.until(says('**Not approved.**', String.raw`> Not \*here\*`));
  expect(no.text).toContain('Nothing was taken from your limits.');
  const standing = async () => createLedger({ redis: store }).standing(serverId, ada.user.id);
  expect(await standing()).toMatchObject({ pending: 0, dayEdits: 0, serverHeldMicros: 0 });

  expect((await privately(await bob.click(typed, 'Appeal'))).text).toContain('somebody else');
  const first = await ada.click(typed, 'Appeal');
  const second = await ada.click(typed, 'Appeal');
  await Promise.all(
    [first, second].map(async (one) => one.until(({ state }) => state === 'modal')),
  );
  await ada.submitModal(first, { text: 'It is <@1> winter' });
  await typed.until(says('You have appealed.'));
  const again = await privately(await ada.submitModal(second, { text: 'And again' }));
  expect(again.text).toContain('appealed against before');
  const appeal = await asked('appeals', 'winter');
  expect(see(appeal).text).not.toContain('<@1>');
  expect(see(appeal).buttons.map(({ label }) => label)).toEqual(['Accept', 'Decline']);

  await moe.click(appeal, 'Accept');
  await until(appeal, '**Accepted: a new edit has begun**');
  expect(see(appeal).buttons).toEqual([]);
  await typed.until(says('Your appeal was accepted'));
  const { world } = scene.stage.discord;
  const made = await scene.stage.discord.waitFor(
    () =>
      world
        .messagesIn(ada.channel)
        .find((message) => message !== typed.message && see(message).media.length > 0),
    { timeoutMs: 60_000, what: 'the new clip' },
  );
  expect(see(made).text).toContain('make it snow');
  expect([...made.pings.userIds]).toEqual([ada.user.id]);
  expect(scene.submits('make it snow')).toBe(1);
}, 120_000);

function never(): never {
  throw new Error('The channel is in no server.');
}

test('nobody answers before the links end: rejected, and both cards say so', async () => {
  const { ada, asked, see, until } = await moderated(scene, 'approval');
  const typed = await ask(ada, 'too late');
  const card = await asked('too late');
  const key = `{kling}:edit:${idOf(see(card))}`;
  const soon = Math.floor(Date.now() / 1000) + 15 * 60 + 2;
  const spec = (await store.hget(key, 'spec')) ?? '';
  await store.hset(key, 'spec', spec.replace(/ex=[0-9a-f]+/, `ex=${soon.toString(16)}`));
  await until(card, '**Too late:** nobody answered in time.');
  expect(see(card).buttons).toEqual([]);
  const told = await typed.until(says('**Not approved.**', 'No moderator answered'));
  expect(told.buttons).toEqual([]);
});

test('no channel to ask in: rejected, and said so', async () => {
  const { ada } = await moderated(scene, 'approval', { unset: true });
  const typed = await ask(ada, 'nobody there');
  await typed.until(says('**Not approved.**', 'the channel in which they are asked'));
  const closed = await moderated(scene, 'approval');
  scene.stage.discord.world.setBotPermissions(closed.room, { deny: ['ViewChannel'] });
  const other = await ask(closed.ada, 'closed');
  await other.until(says('**Not approved.**', 'the channel in which they are asked'));
  expect([scene.submits('nobody there'), scene.submits('closed')]).toEqual([0, 0]);
});

test('the answer of Discord to the moderators’ card is lost: it is there once', async () => {
  const { ada, asked, room, mods, until } = await moderated(scene, 'approval');
  const { discord } = scene.stage;
  discord.faults.add(`POST /channels/${room.id}/messages`, { fault: { kind: 'drop-after' } });
  const typed = await ask(ada, 'once');
  const card = await asked('once');
  const found = () =>
    discord.requests.some(({ method, path }) => method === 'PATCH' && path.includes(card.id));
  await expect.poll(found).toBe(true);
  await mods[0].click(card, 'Approve');
  await until(card, '**Approved**');
  await clipCard(typed);
  expect(discord.messages(room)).toHaveLength(1);
});

test('cancelled while it waits: the moderators’ card says so', async () => {
  const { ada, asked, see, until } = await moderated(scene, 'approval');
  const typed = await ask(ada, 'never mind');
  const card = await asked('never mind');
  await ada.click(typed, 'Cancel');
  await typed.until(says('**Cancelled.**'));
  await until(card, '**Withdrawn** before anybody decided.');
  expect(see(card).buttons).toEqual([]);
});

test('rejected and blocked: the next request is refused at the door', async () => {
  const { ada, asked, mods, until } = await moderated(scene, 'approval');
  const typed = await ask(ada, 'spam');
  const card = await asked('spam');
  await fillIn(mods[0], card, 'Block…', { reason: 'Spam', days: ['1'] });
  await until(card, '**Rejected** by', 'is blocked here. It ends <t:');
  await typed.until(says('**Not approved.**', '> Spam'));
  const next = await ask(ada, 'spam again');
  await next.until(says('have blocked you from editing', '> Spam'));
  expect([scene.submits('spam'), scene.submits('spam again')]).toEqual([0, 0]);
});

test('the ledger adds up, and the local Discord found nothing to complain of', async () => {
  expect(await createLedger({ redis: store }).reckon()).toEqual([]);
  expect(scene.stage.discord.requests.filter(({ defect }) => defect)).toEqual([]);
});
