import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import type { Card } from '../../sandbox/discord/client/card.ts';
import type { Person } from '../../sandbox/discord/client/person.ts';
import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { decided } from '../../src/core/audit.ts';
import { createLedger } from '../../src/redis/ledger.ts';
import { says } from '../support/crowd.ts';
import { openRemixClub, type RemixClub } from '../support/consent-club.ts';
import { openScene, type Scene } from '../support/scene.ts';

let scene: Scene;
let dir: string;
let clip: string;
let club: RemixClub;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-consent-'));
  clip = await makeSampleClip(dir, { width: 720, height: 720, seconds: 3, audio: false });
  scene = await openScene({ segmind: { render: async (path) => path } });
  await Promise.all([scene.start('worker'), scene.start('bot')]);
}, 120_000);

afterAll(async () => {
  await scene.close();
  await rm(dir, { recursive: true, force: true });
}, 60_000);

beforeEach(async () => {
  club = await openRemixClub(scene, clip);
});
afterEach(() => club.store.disconnect());

const shown = async (typed: TypedInteraction): Promise<Card> =>
  typed.until(({ state }) => state === 'shown');
const press = async (who: Person, on: Parameters<Person['click']>[0], label: string) =>
  shown(await who.click(on, label));
const labels = ({ buttons }: Card): (string | undefined)[] => buttons.map(({ label }) => label);
const NOTHING = { pending: 0, running: 0, dayEdits: 0 };

test('allowed: those who are asked and nobody else can say so, also after bot and worker were killed', async () => {
  const { ann, remi, sam } = club;
  const of = await club.clip(ann, 'a first snow');
  const remix = await club.remix(of, 'and rain', { consentOf: [ann.user.id] });
  const card = await club.message('May this be made of your work?', '> and rain');
  expect([...card.pings.userIds]).toEqual([ann.user.id]);
  const { text, buttons } = scene.stage.discord.card(card);
  expect(text).toContain(`<@${remi.user.id}> asks <@${ann.user.id}>.`);
  const { message } = await club.edit(of);
  expect(text).toContain(`/${message?.channelId}/${message?.messageId})`);
  expect(buttons.map(({ label }) => label)).toEqual(['Allow', 'Refuse']);
  for (const who of [sam, remi]) {
    const no = await press(who, card, 'Allow');
    expect(no).toMatchObject({ ephemeral: true, text: expect.stringContaining('Somebody else') });
  }

  for (const program of scene.programs.slice(-2)) await program.stop('SIGKILL');
  await Promise.all([scene.start('worker'), scene.start('bot')]);
  expect(scene.submits('and rain')).toBe(0);
  expect(await club.held(remix)).toEqual({ pending: 1, running: 0, dayEdits: 1 });
  await press(ann, card, 'Allow');
  expect(labels(await club.until(card, '**allowed** this'))).toEqual([]);
  const posted = await club.message('> and rain', `ref ${remix.id}`);
  expect(scene.stage.discord.card(posted).media.length).toBeGreaterThan(0);
  expect(scene.submits('and rain')).toBe(1);
  const asked = scene.stage.discord
    .messages(club.channel)
    .filter((one) => scene.stage.discord.card(one).text.includes(`consent-${remix.id}`));
  expect(asked).toEqual([card]);
}, 120_000);

test('refused by one of two: nothing is spent, everything is given back, both are told', async () => {
  const { ann, ben } = club;
  const of = await club.clip(ann, 'second snow');
  const consentOf = [ann.user.id, ben.user.id];
  const remix = await club.remix(of, 'and hail', { consentOf });
  const card = await club.message('> and hail');
  expect([...card.pings.userIds].toSorted()).toEqual(consentOf.toSorted());
  await press(ann, card, 'Allow');
  const half = await club.until(card, `<@${ann.user.id}> **allowed** this`);
  expect(half.text).toContain(`asks <@${ben.user.id}>.`);
  const again = await press(ann, card, 'Refuse');
  expect(again).toMatchObject({ ephemeral: true, text: expect.stringContaining('decided this') });
  await press(ben, card, 'Refuse');
  expect(labels(await club.until(card, `<@${ben.user.id}> **refused** this`))).toEqual([]);
  await club.message('**Not allowed.**', `the yes of <@${ben.user.id}>`, `ref ${remix.id}`);
  expect(await club.held(remix)).toEqual(NOTHING);
  expect(scene.submits('and hail')).toBe(0);
});

test('both allow at once: it is submitted once', async () => {
  const { ann, ben } = club;
  const of = await club.clip(ann, 'third snow');
  const remix = await club.remix(of, 'and fog', { consentOf: [ann.user.id, ben.user.id] });
  const card = await club.message('> and fog');
  await Promise.all([press(ann, card, 'Allow'), press(ben, card, 'Allow')]);
  await club.message('> and fog', `ref ${remix.id}`);
  expect(scene.submits('and fog')).toBe(1);
  expect((await club.edit(remix.id)).consents).toHaveLength(2);
});

test('the process that took the last yes ends before the edit goes on: another one goes on', async () => {
  const { ann } = club;
  const of = await club.clip(ann, 'fourth snow');
  const remix = await club.remix(of, 'and sun', { consentOf: [ann.user.id] });
  const card = await club.message('> and sun');
  const note = decided(club.server.id, 'consent.given', ann.user.id, { about: remix.id });
  await club.edits.consent(remix, ann.user.id, note);
  await club.message('> and sun', `ref ${remix.id}`);
  expect(labels(await club.until(card, '**allowed** this'))).toEqual([]);
  expect(scene.submits('and sun')).toBe(1);
});

test('nobody answers before the links end: over, and both cards say so', async () => {
  const { ann } = club;
  const of = await club.clip(ann, 'fifth snow');
  const remix = await club.remix(of, 'and wind', { consentOf: [ann.user.id] });
  const card = await club.message('> and wind');
  const key = `{kling}:edit:${remix.id}`;
  const soon = Math.floor(Date.now() / 1000) + 15 * 60 + 2;
  const spec = (await club.store.hget(key, 'spec')) ?? '';
  await club.store.hset(key, 'spec', spec.replace(/ex=[0-9a-f]+/, `ex=${soon.toString(16)}`));
  expect(labels(await club.until(card, '**Too late:**'))).toEqual([]);
  await club.message('**Not allowed.**', 'did not answer', `ref ${remix.id}`);
  expect(await club.held(remix)).toEqual(NOTHING);
});

test('where the bot cannot post it writes to each of them, and takes their answer there', async () => {
  const { ann } = club;
  const { discord } = scene.stage;
  const of = await club.clip(ann, 'sixth snow');
  discord.world.setBotPermissions(club.channel, { deny: ['SendMessages'] });
  await club.remix(of, 'and ice', { consentOf: [ann.user.id] });
  const direct = discord.world.directChannel(ann.user);
  const card = await discord.waitFor(
    () => discord.messages(direct).find((one) => discord.card(one).text.includes('> and ice')),
    { timeoutMs: 60_000, what: 'a direct message' },
  );
  await press(discord.as(ann.user, direct), card, 'Allow');
  await club.until(card, '**allowed** this');
  await expect.poll(() => scene.submits('and ice'), { timeout: 60_000 }).toBe(1);
});

test('nobody can be asked: over, and its person is told', async () => {
  const { ann } = club;
  const { discord } = scene.stage;
  const of = await club.clip(ann, 'seventh snow');
  discord.world.setBotPermissions(club.channel, { deny: ['SendMessages'] });
  ann.user.acceptsDirectMessages = false;
  const remix = await club.remix(of, 'and mud', { consentOf: [ann.user.id] });
  const direct = () => discord.directMessages(club.remi.user);
  await discord.waitFor(
    () => direct().some((one) => discord.card(one).text.includes('nor write to them')),
    { timeoutMs: 60_000, what: 'a direct message' },
  );
  expect((await club.edit(remix.id)).state).toBe('rejected');
  expect(await club.held(remix)).toEqual(NOTHING);
});

test('what becomes stricter while it waits holds: for one result, and for a channel', async () => {
  const { ann, ben } = club;
  const of = await club.clip(ann, 'eighth snow', { remixes: 'ask' });
  expect((await club.edit(of)).remixes).toBe('ask');
  const remix = await club.remix(of, 'and dust', { consentOf: [ben.user.id] });
  const rule = await ann.type('/kling privacy', { edit: `ref ${of}` });
  expect((await shown(rule)).text).toContain('Who may remix this result of yours: Ask me');
  await ann.select(rule, `1:edit-rule:${of}`, ['me']);
  await rule.until(says('Who may remix this result of yours: Only me'));
  const card = await club.message('> and dust', 'consent-');
  await press(ben, card, 'Allow');
  await club.message('**This edit did not work out.**', `<@${ann.user.id}> has set it so`);
  expect(await club.held(remix)).toEqual(NOTHING);

  const other = await club.clip(ben, 'ninth snow');
  const second = await club.remix(other, 'and ash', { consentOf: [ben.user.id] });
  const next = await club.message('> and ash', 'consent-');
  await club.set({ remixClosedChannels: [club.channel.id] });
  await press(ben, next, 'Allow');
  await club.message('did not work out', 'are not remixed, and nothing', `ref ${second.id}`);
  expect([scene.submits('and dust'), scene.submits('and ash')]).toEqual([0, 0]);
});

test('people set what holds for all that is theirs, and managers what holds in a server', async () => {
  const { ann } = club;
  const card = await ann.type('/kling privacy');
  await shown(card);
  await ann.select(card, '1:remix-rule', ['ask']);
  await card.until(says('You are asked before'));
  await ann.click(card, 'Keep my uploads to me');
  await card.until(says('You are asked before', 'Others may not use clips'));
  const { discord } = scene.stage;
  const boss = discord.world.addMember(club.server, { name: 'boss', permissions: ['ManageGuild'] });
  const manager = discord.as(boss, club.channel);
  const setup = await manager.type('/kling-admin setup');
  await shown(setup);
  await manager.click(setup, 'Remixes');
  await setup.until(says('Kling in this server: Remixes'));
  await manager.select(setup, '1:gate:remixClosedChannels', [club.channel.id]);
  await manager.select(setup, '1:gate:remixThreads', ['yes']);
  await expect
    .poll(async () => club.gate())
    .toMatchObject({ remixClosedChannels: [club.channel.id], remixThreads: true });
  const access = await manager.type('/kling-admin access', {
    action: 'protect',
    channel: club.channel.id,
  });
  const { text } = await shown(access);
  expect(text).toContain(`Channels closed to remixing: <#${club.channel.id}>`);
  expect(text).toContain('Remixes: in a thread');
});

test('the ledger adds up, and the local Discord found nothing to complain of', async () => {
  expect(await createLedger({ redis: club.store }).reckon()).toEqual([]);
  expect(scene.stage.discord.requests.filter(({ defect }) => defect)).toEqual([]);
});
