import { afterAll, beforeAll, expect, test } from 'vitest';

import { be, describeInBrowser, go, send } from '../support/browser.ts';
import { playBot, type PlayedBot } from '../support/played-bot.ts';
import { hook, text, V2 } from '../unit/sandbox/discord/tiny-bot.ts';

let all: PlayedBot;

describeInBrowser('whatever a bot shows', () => {
  beforeAll(async () => {
    all = await playBot([]);
  });

  afterAll(async () => all?.close());

  test('a button is busy until it is answered, and says when it was not', async () => {
    const page = await all.visit();
    await all.pressed(page, 'slow');
    const button = page.getByRole('button', { name: 'Press slow' });
    await expect.poll(async () => button.getAttribute('aria-busy')).toBe('true');
    all.sandbox.stage.discord.clock.advance(3_000);
    await page
      .getByRole('article')
      .filter({ hasText: 'slow' })
      .getByText('This interaction failed')
      .waitFor();
    expect(await button.getAttribute('aria-busy')).toBeNull();
  });

  test('“thinking” becomes a failure when its token dies', async () => {
    const page = await all.visit();
    const got = await all.pressed(page, 'thought');
    await all.reply(got, {}, 5);
    const thinking = page.getByText('Kling Edit is thinking');
    await thinking.waitFor();
    all.sandbox.stage.discord.clock.advance(15 * 60_000);
    await thinking.waitFor({ state: 'detached' });
    const gone = await hook(all.sandbox.stage.discord, 'PATCH', got, '/messages/@original', {
      body: { content: 'late' },
    });
    expect(gone.status).toBe(401);
  });

  test('links, files, sections and texts look as they are; markup is text', async () => {
    const page = await all.visit();
    const body = {
      flags: V2,
      components: [
        {
          type: 17,
          accent_color: 0x24804a,
          components: [
            {
              type: 9,
              components: [text('# Title <img src=x onerror=alert(1)>')],
              accessory: { type: 2, style: 5, label: 'Elsewhere', url: 'https://example.com/' },
            },
            { type: 14 },
            { type: 13, file: { url: 'attachment://report.json' } },
            text(
              '-# small `code` ||hidden|| ~~gone~~ *slanted* \\*plain\\* [a link](https://example.com/x)\n> quoted',
            ),
          ],
        },
      ],
    };
    await all.post(body, [{ name: 'report.json', bytes: '{}' }]);
    const card = page.getByRole('article').filter({ hasText: 'Elsewhere' });
    await card.getByRole('heading', { name: 'Title <img src=x onerror=alert(1)>' }).waitFor();
    expect(await card.locator('img').count()).toBe(0);
    expect(await card.getByRole('link', { name: /Elsewhere/ }).getAttribute('rel')).toContain(
      'noopener',
    );
    await card.getByRole('link', { name: 'report.json' }).waitFor();
    await card.getByText('*plain*').waitFor();
    expect(await card.getByRole('link', { name: 'a link' }).getAttribute('href')).toBe(
      'https://example.com/x',
    );
    expect(all.complaints).toEqual([]);
  });

  test('who is mentioned sees a mark at the channel, once', async () => {
    const [ada, ben] = [await all.visit(), await all.visit()];
    await be(ben, 'ben');
    await ada.getByRole('button', { name: 'Direct messages' }).click();
    await ada.getByRole('heading', { name: '@Kling Edit' }).waitFor();
    await ben.getByRole('combobox', { name: /^Message/ }).fill('look, @ada');
    await send(ben);
    await ada.getByRole('button', { name: 'Clip Club, 1 mention' }).click();
    await ada.getByRole('article').filter({ hasText: 'look, @ada' }).waitFor();
    await ada.getByRole('button', { name: 'Direct messages' }).click();
    await ada.getByRole('button', { name: 'Clip Club', exact: true }).waitFor();
    await be(ada, 'mia');
    await ada.getByRole('button', { name: 'Clip Club', exact: true }).click();
    await go(ada, '#moderators');
    expect(all.complaints).toEqual([]);
  });
});
