import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Target } from '../../sandbox/discord/client/controls.ts';
import type { ModalValue } from '../../sandbox/discord/client/modal-values.ts';
import type { Person } from '../../sandbox/discord/client/person.ts';
import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import { makeSampleClip, makeSampleImage } from '../../sandbox/samples/clip.ts';
import type { Edit } from '../../src/core/edit.ts';
import { parseEdit } from '../../src/redis/edit-record.ts';
import { type Clip, type ClipClub, fill, openClub, press } from '../support/clip-club.ts';
import { judgeSecrets } from '../support/judge-secrets.ts';
import { clipCard, endCard, openScene, type Scene } from '../support/scene.ts';

const MENU = 'Remix with Kling';
const DAY_MS = 86_400_000;

let scene: Scene;
let club: ClipClub;
let dir: string;
let file: string;
let picture: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-remix-'));
  file = await makeSampleClip(dir, { width: 720, height: 720, seconds: 3, audio: false });
  picture = await makeSampleImage(dir);
  scene = await openScene();
  await Promise.all([scene.start('worker'), scene.start('bot')]);
  club = await openClub(scene, file);
}, 60_000);

afterAll(async () => {
  club.close();
  await scene.close();
  await rm(dir, { recursive: true, force: true });
});

type Values = Readonly<Record<string, ModalValue>>;

/** Sends the form off that a button or the menu of a message opened. */
async function sendOff(person: Person, opened: TypedInteraction, values: Values) {
  await opened.until(({ state }) => state === 'modal');
  return person.submitModal(opened, values);
}

const remix = async (person: Person, on: Target, button: string, values: Values) =>
  sendOff(person, await person.click(on, button), values);

const remixMessage = async (person: Person, message: Target, values: Values) =>
  sendOff(person, await person.chooseMessageCommand(MENU, message), values);

/** What the provider was given for a prompt. */
const bodyOf = (prompt: string) =>
  scene.stage.segmind.jobs.find(({ body }) => body.prompt === prompt)?.body;

const outputOf = (prompt: string): string =>
  scene.stage.segmind.jobs.find(({ body }) => body.prompt === prompt)?.outputUrl ?? 'none';

/** The edit behind a card, and what its tree says of it. */
async function stored(typed: TypedInteraction): Promise<Edit & { parent: string | null }> {
  const { text } = typed.see();
  const id = /ref (k\w+)/.exec(text)?.[1] ?? '';
  const edit = parseEdit(await club.store.hgetall(`{kling}:edit:${id}`));
  return { ...edit, parent: await club.store.hget(`{kling}:tree:${edit.rootId}`, id) };
}

/** The attachment of a message that a signed link leads to. */
const fileIn = (url: string | undefined): string => new URL(url ?? '').pathname.split('/')[3] ?? '';

/** Has the links that an edit was accepted with be dead. */
async function endLinks(id: string): Promise<void> {
  const key = `{kling}:edit:${id}`;
  const spec = (await club.store.hget(key, 'spec')) ?? '';
  await club.store.hset(key, 'spec', spec.replaceAll(/ex=[0-9a-f]+/g, 'ex=1'));
}

const endOutput = async (id: string): Promise<void> =>
  void (await club.store.hset(`{kling}:edit:${id}`, 'submittedAtMs', Date.now() - 8 * DAY_MS));

/** An edit of Ada's that the store knows to be delivered. */
async function delivered(prompt: string): Promise<Clip> {
  const clip = await club.clip(prompt);
  await expect.poll(async () => (await clip.read()).state).toBe('delivered');
  return clip;
}

describe('Remix', () => {
  test('of a result: from the provider’s own file, with pictures, in its tree', async () => {
    const parent = await delivered('first');
    const form = await club.bob.click(parent.typed, 'Remix');
    const { modal } = await form.until(({ state }) => state === 'modal');
    expect(modal?.components[0]?.component).toMatchObject({ value: 'first' });
    const typed = await sendOff(club.bob, form, {
      prompt: 'second, with @image1 and @image2',
      images: [{ path: picture }, { path: picture }],
      'keep-audio': true,
      remixes: 'me',
    });
    await clipCard(typed);
    expect(bodyOf('second, with @Image1 and @Image2')).toMatchObject({
      video_url: outputOf('first'),
      keep_audio: true,
      image_urls: [
        expect.stringContaining('/ephemeral-attachments/'),
        expect.stringContaining('/ephemeral-attachments/'),
      ],
    });
    expect(await stored(typed)).toMatchObject({
      requesterId: club.bob.user.id,
      origin: { kind: 'result', editId: parent.id },
      rootId: parent.id,
      parent: parent.id,
      remixes: 'me',
      images: [{ input: 'image1' }, { input: 'image2' }],
    });

    const third = await remix(club.ada, typed, 'Remix', { prompt: 'third' });
    await clipCard(third);
    expect(bodyOf('third')?.video_url).toBe(outputOf('second, with @Image1 and @Image2'));
    const child = await stored(typed);
    expect(await stored(third)).toMatchObject({
      rootId: parent.id,
      parent: child.id,
      remixes: null,
    });

    const original = await remix(club.bob, third, 'Remix the original', { prompt: 'anew' });
    await clipCard(original);
    const [result, before] = [parent.card.media[1]?.file?.id, parent.card.media[0]?.file?.id];
    expect(result).not.toBe(before);
    expect(fileIn(bodyOf('anew')?.video_url)).toBe(before);
    expect(await stored(original)).toMatchObject({
      origin: { kind: 'original', editId: parent.id },
      rootId: parent.id,
      parent: parent.id,
    });
  });

  test('from the message, once the provider’s file has ended', async () => {
    const parent = await delivered('a week ago');
    await endOutput(parent.id);
    const typed = await remix(club.bob, parent.typed, 'Remix', { prompt: 'a week later' });
    await clipCard(typed);
    const held = (await parent.read()).message?.attachment?.id;
    expect(fileIn(bodyOf('a week later')?.video_url)).toBe(held);
    expect(await stored(typed)).toMatchObject({ parent: parent.id });
  });

  test('from the message as well where the provider does not hand its file out', async () => {
    const parent = await delivered('lost at the provider');
    const path = new URL(outputOf('lost at the provider')).pathname;
    scene.stage.segmind.faults.add(`GET ${path}`, {
      fault: { kind: 'answer', status: 404, body: {} },
      times: 99,
    });
    await clipCard(await remix(club.bob, parent.typed, 'Remix', { prompt: 'found at Discord' }));
    const held = (await parent.read()).message?.attachment?.id;
    expect(fileIn(bodyOf('found at Discord')?.video_url)).toBe(held);
  });

  test('is refused where nothing is left: the provider’s file has ended, the message is gone', async () => {
    const parent = await delivered('nothing left');
    await endOutput(parent.id);
    const form = await club.bob.click(parent.typed, 'Remix');
    await form.until(({ state }) => state === 'modal');
    if (parent.typed.message) scene.stage.discord.world.deleteMessage(parent.typed.message);
    const typed = await club.bob.submitModal(form, { prompt: 'of nothing' });
    const refused = await typed.until(({ state }) => state === 'shown');
    expect(refused.text).toContain('is not there any more');
    expect(scene.submits('of nothing')).toBe(0);
  });

  test('taken down while the form is open: refused when it is sent off', async () => {
    const parent = await delivered('down while open');
    const form = await club.bob.click(parent.typed, 'Remix');
    await form.until(({ state }) => state === 'modal');
    await fill(club.miaHere, parent.typed, 'Delete', { reason: 'no' });
    const typed = await club.bob.submitModal(form, { prompt: 'too late' });
    const refused = await typed.until(({ text }) => text.includes('took this clip down'));
    expect(refused.buttons.map(({ label }) => label)).toEqual(['Dismiss']);
  });

  test('taken down between acceptance and submit: it fails, refunded, and nothing is submitted', async () => {
    const parent = await delivered('down in between');
    const [, worker] = [scene.programs[1], scene.programs[0]];
    await worker?.stop('SIGTERM');
    const typed = await remix(club.bob, parent.typed, 'Remix', { prompt: 'never submitted' });
    await typed.until(({ text }) => text.includes('ref k'));
    await fill(club.miaHere, parent.typed, 'Delete', { reason: 'no' });
    await scene.start('worker');
    const card = await endCard(typed);
    expect(card.text).toContain('is not there any more');
    expect(card.text).toContain('did not count against your limits');
    expect(scene.submits('never submitted')).toBe(0);
    expect(await stored(typed)).toMatchObject({
      state: 'failed',
      failure: { code: 'remix_source_gone' },
    });
  });
});

describe('Run again', () => {
  test('of a remix looks its clip up again, and stays in the tree', async () => {
    const parent = await delivered('parent of two');
    const typed = await remix(club.bob, parent.typed, 'Remix', { prompt: 'twice' });
    await clipCard(typed);
    await endOutput(parent.id);
    const again = await club.bob.click(typed, 'Run again');
    await clipCard(again);
    const twice = scene.stage.segmind.jobs.filter(({ body }) => body.prompt === 'twice');
    const held = (await parent.read()).message?.attachment?.id;
    expect(twice.map(({ body }) => body.video_url)).toEqual([
      outputOf('parent of two'),
      expect.stringContaining(`/${held}/`),
    ]);
    expect(await stored(again)).toMatchObject({ parent: parent.id, rootId: parent.id });
  });

  test('long after: the clip is taken from the edit’s own message', async () => {
    const clip = await delivered('long ago');
    await endLinks(clip.id);
    const again = await club.ada.click(clip.typed, 'Run again');
    await clipCard(again);
    const url = scene.stage.segmind.jobs.at(-1)?.body.video_url;
    expect(fileIn(url)).toBe((await clip.read()).message?.before?.id);
    const made = await stored(again);
    expect(made).toMatchObject({ origin: null, rootId: made.id, parent: null });
  });

  test('asks for the pictures again once their links are dead', async () => {
    const typed = await club.ada.type('/kling-edit', {
      video: { path: file },
      prompt: 'with @image1',
      image1: { path: picture },
    });
    await clipCard(typed);
    await endLinks((await stored(typed)).id);
    const refused = await press(club.ada, typed, 'Run again');
    expect(refused).toMatchObject({ ephemeral: true });
    expect(refused.text).toContain('link to image 1 ran out');
    expect(refused.text).toContain('attached again');
  });
});

describe('the menu of a message', () => {
  test('of somebody’s with two videos: which one is chosen in the form', async () => {
    const message = await club.ada.say('look', [
      { path: file, name: 'one.mp4' },
      { path: picture, name: 'still.png' },
      { path: file, name: 'two.mp4' },
    ]);
    const form = await club.bob.chooseMessageCommand(MENU, message);
    const { modal } = await form.until(({ state }) => state === 'modal');
    expect(modal?.components[0]?.component?.options?.map(({ label }) => label)).toEqual([
      '1. one.mp4',
      '2. two.mp4',
    ]);
    const typed = await sendOff(club.bob, form, { prompt: 'of the second', clip: '1' });
    await clipCard(typed);
    expect(fileIn(bodyOf('of the second')?.video_url)).toBe(message.attachments[2]?.id);
    const made = await stored(typed);
    expect(made).toMatchObject({
      origin: {
        kind: 'message',
        channelId: club.channel.id,
        messageId: message.id,
        authorId: club.ada.user.id,
        authorName: 'ada',
      },
      rootId: made.id,
      parent: null,
    });
    const again = await club.bob.click(typed, 'Run again');
    await clipCard(again);
    const other = await stored(again);
    expect(other).toMatchObject({ origin: made.origin, rootId: other.id });
    // The message is theirs: without the intent, Discord tells nobody what is in it.
    const { requests } = scene.stage.discord;
    expect(requests.filter(({ path }) => path.endsWith(`/messages/${message.id}`))).toEqual([]);
  });

  test('of somebody’s with one video: nothing to choose', async () => {
    const message = await club.ada.say('', [{ path: file, name: 'only.MOV' }]);
    const form = await club.bob.chooseMessageCommand(MENU, message);
    const { modal } = await form.until(({ state }) => state === 'modal');
    expect(modal?.components).toHaveLength(4);
    await clipCard(await sendOff(club.bob, form, { prompt: 'of the only one' }));
    expect(fileIn(bodyOf('of the only one')?.video_url)).toBe(message.attachments[0]?.id);
  });

  test('of the bot’s own: as of its edit, whatever it holds', async () => {
    const parent = await delivered('by its menu');
    const message = parent.typed.message;
    if (!message) throw new Error('There is no message.');
    const typed = await remixMessage(club.bob, message, { prompt: 'of a card' });
    await clipCard(typed);
    expect(bodyOf('of a card')?.video_url).toBe(outputOf('by its menu'));
    expect(await stored(typed)).toMatchObject({
      origin: { kind: 'result', editId: parent.id },
      parent: parent.id,
    });
    await fill(club.miaHere, parent.typed, 'Delete', { reason: 'no' });
    const refused = await club.bob.chooseMessageCommand(MENU, message);
    const { text } = await refused.until(({ state }) => state === 'shown');
    expect(text).toContain('took this clip down');
  });

  test('of the bot’s own, of an edit that is not finished: refused', async () => {
    scene.stage.segmind.hold();
    const typed = await club.ada.type('/kling-edit', { video: { path: file }, prompt: 'not yet' });
    await typed.until(({ text }) => text.includes('Editing'));
    const refused = await club.bob.chooseMessageCommand(MENU, typed);
    const { text } = await refused.until(({ state }) => state === 'shown');
    expect(text).toContain('no clip that could be remixed');
    scene.stage.segmind.release();
    await clipCard(typed);
  });

  test('without a video: said privately', async () => {
    const message = await club.ada.say('only words', [{ path: picture, name: 'still.png' }]);
    const refused = await club.bob.chooseMessageCommand(MENU, message);
    const card = await refused.until(({ state }) => state === 'shown');
    expect(card).toMatchObject({ ephemeral: true });
    expect(card.text).toContain('There is no video in this message');
  });

  test('after 15 minutes it is asked for again, and nobody else can send it off', async () => {
    const message = await club.ada.say('', [{ path: file }]);
    const form = await club.bob.chooseMessageCommand(MENU, message);
    await form.until(({ state }) => state === 'modal');
    const key = `{kling}:draft:${form.id}`;
    const left = await club.store.pttl(key);
    expect(left).toBeGreaterThan(14 * 60_000);
    expect(left).toBeLessThanOrEqual(15 * 60_000);
    await club.store.del(key);
    const typed = await club.bob.submitModal(form, { prompt: 'too slow' });
    const refused = await typed.until(({ state }) => state === 'shown');
    expect(refused.text).toContain('open for too long');
  });
});

test('in a direct message there is no remixing', async () => {
  const clip = await delivered('not from here');
  const { discord } = scene.stage;
  const direct = discord.world.directChannel(club.ada.user);
  const ada = discord.as(club.ada.user, direct);
  await expect(ada.chooseMessageCommand(MENU, clip.typed)).rejects.toThrow('no message command');
});

test('nothing secret was said, and Discord had nothing to refuse', () => {
  expect(judgeSecrets(scene.stage, scene.programs, [])).toEqual([]);
  expect(scene.stage.discord.requests.filter(({ defect }) => defect)).toEqual([]);
});
