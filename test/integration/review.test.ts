import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Person } from '../../sandbox/discord/client/person.ts';
import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { createLedger } from '../../src/redis/ledger.ts';
import { says } from '../support/crowd.ts';
import { fillIn, moderated } from '../support/moderated.ts';
import { clipCard, openScene, type Scene } from '../support/scene.ts';

let scene: Scene;
let dir: string;
let clip: string;
let store: Redis;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-review-'));
  clip = await makeSampleClip(dir, { width: 720, height: 720, seconds: 3, audio: false });
  scene = await openScene({
    segmind: { render: async (path) => path },
    settings: { LOG_LEVEL: 'debug' },
  });
  store = new Redis(scene.stage.redis.url);
  await Promise.all([scene.start('worker'), scene.start('bot')]);
}, 120_000);

afterAll(async () => {
  store.disconnect();
  await scene.close();
  await rm(dir, { recursive: true, force: true });
}, 60_000);

const ask = async (person: Person, prompt: string): Promise<TypedInteraction> =>
  person.type('/kling-edit', { video: { path: clip }, prompt });

const LOOKED_AT = '**Finished.** A moderator looks at the clip before it is shown.';

/** Where the clip made from this prompt is. */
function resultOf(prompt: string): string {
  const { outputUrl } = scene.stage.segmind.jobs.find(({ body }) => body.prompt === prompt) ?? {};
  if (outputUrl === undefined) throw new Error(`Nothing was made of "${prompt}".`);
  return outputUrl;
}

/** What was sent to Discord, but for the moderators' channel, and what was logged, that holds this link or this file. */
function leaks(link: string, roomId: string, roomTokens: readonly string[]): string[] {
  const name = link.split('/').at(-1) ?? link;
  const { requests } = scene.stage.discord;
  const sent = requests
    .filter(({ path }) => !path.includes(roomId) && !roomTokens.some((one) => path.includes(one)))
    .map(({ method, path, body }) => `${method} ${path} ${JSON.stringify(body)}`);
  const logged = scene.programs.flatMap(({ output }) => output);
  return [...sent, ...logged].filter((line) => line.includes(name));
}

const answer = async (typed: TypedInteraction) =>
  (await typed.until(({ state }) => state === 'shown')).text;

test('a finished clip is shown once a moderator says so, over a restart of both', async () => {
  const { ada, mods, asked, see, until, serverId } = await moderated(scene, 'review');
  const typed = await ask(ada, 'publish me');
  await typed.until(says(LOOKED_AT));
  const card = await asked('May this clip be shown?', 'publish me');
  expect(see(card).media.map(({ contentType }) => contentType)).toEqual(['video/mp4', 'video/mp4']);
  expect(see(card).buttons.map(({ label }) => label)).toEqual(['Publish', 'Reject…', 'Block…']);
  expect(see(card).text).not.toContain('http');
  expect(typed.see().media).toEqual([]);
  expect(await store.zcard('{kling}:turns:running')).toBe(0);
  expect(await answer(await ada.type('/kling jobs'))).toContain('a moderator looks at it');
  expect(await createLedger({ redis: store }).standing(serverId, ada.user.id)).toMatchObject({
    running: 1,
  });

  for (const program of scene.programs.slice(0, 2)) await program.stop('SIGKILL');
  await Promise.all([scene.start('worker'), scene.start('bot')]);
  const [mia, moe] = mods;
  const presses = [await mia.click(card, 'Publish'), await moe.click(card, 'Publish')];
  await until(card, '**Published** by');
  const answers = await Promise.all(
    presses.map(async (press) => press.until(({ state }) => state === 'shown')),
  );
  expect(answers.filter(({ ephemeral }) => ephemeral)).toHaveLength(1);
  const shown = await clipCard(typed);
  expect(shown.text).toContain('publish me');
  expect(see(card)).toMatchObject({ buttons: [], media: [{}, {}] });
  expect(scene.stage.segmind.billed()).toBe(1);
}, 120_000);

test.each([
  ['that fits', {}],
  ['that is too large to attach', { attachmentSizeLimit: 1_000 }],
])(
  'a clip %s and that nobody is to see is nowhere but with the moderators',
  async (name, more) => {
    const { ada, mods, asked, see, until, room, serverId } = await moderated(scene, 'review', more);
    const prompt = `withhold what ${name}`;
    const typed = await ask(ada, prompt);
    await typed.until(says(LOOKED_AT));
    const card = await asked('May this clip be shown?', prompt);
    const link = resultOf(prompt);
    // Only who decides gets the link, and only where the file cannot go along.
    expect(see(card).text.includes(link)).toBe('attachmentSizeLimit' in more);
    const form = await fillIn(mods[0], card, 'Reject…', { reason: 'Not this' });
    await until(card, '**Rejected: nobody is shown the clip** by', '> Not this');
    const told = await typed.until(says('**Not approved.**', '> Not this'));
    expect([told.media, told.buttons]).toEqual([[], []]);
    const list = await ada.type('/kling jobs');
    expect(await answer(list)).toContain('**Not approved**');
    expect(list.see().buttons).toEqual([]);
    expect(leaks(link, room.id, [form.token])).toEqual([]);
    expect(scene.stage.discord.messages(ada.channel).flatMap((one) => see(one).media)).toEqual([]);
    const standing = await createLedger({ redis: store }).standing(serverId, ada.user.id);
    expect(standing).toMatchObject({ running: 0, dayEdits: 0, serverHeldMicros: 0 });
    expect(standing.serverSpentMicros).toBeGreaterThan(0);
  },
  120_000,
);

test('with every way to its person shut, the job list does not show it either', async () => {
  const { ada, mods, asked, until, room } = await moderated(scene, 'review');
  const typed = await ask(ada, 'nowhere at all');
  await typed.until(says(LOOKED_AT));
  const card = await asked('nowhere at all');
  const { discord } = scene.stage;
  discord.clock.advance(16 * 60_000);
  ada.user.acceptsDirectMessages = false;
  discord.world.setBotPermissions(ada.channel, { deny: ['ViewChannel'] });
  const form = await fillIn(mods[0], card, 'Reject…', {});
  await until(card, '**Rejected');
  const id = /ref ask-(k\w+)/.exec(discord.card(card).text)?.[1] ?? '';
  await expect.poll(async () => store.hget(`{kling}:edit:${id}`, 'way')).toBe('jobs');
  const list = await ada.type('/kling jobs');
  expect(await answer(list)).toContain('**Not approved**');
  expect(leaks(resultOf('nowhere at all'), room.id, [form.token])).toEqual([]);
}, 120_000);

test('no channel to ask in: the clip is shown to nobody', async () => {
  const { ada, room } = await moderated(scene, 'review', { unset: true });
  const typed = await ask(ada, 'unasked');
  await typed.until(says('**Not approved.**', 'the channel in which they are asked'));
  expect(leaks(resultOf('unasked'), room.id, [])).toEqual([]);
});

test('the ledger adds up, and the local Discord found nothing to complain of', async () => {
  expect(await createLedger({ redis: store }).reckon()).toEqual([]);
  expect(scene.stage.discord.requests.filter(({ defect }) => defect)).toEqual([]);
});
