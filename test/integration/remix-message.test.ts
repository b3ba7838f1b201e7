import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { fill } from '../support/clip-club.ts';
import { judgeSecrets } from '../support/judge-secrets.ts';
import { fileIn, MENU, openRemixClub, type RemixClub, sendOff } from '../support/remix-club.ts';
import { clipCard } from '../support/scene.ts';

let club: RemixClub;

beforeAll(async () => {
  club = await openRemixClub();
}, 60_000);

afterAll(async () => club.end());

describe('the menu of a message', () => {
  test('of somebody’s with two videos: which one is chosen in the form', async () => {
    const message = await club.ada.say('look', [
      { path: club.file, name: 'one.mp4' },
      { path: club.picture, name: 'still.png' },
      { path: club.file, name: 'two.mp4' },
    ]);
    const form = await club.bob.chooseMessageCommand(MENU, message);
    const { modal } = await form.until(({ state }) => state === 'modal');
    expect(modal?.components[0]?.component?.options?.map(({ label }) => label)).toEqual([
      '1. one.mp4',
      '2. two.mp4',
    ]);
    const typed = await sendOff(club.bob, form, { prompt: 'of the second', clip: '1' });
    await clipCard(typed);
    expect(fileIn(club.bodyOf('of the second')?.video_url)).toBe(message.attachments[2]?.id);
    const made = await club.stored(typed);
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
    const other = await club.stored(again);
    expect(other).toMatchObject({ origin: made.origin, rootId: other.id });
    // The message is theirs: without the intent, Discord tells nobody what is in it.
    const { requests } = club.scene.stage.discord;
    expect(requests.filter(({ path }) => path.endsWith(`/messages/${message.id}`))).toEqual([]);
  });

  test('of somebody’s with one video: nothing to choose', async () => {
    const message = await club.ada.say('', [{ path: club.file, name: 'only.MOV' }]);
    const form = await club.bob.chooseMessageCommand(MENU, message);
    const { modal } = await form.until(({ state }) => state === 'modal');
    expect(modal?.components).toHaveLength(4);
    await clipCard(await sendOff(club.bob, form, { prompt: 'of the only one' }));
    expect(fileIn(club.bodyOf('of the only one')?.video_url)).toBe(message.attachments[0]?.id);
  });

  test('of the bot’s own: as of its edit, whatever it holds', async () => {
    const parent = await club.delivered('by its menu');
    const message = parent.typed.message;
    if (!message) throw new Error('There is no message.');
    const typed = await sendOff(club.bob, await club.bob.chooseMessageCommand(MENU, message), {
      prompt: 'of a card',
    });
    await clipCard(typed);
    expect(club.bodyOf('of a card')?.video_url).toBe(club.outputOf('by its menu'));
    expect(await club.stored(typed)).toMatchObject({
      origin: { kind: 'result', editId: parent.id },
      parent: parent.id,
    });
    await fill(club.miaHere, parent.typed, 'Delete', { reason: 'no' });
    const refused = await club.bob.chooseMessageCommand(MENU, message);
    const { text } = await refused.until(({ state }) => state === 'shown');
    expect(text).toContain('took this clip down');
  });

  test('of the bot’s own, of an edit that is not finished: refused', async () => {
    club.scene.stage.segmind.hold();
    const typed = await club.ada.type('/kling-edit', {
      video: { path: club.file },
      prompt: 'not yet',
    });
    await typed.until(({ text }) => text.includes('Editing'));
    const refused = await club.bob.chooseMessageCommand(MENU, typed);
    const { text } = await refused.until(({ state }) => state === 'shown');
    expect(text).toContain('no clip that could be remixed');
    club.scene.stage.segmind.release();
    await clipCard(typed);
  });

  test('without a video: said privately', async () => {
    const message = await club.ada.say('only words', [{ path: club.picture, name: 'still.png' }]);
    const refused = await club.bob.chooseMessageCommand(MENU, message);
    const card = await refused.until(({ state }) => state === 'shown');
    expect(card).toMatchObject({ ephemeral: true });
    expect(card.text).toContain('There is no video in this message');
  });

  test('after 15 minutes it is asked for again, and nobody else can send it off', async () => {
    const message = await club.ada.say('', [{ path: club.file }]);
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
  const clip = await club.delivered('not from here');
  const { discord } = club.scene.stage;
  const direct = discord.world.directChannel(club.ada.user);
  const ada = discord.as(club.ada.user, direct);
  await expect(ada.chooseMessageCommand(MENU, clip.typed)).rejects.toThrow('no message command');
});

test('nothing secret was said, and Discord had nothing to refuse', () => {
  expect(judgeSecrets(club.scene.stage, club.scene.programs, [])).toEqual([]);
  expect(club.scene.stage.discord.requests.filter(({ defect }) => defect)).toEqual([]);
});
