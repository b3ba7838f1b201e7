import { afterAll, beforeAll, expect, test } from 'vitest';

import { be, begin, describeInBrowser, send } from '../support/browser.ts';
import { playBot, type PlayedBot } from '../support/played-bot.ts';

let all: PlayedBot;

const COMMANDS = [
  {
    name: 'cut',
    description: 'Cuts',
    options: [
      {
        type: 1,
        name: 'all',
        name_localizations: { de: 'alles' },
        description: 'Of all kinds',
        description_localizations: { de: 'Von jeder Art' },
        options: [
          {
            type: 3,
            name: 'how',
            name_localizations: { de: 'wie' },
            description: 'One of two',
            description_localizations: { de: 'Eins von beiden' },
            required: true,
            choices: [
              { name: 'Softly', name_localizations: { de: 'Sanft' }, value: 'soft' },
              { name: 'Loudly', value: 'loud' },
            ],
          },
          { type: 5, name: 'keep', name_localizations: { de: 'behalten' }, description: 'Keep it' },
        ],
      },
    ],
  },
  { type: 3, name: 'Look at it', name_localizations: { de: 'Ansehen' } },
];

describeInBrowser('a person whose client is in German', () => {
  beforeAll(async () => {
    all = await playBot(COMMANDS);
  });

  afterAll(async () => all?.close());

  test('reads commands, options and choices in it, and what is sent is known by its own names', async () => {
    const page = await all.visit();
    const language = page.getByRole('combobox', { name: 'Language' });
    await language.selectOption('Deutsch');
    const line = page.getByRole('combobox', { name: /^Message/ });
    await line.fill('/cut');
    await page.getByRole('option', { name: '/cut alles Von jeder Art' }).waitFor();
    const got = await all.next(async () => {
      await begin(page, '/cut alles');
      await page.getByText('Eins von beiden').waitFor();
      await page.getByRole('combobox', { name: 'wie' }).selectOption('Sanft');
      await page.getByRole('button', { name: 'Add behalten: Keep it' }).click();
      await page.getByRole('combobox', { name: 'behalten' }).selectOption('True');
      await send(page);
    });
    expect(got).toMatchObject({
      locale: 'de',
      guild_locale: 'en-US',
      data: {
        name: 'cut',
        options: [
          {
            name: 'all',
            options: [
              { name: 'how', value: 'soft' },
              { name: 'keep', value: true },
            ],
          },
        ],
      },
    });
    await all.reply(got, { content: 'It was done.' });
    const message = page.getByRole('article').filter({ hasText: 'It was done.' });
    await message.getByRole('button', { name: /^More for/ }).click();
    await page.getByRole('menuitem', { name: 'Apps › Ansehen' }).waitFor();
    await page.keyboard.press('Escape');

    // Their client stays so, and it is theirs alone.
    await page.reload();
    await page.getByRole('heading', { name: '#remixes' }).waitFor();
    expect(await language.inputValue()).toBe('de');
    await be(page, 'ben');
    await expect.poll(() => language.inputValue()).toBe('en-US');
    await line.fill('/cut');
    await page.getByRole('option', { name: '/cut all Of all kinds' }).waitFor();
    await be(page, 'ada');
    await expect.poll(() => language.inputValue()).toBe('de');
    expect(all.complaints).toEqual([]);
  });
});
