import { afterAll, beforeAll, expect, test } from 'vitest';

import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import {
  askForEdit,
  be,
  begin,
  describeInBrowser,
  go,
  openVisit,
  send,
  type Visit,
} from '../support/browser.ts';

let all: Visit;

/** A video as the browser has it. */
interface Played {
  readyState: number;
  videoWidth: number;
  currentTime: number;
  duration: number;
  muted: boolean;
  play(): Promise<void>;
}

describeInBrowser('edits on the page', () => {
  beforeAll(async () => {
    all = await openVisit({ segmind: { provideMs: 500 } });
  });

  afterAll(async () => all?.close());

  test('a typed command with picked files becomes a clip that plays', async () => {
    const page = await all.visit();
    const path = await makeSampleClip(all.sandbox.stage.dir, { name: 'mine', seconds: 4 });
    await begin(page, '/kling-edit');
    await page.getByLabel('video', { exact: false }).first().setInputFiles(path);
    await page.getByRole('textbox', { name: 'prompt' }).fill('put @image1 behind **it** <script>');
    await page.getByRole('button', { name: /^Add image1/ }).click();
    await page.getByRole('button', { name: 'Use a sample picture for image1' }).click();
    await page.getByText('picture.png, ').waitFor();
    await send(page);
    const card = page.getByRole('article', { name: /^Kling Edit/ }).last();
    const clip = card.getByLabel('The edited clip');
    await clip.waitFor();
    // What a person wrote is shown as they wrote it.
    await card.getByText('put @Image1 behind **it** <script>').waitFor();
    await card.getByText('ada used /kling-edit').waitFor();
    await clip.evaluate(async (video: unknown) => (video as Played).play());
    const see = async () =>
      clip.evaluate((video: unknown) => {
        const { readyState, videoWidth, currentTime, duration } = video as Played;
        return {
          readyState,
          videoWidth,
          hasMoved: currentTime > 0.2,
          seconds: Math.round(duration),
        };
      });
    await expect.poll(see).toEqual({ readyState: 4, videoWidth: 1280, hasMoved: true, seconds: 4 });
    // A change of the card beside it leaves the video alone.
    await card.getByRole('button', { name: 'Report' }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    expect((await see()).hasMoved).toBe(true);
    expect(all.complaints).toEqual([]);
  });

  test('what the client would not send is said, and nothing is sent', async () => {
    const page = await all.visit();
    const before = all.sandbox.stage.discord.interactions().length;
    await begin(page, '/kling-edit');
    await page.getByRole('button', { name: 'Use a sample clip for video' }).click();
    await page.getByText('clip.mp4, ').waitFor();
    await send(page);
    const prompt = page.getByRole('textbox', { name: 'prompt' });
    expect(
      await prompt.evaluate(
        (field: unknown) =>
          (field as { validity: { valueMissing: boolean } }).validity.valueMissing,
      ),
    ).toBe(true);
    await prompt.fill('x');
    const removed = (pressed: boolean) =>
      page.getByRole('button', { name: 'Bot removed', pressed });
    await removed(false).click();
    await removed(true).waitFor();
    await send(page);
    await page.getByRole('alert').filter({ hasText: 'The bot is not in this server.' }).waitFor();
    await removed(true).click();
    await removed(false).waitFor();
    expect(all.sandbox.stage.discord.interactions()).toHaveLength(before);
  });

  test('a form is filled in; its answer is seen by nobody else', async () => {
    const page = await all.visit();
    await askForEdit(page, 'a clip to be reported');
    const card = page.getByRole('article').filter({ hasText: 'a clip to be reported' });
    await card.getByRole('button', { name: 'Report' }).click();
    const form = page.getByRole('dialog', { name: 'Report this clip' });
    await form.getByRole('textbox').fill('it is too loud');
    await form.getByRole('button', { name: 'Submit' }).click();
    await form.waitFor({ state: 'detached' });
    const answer = page.getByText('Only you can see this');
    await answer.waitFor();
    await be(page, 'ben');
    await page.getByRole('article').filter({ hasText: 'a clip to be reported' }).waitFor();
    expect(await answer.count()).toBe(0);
    await be(page, 'mo');
    await go(page, '#moderators');
    await page.getByText('it is too loud').waitFor();
    await be(page, 'ada');
    // Where she may not be she is not.
    await page.getByRole('heading', { name: '#remixes' }).waitFor();
    await answer.waitFor();
    await page.getByRole('button', { name: 'Dismiss message' }).click();
    await expect.poll(async () => answer.count()).toBe(0);
  });

  test('an edit that is held is cancelled; its card changes for whoever looks', async () => {
    const [ada, ben] = [await all.visit(), await all.visit()];
    await be(ben, 'ben');
    await ada.getByRole('button', { name: 'Hold edits' }).click();
    await ada.getByRole('button', { name: 'Hold edits', pressed: true }).waitFor();
    await ada.getByRole('group', { name: 'worker' }).getByRole('button', { name: 'Stop' }).click();
    await ada.getByRole('button', { name: 'Start the worker' }).waitFor();
    await askForEdit(ada, 'a clip that nobody makes');
    const shown = (page: typeof ada) =>
      page.getByRole('article').filter({ hasText: 'a clip that nobody makes' });
    await shown(ben).getByText('Queued').waitFor();
    await shown(ada).getByRole('button', { name: 'Cancel' }).click();
    await ada.getByRole('button', { name: 'Start the worker' }).click();
    await ben
      .getByText(/cancelled/i)
      .first()
      .waitFor();
    await ada.getByRole('button', { name: 'Hold edits' }).click();
    await ada.getByRole('button', { name: 'Hold edits', pressed: false }).waitFor();
    expect(all.sandbox.stage.segmind.jobs.map(({ body }) => body.prompt)).not.toContain(
      'a clip that nobody makes',
    );
  });

  test('a worker that is killed is started anew, and the clip arrives, billed once', async () => {
    const page = await all.visit();
    const { segmind } = all.sandbox.stage;
    const before = segmind.billed();
    await page.getByRole('button', { name: 'Hold edits' }).click();
    await askForEdit(page, 'a clip that survives');
    await expect.poll(() => segmind.billed()).toBe(before + 1);
    await page.getByRole('button', { name: 'Kill the worker (kill -9)' }).click();
    await page.getByText('not running: killed (SIGKILL)').waitFor();
    await page.getByRole('button', { name: 'Hold edits' }).click();
    await page.getByRole('button', { name: 'Start the worker' }).click();
    const card = page.getByRole('article').filter({ hasText: 'a clip that survives' });
    await card.getByLabel('The edited clip').waitFor({ timeout: 60_000 });
    expect(segmind.billed()).toBe(before + 1);
    await page
      .getByRole('region', { name: 'Bill' })
      .getByText(`${before + 1}, $`)
      .waitFor();
  });

  test('an answer that is lost looks as in Discord', async () => {
    const page = await all.visit();
    await page.getByRole('button', { name: 'Answers get lost' }).click();
    await page.getByRole('button', { name: 'Answers get lost', pressed: true }).waitFor();
    await begin(page, '/kling usage');
    await send(page);
    await page.getByText('Sending command').waitFor();
    await page.getByText('The application did not respond').waitFor();
    await page.getByRole('button', { name: 'Answers get lost', pressed: false }).waitFor();
    expect(all.complaints).toEqual([]);
  });

  test('messages with files are posted and deleted; direct messages have a place', async () => {
    const page = await all.visit();
    await page
      .getByLabel('Attach files')
      .setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') });
    await page
      .getByRole('combobox', { name: /^Message/ })
      .fill('see **this** https://example.com/a_b_c.');
    await page.keyboard.press('Enter');
    const message = page.getByRole('article', { name: /^ada/ }).last();
    await message.getByRole('link', { name: 'notes.txt' }).waitFor();
    expect(
      await message
        .getByText('this')
        .evaluate((node: unknown) => (node as { nodeName: string }).nodeName),
    ).toBe('STRONG');
    const link = message.getByRole('link', { name: 'https://example.com/a_b_c' });
    expect(await link.getAttribute('href')).toBe('https://example.com/a_b_c');
    await message.getByRole('button', { name: /^More for the message of ada/ }).click();
    await page.getByRole('menuitem', { name: 'Delete message' }).click();
    await message.getByText('see').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Direct messages' }).click();
    await page.getByRole('heading', { name: '@Kling Edit' }).waitFor();
    await page.getByText('Nothing was said here yet').waitFor();
  });
});
