import { afterAll, beforeAll, expect, test } from 'vitest';

import { en } from '../../src/discord/words/en/index.ts';
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

const { approval } = en.gate.modes;

let all: Visit;

describeInBrowser('moderation on the page', () => {
  beforeAll(async () => {
    all = await openVisit({ segmind: { provideMs: 500 } });
  });

  afterAll(async () => all?.close());

  test('a manager chooses who may edit; a moderator says yes; the clip arrives', async () => {
    const page = await all.visit();
    await be(page, 'mia');
    await begin(page, '/kling-admin setup');
    await send(page);
    await page.getByRole('button', { name: /^Choose who may edit/ }).click();
    const picker = page.getByRole('dialog');
    await picker.getByRole('option', { name: approval.label }).click();
    await picker.waitFor({ state: 'detached' });
    await page.getByText(approval.says).waitFor();
    await be(page, 'ada');
    await askForEdit(page, 'a clip to be allowed');
    await page
      .getByText(/Waiting for a moderator/i)
      .first()
      .waitFor();
    await be(page, 'mo');
    await go(page, '#moderators');
    const asked = page.getByRole('article').filter({ hasText: 'a clip to be allowed' });
    await asked.getByRole('button', { name: 'Approve' }).click();
    await go(page, '#remixes');
    const card = page.getByRole('article').filter({ hasText: 'a clip to be allowed' });
    await card.getByLabel('The edited clip').waitFor();
    expect(all.complaints).toEqual([]);
  });

  test('several are chosen in a menu of roles, and taken back', async () => {
    const page = await all.visit();
    await be(page, 'mia');
    await begin(page, '/kling-admin setup');
    await send(page);
    const menu = page.getByRole('button', { name: /^None/ }).first();
    await menu.click();
    const picker = page.getByRole('dialog');
    await picker.getByRole('option', { name: '@Editors' }).click();
    await picker.getByRole('option', { name: '@mo' }).click();
    await picker.getByRole('button', { name: 'Done' }).click();
    const chosen = page.getByRole('button', { name: /^None: @Editors, @mo|^None: @mo, @Editors/ });
    await chosen.waitFor();
    await chosen.click();
    for (const name of ['@Editors', '@mo'])
      await picker.getByRole('option', { name, selected: true }).click();
    await picker.getByRole('button', { name: 'Done' }).click();
    await chosen.waitFor({ state: 'detached' });
    expect(all.complaints).toEqual([]);
  });

  test('in the server that is not set up only its manager may edit, and the commands are for those who may', async () => {
    const page = await all.visit();
    await page.getByRole('button', { name: 'Fresh Start' }).click();
    await page.getByText('not set up: only managers may edit').waitFor();
    const say = page.getByRole('combobox', { name: /^Message/ });
    await say.fill('/');
    await page.getByRole('option', { name: '/kling-edit' }).waitFor();
    const offered = await page
      .getByRole('listbox', { name: 'Commands' })
      .getByRole('option')
      .allTextContents();
    expect(offered.join()).toContain('/kling jobs');
    await say.fill('');
    await askForEdit(page, 'a clip that may not be');
    await page.getByRole('article').getByRole('button', { name: 'Dismiss', exact: true }).click();
    await page.getByText('Nothing was said here yet').waitFor();
    // The button that had the focus is gone.
    const focused = page.getByRole('region', { name: 'Messages' }).and(page.locator(':focus'));
    await expect.poll(async () => focused.count()).toBe(1);
    await be(page, 'mia');
    await askForEdit(page, 'a clip that may be');
    const card = page.getByRole('article').filter({ hasText: 'a clip that may be' });
    await card.getByLabel('The edited clip').waitFor();
  });

  test('the clock moves tokens and links, and the page says what it does not move', async () => {
    const page = await all.visit();
    const { discord } = all.sandbox.stage;
    const before = discord.clock.now();
    await page.getByRole('button', { name: '+ 1 day' }).click();
    await page.getByText('1440 min ahead').waitFor();
    expect(discord.clock.now() - before).toBeGreaterThanOrEqual(86_400_000);
    await page.getByText('limits, budgets and approvals do not move').waitFor();
    await page.getByRole('button', { name: 'Fresh Start' }).click();
    // Its link was signed anew, or the clip would be gone by now.
    const clip = page.getByLabel('The edited clip').last();
    await expect
      .poll(async () =>
        clip.evaluate((video: unknown) => (video as { videoWidth: number }).videoWidth),
      )
      .toBe(1280);
    // The product goes on, a day behind.
    await be(page, 'mia');
    await askForEdit(page, 'a clip of tomorrow');
    const card = page.getByRole('article').filter({ hasText: 'a clip of tomorrow' });
    await card.getByLabel('The edited clip').waitFor();
  });
});
