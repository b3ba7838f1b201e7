import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import {
  askForEdit,
  begin,
  describeInBrowser,
  openVisit,
  send,
  type Visit,
} from '../support/browser.ts';

let all: Visit;

/** What has the focus: its role and name, or its text. */
const focused = async (page: Page): Promise<string> =>
  page.evaluate(() => {
    const active = (
      globalThis as unknown as {
        document: { activeElement: { ariaLabel?: string; textContent: string; id: string } };
      }
    ).document.activeElement;
    return active.ariaLabel || active.textContent.trim() || active.id;
  });

const overflow = async (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { document: shown } = globalThis as unknown as {
      document: { documentElement: { scrollWidth: number; clientWidth: number } };
    };
    return shown.documentElement.scrollWidth - shown.documentElement.clientWidth;
  });

describeInBrowser('the page for everybody', () => {
  beforeAll(async () => {
    all = await openVisit({ segmind: { provideMs: 500 } });
  });

  afterAll(async () => all?.close());

  test('with the keyboard alone: a command, its files, its clip, a form, a menu', async () => {
    const page = await all.visit();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the message box');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/kling-e');
    await page.keyboard.press('Enter');
    // The first option has the focus; its sample is the next stop.
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Use a sample clip for video');
    await page.keyboard.press('Enter');
    await page.getByText('clip.mp4, ').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('a clip without a mouse');
    await page.keyboard.press('Enter');
    const card = page.getByRole('article').filter({ hasText: 'a clip without a mouse' });
    await card.getByLabel('The edited clip').waitFor();
    const report = card.getByRole('button', { name: 'Report' });
    await report.focus();
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'Report this clip' });
    await form.waitFor();
    // The focus stays in the form, and comes back when it is closed.
    for (let at = 0; at < 8; at += 1) {
      await page.keyboard.press('Tab');
      expect(['Close', 'Cancel', 'Submit', 'What is wrong', '']).toContain(
        (await focused(page)).replace(/^field.*/, ''),
      );
    }
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('Report');
    await card.getByRole('button', { name: /^More for/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    expect(await focused(page)).toMatch(/^More for the message of Kling Edit/);
  });

  test('what happens is said to whoever listens', async () => {
    const page = await all.visit();
    await askForEdit(page, 'a clip to listen to');
    await expect
      .poll(async () => page.locator('#announcer').textContent())
      .toContain('Kling Edit: @ada, your edited clip is ready.');
    await expect.poll(async () => page.locator('#announcer').textContent()).toContain('Queued');
  });

  test('everything one can use has a name', async () => {
    const page = await all.visit();
    await begin(page, '/kling-edit');
    const nameless = await page
      .locator(
        'button, input, select, textarea, a[href], video, [role=listbox], [role=region], dialog, nav, aside',
      )
      .evaluateAll((elements: unknown[]) =>
        (
          elements as {
            ariaLabel: string | null;
            textContent: string;
            labels?: { length: number };
            outerHTML: string;
            tagName: string;
            hasAttribute(name: string): boolean;
          }[]
        )
          .filter((element) => {
            if (element.ariaLabel || element.hasAttribute('aria-labelledby')) return false;
            return (element.labels?.length ?? 0) === 0 && element.textContent.trim() === '';
          })
          .map(({ outerHTML }) => outerHTML),
      );
    expect(nameless).toEqual([]);
  });

  test('on a phone nothing is wider than the screen, and the sides are drawers', async () => {
    const page = await all.visit({ viewport: { width: 360, height: 740 }, hasTouch: true });
    expect(await overflow(page)).toBe(0);
    await askForEdit(page, `a clip on a phone ${'wide'.repeat(40)}`);
    const card = page.getByRole('article').filter({ hasText: 'a clip on a phone' });
    await card.getByLabel('The edited clip').waitFor();
    expect(await overflow(page)).toBe(0);
    const people = page.getByRole('group', { name: 'Who you are' });
    expect(await people.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Channels' }).click();
    await people.getByRole('button', { name: 'mia' }).click();
    await page.getByRole('button', { name: 'mia', pressed: true }).waitFor();
    await page.getByRole('button', { name: '#moderators' }).click();
    await page.getByRole('heading', { name: '#moderators' }).waitFor();
    await people.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Sandbox' }).click();
    await page.getByRole('heading', { name: 'Processes' }).waitFor();
    expect(await overflow(page)).toBe(0);
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('Sandbox');
    await begin(page, '/kling-admin setup');
    await send(page);
    await page.getByText('Kling in this server').first().waitFor();
    expect(await overflow(page)).toBe(0);
  });
});
