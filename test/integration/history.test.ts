import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import type { Card } from '../../sandbox/discord/client/card.ts';
import type { OptionValue } from '../../sandbox/discord/client/command-line.ts';
import type { Person } from '../../sandbox/discord/client/person.ts';
import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import type { Channel, Role } from '../../sandbox/discord/model.ts';
import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { type ClipClub, openClub, press } from '../support/clip-club.ts';
import { judgeSecrets } from '../support/judge-secrets.ts';
import { clipCard, openScene, type Scene } from '../support/scene.ts';

const SECRET_PROMPT = 'what only the insiders know of';

let scene: Scene;
let club: ClipClub;
let dir: string;
let file: string;
let secret: Channel;
let insider: Person;
/** Of Ada's results, the oldest first. */
const ids: string[] = [];
let secretId: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-history-'));
  file = await makeSampleClip(dir, { width: 720, height: 720, seconds: 3, audio: false });
  scene = await openScene();
  await Promise.all([scene.start('worker'), scene.start('bot')]);
  club = await openClub(scene, file);
  const { discord } = scene.stage;
  const { world } = discord;
  const role = world.addRole(club.server, { name: 'insiders' });
  secret = world.addChannel(club.server, { name: 'secret' });
  world.setPermissions(secret, club.server.roles.get(club.server.id) as Role, {
    deny: ['ViewChannel'],
  });
  world.setPermissions(secret, role, { allow: ['ViewChannel'] });
  world.setBotPermissions(secret, { allow: ['ViewChannel'] });
  const member = world.addMember(club.server, { name: 'ida', roles: [role] });
  insider = discord.as(member, club.channel);
  secretId = await resultOf(discord.as(member, secret), SECRET_PROMPT);
  for (const number of [1, 2, 3, 4, 5, 6]) ids.push(await resultOf(club.ada, `result ${number}`));
  for (const id of [...ids, secretId]) {
    const isKept = async () => (await club.store.exists(`{kling}:thumb:${id}`)) === 1;
    await vi.waitUntil(isKept, { timeout: 60_000 });
  }
}, 120_000);

afterAll(async () => {
  club.close();
  await scene.close();
  await rm(dir, { recursive: true, force: true });
});

async function resultOf(person: Person, prompt: string): Promise<string> {
  const { text } = await clipCard(
    await person.type('/kling-edit', { video: { path: file }, prompt }),
  );
  return /ref (k\w+)/.exec(text)?.[1] ?? '';
}

const isPage = ({ text }: Card): boolean => /the newest first/.test(text);
const look = async (person: Person, options: Record<string, OptionValue> = {}) => {
  const typed = await person.type('/kling history', options);
  return { typed, card: await typed.until(isPage) };
};
const refs = ({ text }: Card): string[] =>
  [...text.matchAll(/ref (k\w+)/g)].map(([, id = '']) => id);

/** Turns the page, where it is. */
async function turn(person: Person, typed: TypedInteraction, label: 'Older' | 'Newer') {
  const before = typed.see().text;
  await person.click(typed, label);
  return typed.until((card) => card.text !== before);
}

/** Everything that anybody is shown of an answer. */
const allOf = ({ message, components }: Card): string =>
  JSON.stringify([components, message?.components, message?.attachments]);

test('five results with their pictures, each with its way there; then the next, in place', async () => {
  const { typed, card } = await look(club.bob);
  expect(card.ephemeral).toBe(true);
  expect(refs(card)).toEqual(ids.toReversed().slice(0, 5));
  expect(card.text).toContain(`<@${club.ada.user.id}>`);
  expect(card.text).toContain('> result 6');
  expect(card.text).toContain(`https://discord.com/channels/${club.server.id}/${club.channel.id}/`);
  expect(card.media.map(({ filename }) => filename)).toEqual(refs(card).map((id) => `${id}.jpg`));
  for (const { file: held } of card.media) {
    const bytes = await readFile(held?.path ?? '');
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect(bytes.length).toBeLessThanOrEqual(12_000);
  }
  expect(card.buttons.map(({ label }) => label)).toEqual(['Older']);
  const older = await turn(club.bob, typed, 'Older');
  expect(refs(older)).toEqual([ids[0]]);
  expect(older.text).toContain('nothing more');
  expect(older.message?.attachments.map(({ name }) => name)).toEqual([`${ids[0]}.jpg`]);
  expect(older.buttons.map(({ label }) => label)).toEqual(['Newer']);
  expect(refs(await turn(club.bob, typed, 'Newer'))).toEqual(refs(card));
});

describe('a channel that somebody may not see', () => {
  test('has nothing in their pages: no word, no reference, no picture, no place', async () => {
    const seen: string[] = [];
    for (const options of [
      {},
      { person: insider.user.id },
      { channel: secret.id },
      { kind: 'originals' },
    ]) {
      const { typed, card } = await look(club.bob, options);
      seen.push(allOf(card));
      if (card.buttons.some(({ label }) => label === 'Older')) {
        seen.push(allOf(await turn(club.bob, typed, 'Older')));
      }
    }
    expect(seen.length).toBeGreaterThanOrEqual(6);
    const said = seen.join('\n').replaceAll(`<#${secret.id}>`, '');
    for (const trace of [secretId, 'insiders know', `/${secret.id}/`]) {
      expect(said).not.toContain(trace);
    }
  });

  test('has its results in the pages of who may', async () => {
    const { card } = await look(insider, { channel: secret.id });
    expect(refs(card)).toEqual([secretId]);
    expect(card.text).toContain(SECRET_PROMPT);
    expect(card.media).toHaveLength(1);
    expect(refs((await look(insider, { whose: 'mine' })).card)).toEqual([secretId]);
  });

  test('is theirs no more once they have lost it, also on a page that is open', async () => {
    const { world } = scene.stage.discord;
    const { typed, card } = await look(insider);
    expect(refs(card)).toHaveLength(5);
    const member = club.server.members.get(insider.user.id);
    const roles = (member?.roleIds ?? []).flatMap((id) => club.server.roles.get(id) ?? []);
    if (member) world.setRoles(member, []);
    const older = await turn(insider, typed, 'Older');
    expect(refs(older)).toEqual([ids[0]]);
    if (member) world.setRoles(member, roles);
  });
});

test.each<[string, Record<string, string>, string]>([
  ['nobody', { kind: 'remixes' }, 'There is nothing to show'],
  ['a person without results', { whose: 'mine' }, 'There is nothing to show'],
])('of %s: words', async (_whose, options, words) => {
  expect((await look(club.bob, options)).card.text).toContain(words);
});

test('what is deleted is in no list and has no picture, from the moment on', async () => {
  const [first = ''] = ids;
  const { discord } = scene.stage;
  const message = discord
    .messages(club.channel)
    .find((one) => discord.card(one).text.includes(first));
  if (!message) throw new Error('Its message is gone.');
  await press(club.ada, await press(club.ada, message, 'Delete'), 'Delete it');
  const named: string[] = [];
  for (const key of await club.store.keys('{kling}:*')) {
    const isList = (await club.store.type(key)) === 'zset';
    const lines = isList ? await club.store.zrange(key, '0', '-1') : [];
    if (`${key} ${lines.join(' ')}`.includes(first)) named.push(key);
  }
  expect(named.filter((key) => /:(history|thumb):/.test(key))).toEqual([]);
  const { card } = await look(club.bob);
  expect(refs(card)).toEqual(ids.slice(1).toReversed());
  expect(card.text).toContain('nothing more');
});

test('where Discord says nothing of channels: those of the one that they are in', async () => {
  const { discord } = scene.stage;
  const server = discord.world.addServer({ name: 'silent' });
  const here = discord.world.addChannel(server);
  const there = discord.world.addChannel(server);
  const member = discord.world.addMember(server, { name: 'una', permissions: ['ManageGuild'] });
  const id = await resultOf(discord.as(member, here), 'here');
  await resultOf(discord.as(member, there), 'there');
  discord.faults.add(`GET /guilds/${server.id}/channels`, { fault: { kind: 'hang' }, times: 9 });
  const { card } = await look(discord.as(member, here));
  expect(refs(card)).toEqual([id]);
});

test('nothing secret was said, and Discord was asked nothing that it refuses', () => {
  expect(judgeSecrets(scene.stage, scene.programs, [])).toEqual([]);
  expect(scene.stage.discord.requests.filter(({ defect }) => defect)).toEqual([]);
});
