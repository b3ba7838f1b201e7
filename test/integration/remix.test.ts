import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { fill, press } from '../support/clip-club.ts';
import { judgeSecrets } from '../support/judge-secrets.ts';
import { fileIn, openRemixClub, remix, type RemixClub, sendOff } from '../support/remix-club.ts';
import { clipCard, endCard } from '../support/scene.ts';

const DAY_MS = 86_400_000;

let club: RemixClub;

beforeAll(async () => {
  club = await openRemixClub();
}, 60_000);

afterAll(async () => club.end());

/** Has the links that an edit was accepted with be dead. */
async function endLinks(id: string): Promise<void> {
  const key = `{kling}:edit:${id}`;
  const spec = (await club.store.hget(key, 'spec')) ?? '';
  await club.store.hset(key, 'spec', spec.replaceAll(/ex=[0-9a-f]+/g, 'ex=1'));
}

const endOutput = async (id: string): Promise<void> =>
  void (await club.store.hset(`{kling}:edit:${id}`, 'submittedAtMs', Date.now() - 8 * DAY_MS));

describe('Remix', () => {
  test('of a result: from the provider’s own file, with pictures, in its tree', async () => {
    const parent = await club.delivered('first');
    const form = await club.bob.click(parent.typed, 'Remix');
    const { modal } = await form.until(({ state }) => state === 'modal');
    expect(modal?.components[0]?.component).toMatchObject({ value: 'first' });
    const typed = await sendOff(club.bob, form, {
      prompt: 'second, with @image1 and @image2',
      images: [{ path: club.picture }, { path: club.picture }],
      'keep-audio': true,
      remixes: 'everyone',
    });
    await clipCard(typed);
    expect(club.bodyOf('second, with @Image1 and @Image2')).toMatchObject({
      video_url: club.outputOf('first'),
      keep_audio: true,
      image_urls: [
        expect.stringContaining('/ephemeral-attachments/'),
        expect.stringContaining('/ephemeral-attachments/'),
      ],
    });
    expect(await club.stored(typed)).toMatchObject({
      requesterId: club.bob.user.id,
      origin: { kind: 'result', editId: parent.id },
      rootId: parent.id,
      parent: parent.id,
      remixes: 'everyone',
      images: [{ input: 'image1' }, { input: 'image2' }],
    });

    const third = await remix(club.ada, typed, 'Remix', { prompt: 'third' });
    await clipCard(third);
    expect(club.bodyOf('third')?.video_url).toBe(club.outputOf('second, with @Image1 and @Image2'));
    const child = await club.stored(typed);
    expect(await club.stored(third)).toMatchObject({
      rootId: parent.id,
      parent: child.id,
      remixes: null,
    });

    const original = await remix(club.bob, third, 'Remix the original', { prompt: 'anew' });
    await clipCard(original);
    const [result, before] = [parent.card.media[1]?.file?.id, parent.card.media[0]?.file?.id];
    expect(result).not.toBe(before);
    expect(fileIn(club.bodyOf('anew')?.video_url)).toBe(before);
    expect(await club.stored(original)).toMatchObject({
      origin: { kind: 'original', editId: parent.id },
      rootId: parent.id,
      parent: parent.id,
    });
  });

  test('from the message, once the provider’s file has ended', async () => {
    const parent = await club.delivered('a week ago');
    await endOutput(parent.id);
    const typed = await remix(club.bob, parent.typed, 'Remix', { prompt: 'a week later' });
    await clipCard(typed);
    const held = (await parent.read()).message?.attachment?.id;
    expect(fileIn(club.bodyOf('a week later')?.video_url)).toBe(held);
    expect(await club.stored(typed)).toMatchObject({ parent: parent.id });
  });

  test('from the message as well where the provider does not hand its file out', async () => {
    const parent = await club.delivered('lost at the provider');
    const path = new URL(club.outputOf('lost at the provider')).pathname;
    club.scene.stage.segmind.faults.add(`GET ${path}`, {
      fault: { kind: 'answer', status: 404, body: {} },
      times: 99,
    });
    await clipCard(await remix(club.bob, parent.typed, 'Remix', { prompt: 'found at Discord' }));
    const held = (await parent.read()).message?.attachment?.id;
    expect(fileIn(club.bodyOf('found at Discord')?.video_url)).toBe(held);
  });

  test('is refused where nothing is left: the provider’s file has ended, the message is gone', async () => {
    const parent = await club.delivered('nothing left');
    await endOutput(parent.id);
    const form = await club.bob.click(parent.typed, 'Remix');
    await form.until(({ state }) => state === 'modal');
    if (parent.typed.message) club.scene.stage.discord.world.deleteMessage(parent.typed.message);
    const typed = await club.bob.submitModal(form, { prompt: 'of nothing' });
    const refused = await typed.until(({ state }) => state === 'shown');
    expect(refused.text).toContain('is not there any more');
    expect(club.scene.submits('of nothing')).toBe(0);
  });

  test('taken down while the form is open: refused when it is sent off', async () => {
    const parent = await club.delivered('down while open');
    const form = await club.bob.click(parent.typed, 'Remix');
    await form.until(({ state }) => state === 'modal');
    await fill(club.miaHere, parent.typed, 'Delete', { reason: 'no' });
    const typed = await club.bob.submitModal(form, { prompt: 'too late' });
    const refused = await typed.until(({ text }) => text.includes('took this clip down'));
    expect(refused.buttons.map(({ label }) => label)).toEqual(['Dismiss']);
  });

  test('taken down between acceptance and submit: it fails, refunded, and nothing is submitted', async () => {
    const parent = await club.delivered('down in between');
    const [, worker] = [club.scene.programs[1], club.scene.programs[0]];
    await worker?.stop('SIGTERM');
    const typed = await remix(club.bob, parent.typed, 'Remix', { prompt: 'never submitted' });
    await typed.until(({ text }) => text.includes('ref k'));
    await fill(club.miaHere, parent.typed, 'Delete', { reason: 'no' });
    await club.scene.start('worker');
    const card = await endCard(typed);
    expect(card.text).toContain('is not there any more');
    expect(card.text).toContain('did not count against your limits');
    expect(club.scene.submits('never submitted')).toBe(0);
    expect(await club.stored(typed)).toMatchObject({
      state: 'failed',
      failure: { code: 'remix_source_gone' },
    });
  });
});

describe('Run again', () => {
  test('of a remix looks its clip up again, and stays in the tree', async () => {
    const parent = await club.delivered('parent of two');
    const typed = await remix(club.bob, parent.typed, 'Remix', { prompt: 'twice' });
    await clipCard(typed);
    await endOutput(parent.id);
    const again = await club.bob.click(typed, 'Run again');
    await clipCard(again);
    const twice = club.scene.stage.segmind.jobs.filter(({ body }) => body.prompt === 'twice');
    const held = (await parent.read()).message?.attachment?.id;
    expect(twice.map(({ body }) => body.video_url)).toEqual([
      club.outputOf('parent of two'),
      expect.stringContaining(`/${held}/`),
    ]);
    expect(await club.stored(again)).toMatchObject({ parent: parent.id, rootId: parent.id });
  });

  test('long after: the clip is taken from the edit’s own message', async () => {
    const clip = await club.delivered('long ago');
    await endLinks(clip.id);
    const again = await club.ada.click(clip.typed, 'Run again');
    await clipCard(again);
    const url = club.scene.stage.segmind.jobs.at(-1)?.body.video_url;
    expect(fileIn(url)).toBe((await clip.read()).message?.before?.id);
    const made = await club.stored(again);
    expect(made).toMatchObject({ origin: null, rootId: made.id, parent: null });
  });

  test('asks for the pictures again once their links are dead', async () => {
    const typed = await club.ada.type('/kling-edit', {
      video: { path: club.file },
      prompt: 'with @image1',
      image1: { path: club.picture },
    });
    await clipCard(typed);
    await endLinks((await club.stored(typed)).id);
    const refused = await press(club.ada, typed, 'Run again');
    expect(refused).toMatchObject({ ephemeral: true });
    expect(refused.text).toContain('link to image 1 ran out');
    expect(refused.text).toContain('attached again');
  });
});

test('nothing secret was said, and Discord had nothing to refuse', () => {
  expect(judgeSecrets(club.scene.stage, club.scene.programs, [])).toEqual([]);
  expect(club.scene.stage.discord.requests.filter(({ defect }) => defect)).toEqual([]);
});
