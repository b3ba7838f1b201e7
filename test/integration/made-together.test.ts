import { readFile } from 'node:fs/promises';

import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Channel, Message } from '../../sandbox/discord/model.ts';
import { createLedger } from '../../src/redis/ledger.ts';
import { createServerSettings } from '../../src/redis/server-settings.ts';
import { openClub } from '../support/clip-club.ts';
import { judgeSecrets } from '../support/judge-secrets.ts';
import {
  addressOf,
  asks,
  type Made,
  playStory,
  PROMPTS,
  REASON,
  type Story,
} from '../support/made-together.ts';
import { openRemixClub, remix, type RemixClub } from '../support/remix-club.ts';
import { clipCard } from '../support/scene.ts';

const BUTTONS = ['Remix', 'Remix the original', 'Run again', 'Report', 'Delete'];
const DELIVERED = ['first', 'second', 'third', 'fifth', 'original', 'again'] as const;

let club: RemixClub;
let story: Story;

beforeAll(async () => {
  club = await openRemixClub();
  story = await playStory(club);
}, 180_000);

afterAll(async () => club.end());

const linkTo = (what: string, { typed }: Made): string => `[${what}](${addressOf(typed.message)})`;
const bare = (text: string): string => text.replaceAll(/[\\\u200b]/g, '');

test('each card has its clip, what was asked for, and whose work it is, with links', () => {
  const { made, mai, layla, zoe, posted } = story;
  const clip = `<@${mai.user.id}>’s [clip](${addressOf(posted)})`;
  const credits = {
    first: `From ${clip}.`,
    second: `Remix of <@${layla.user.id}>’s ${linkTo('edit', made.first)} of ${clip}.`,
    third: `Remix of <@${zoe.user.id}>’s ${linkTo('edit', made.second)} of ${clip}.`,
    again: `Remix of <@${zoe.user.id}>’s ${linkTo('edit', made.second)} of ${clip}.`,
    fifth: `Remix of <@${mai.user.id}>’s ${linkTo('edit', made.fourth)} of their own [clip](${addressOf(posted)}).`,
    original: `From ${clip}.`,
  };
  for (const name of DELIVERED) {
    const { typed, by } = made[name];
    const { text, media, buttons } = typed.see();
    expect(text).toContain(`<@${by.user.id}>, your edited clip is ready.`);
    expect(text).toContain(credits[name]);
    expect(bare(text)).toContain(`> ${PROMPTS[name === 'again' ? 'third' : name]}`);
    expect(media).toHaveLength(2);
    expect(buttons.map(({ label }) => label)).toEqual(BUTTONS);
  }
});

test('of the one that was taken down nothing is left but whose it was, and why it went', async () => {
  const { discord } = club.scene.stage;
  const question = story.asked.get(story.made.fourth.id) as Message;
  await discord.waitFor(() => discord.card(question).text.includes('not there any more'));
  expect(discord.card(question).text).not.toContain('ネオン');
  const { text, media, buttons } = story.made.fourth.typed.see();
  expect(text).toContain(`This clip of <@${story.mai.user.id}> was taken down`);
  expect(text).toContain(REASON);
  expect(text).not.toContain('ネオン');
  expect([media, buttons]).toEqual([[], []]);
});

test('Zoë is pinged where she is asked, and nobody anywhere else', () => {
  const { zoe, made, asked } = story;
  const { discord } = club.scene.stage;
  const cards = [...asked.values()];
  expect([...asked.keys()]).toEqual(
    [made.third, made.again, made.refused, made.fourth, made.fifth].map(({ id }) => id),
  );
  for (const message of discord.world.messages.values()) {
    const userIds = cards.includes(message) ? [zoe.user.id] : [];
    expect(message.pings).toEqual({ userIds, roleIds: [], everyone: false });
  }
  for (const [id, message] of asked) {
    const { text, buttons } = discord.card(message);
    expect(text).toContain(
      `<@${zoe.user.id}> **${id === made.refused.id ? 'refused' : 'allowed'}** this`,
    );
    expect(buttons).toEqual([]);
  }
});

test('the one that was refused never left, and its person has everything back', async () => {
  const { made, zoe, held } = story;
  const { text } = made.refused.typed.see();
  expect(text).toContain(`the yes of <@${zoe.user.id}>, and the answer was no`);
  expect(text).toContain('Nothing was taken from your limits.');
  expect(club.scene.submits(PROMPTS.refused)).toBe(0);
  const [before, meanwhile, after] = held;
  expect(before).toMatchObject({ dayEdits: 1, pending: 0, running: 0 });
  expect(meanwhile).toMatchObject({ dayEdits: 2, pending: 1 });
  expect(after).toEqual(before);
  const ledger = createLedger({ redis: club.store });
  await expect
    .poll(async () => ledger.standing(club.server.id, zoe.user.id))
    .toMatchObject({ serverHeldMicros: 0, botHeldMicros: 0 });
  expect(await ledger.reckon()).toEqual([]);
});

test('Segmind has billed each that ran once', () => {
  const { segmind } = club.scene.stage;
  const { first, second, third, fourth, fifth, original } = PROMPTS;
  const ran = [first, second, third, third, fourth, fifth, original];
  expect(segmind.jobs.map(({ body }) => body.prompt).toSorted()).toEqual(ran.toSorted());
  expect(segmind.billed()).toBe(ran.length);
});

test('the store has the tree', async () => {
  const { made } = story;
  const { first, second, third, fourth, fifth, original, again, refused } = made;
  expect(await club.store.hgetall(`{kling}:tree:${first.id}`)).toEqual({
    [first.id]: '',
    [second.id]: first.id,
    [third.id]: second.id,
    [again.id]: second.id,
    [refused.id]: second.id,
    [fourth.id]: third.id,
    [fifth.id]: fourth.id,
    [original.id]: first.id,
  });
});

test('/kling lineage shows who made what from what, as a picture and in words', async () => {
  const { made, ben } = story;
  const { card } = await asks(ben, '/kling lineage', { edit: made.third.id }, 'Who made what');
  const lines = card.text.split('\n').filter((line) => /^\u2003*\d\\\./.test(line));
  const rows = [
    made.first,
    made.original,
    made.second,
    made.again,
    made.third,
    made.fourth,
    made.fifth,
  ];
  expect(lines).toHaveLength(rows.length);
  for (const [at, one] of rows.entries()) {
    const isGone = one === made.fourth;
    expect(lines[at]).toContain(isGone ? '. *A clip that was taken down*' : `<@${one.by.user.id}>`);
    expect(lines[at]?.includes(linkTo('message', one))).toBe(!isGone);
  }
  expect(lines[1]).toContain('from 1 before it was edited');
  expect(lines[2]).toContain('from 1');
  expect(lines[4]).toContain('from 3');
  expect(card.text).not.toMatch(/ネオン|somebody else/);
  expect(card.message?.pings.userIds).toEqual([]);

  const png = await loadImage(await readFile(card.message?.attachments[0]?.path ?? ''));
  const on = createCanvas(png.width, png.height).getContext('2d');
  on.drawImage(png, 0, 0);
  /** How many colours a row of the picture has in its upper part, with frame and name. */
  const coloursIn = (row: number): number => {
    const { data } = on.getImageData(120, 92 + row * 124 + 14, 480, 26);
    return new Set(new Uint32Array(data.buffer, data.byteOffset, data.length / 4)).size;
  };
  // In the place of what was taken down it is all grey.
  expect(rows.map((_, row) => coloursIn(row) === 1)).toEqual(
    rows.map((one) => one === made.fourth),
  );
});

test('/kling history has them page by page, each with its picture and what it was made from', async () => {
  const { made, ben, layla } = story;
  const { typed, card } = await asks(ben, '/kling history', {}, 'the newest first');
  const ids = (text: string) => [...text.matchAll(/ref (k\w{9})/g)].map(([, id]) => id);
  const shown = [made.original, made.fifth, made.again, made.third, made.second];
  // The two that were made from the second were asked for one after the other.
  expect(ids(card.text)).toEqual(shown.map(({ id }) => id));
  expect(card.media.map(({ filename }) => filename)).toEqual(shown.map(({ id }) => `${id}.jpg`));
  expect(card.text).toContain(`a remix of <@${layla.user.id}>’s ${linkTo('edit', made.first)}`);
  expect(card.text).not.toContain(made.fourth.id);
  await ben.click(typed, 'Older');
  const older = await typed.until(({ text }) => ids(text).includes(made.first.id));
  expect(ids(older.text)).toEqual([made.first.id]);
  expect(older.text).toContain(`a remix of <@${story.mai.user.id}>’s [clip]`);
  expect(older.media).toHaveLength(1);
});

test('in a server that wants it so, remixes are in the thread under the original', async () => {
  const { scene, file } = club;
  const { discord } = scene.stage;
  const other = await openClub(scene, file);
  const manager = discord.world.addMember(other.server, {
    name: 'max',
    permissions: ['ManageGuild'],
  });
  const max = discord.as(manager, other.channel);
  const setup = await max.type('/kling-admin setup');
  await setup.until(({ state }) => state === 'shown');
  await max.click(setup, 'Remixes');
  await setup.until(({ text }) => text.includes('Kling in this server: Remixes'));
  await max.select(setup, '1:gate:remixThreads', ['yes']);
  const isSet = async () =>
    (await createServerSettings({ redis: other.store }).gate(other.server.id)).remixThreads;
  await expect.poll(isSet).toBe(true);

  const root = await other.clip('a quiet harbour');
  const inChannel = await remix(other.bob, root.typed, 'Remix', { prompt: 'a harbour in autumn' });
  const pointer = await inChannel.until(({ text }) =>
    text.includes('the thread under the original'),
  );
  const thread = discord.world.channels.get(root.typed.message?.id ?? '') as Channel;
  expect(thread.name).toBe('Remixes: a quiet harbour');
  const [posted] = discord.messages(thread);
  expect(pointer.text).toContain(`(${addressOf(posted)})`);
  expect(pointer.media).toEqual([]);
  const ada = `<@${other.ada.user.id}>`;
  const card = discord.card(posted as Message);
  expect(card.text).toContain(`Remix of ${ada}’s [edit](${addressOf(root.typed.message)}).`);
  expect(card.media).toHaveLength(2);

  const maxThere = discord.as(manager, thread);
  const inThread = await remix(maxThere, posted as Message, 'Remix', {
    prompt: 'a harbour in ice',
  });
  const { text } = await clipCard(inThread);
  expect(inThread.message?.channel).toBe(thread);
  expect(text).toContain(
    `Remix of <@${other.bob.user.id}>’s [edit](${addressOf(posted)}) of ${ada}’s [clip](${addressOf(root.typed.message)}).`,
  );
  const tree = await asks(other.ada, '/kling lineage', { edit: root.id }, 'Who made what');
  for (const message of [root.typed.message, posted, inThread.message]) {
    expect(tree.card.text).toContain(addressOf(message));
  }
  const there = { channel: other.channel.id, kind: 'remixes' };
  const page = await asks(max, '/kling history', there, 'the newest first');
  expect(page.card.text).toMatch(/ice[^]*autumn/);
  expect(page.card.text).toContain(addressOf(posted));
  other.close();
});

test('nothing secret was said, and Discord had nothing to refuse', () => {
  const { scene } = club;
  expect(judgeSecrets(scene.stage, scene.programs, [])).toEqual([]);
  expect(scene.stage.discord.requests.filter(({ defect }) => defect)).toEqual([]);
});
