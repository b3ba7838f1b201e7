import { afterAll, beforeAll, expect, test } from 'vitest';

import { begin, describeInBrowser, send } from '../support/browser.ts';
import { playBot, type PlayedBot } from '../support/played-bot.ts';
import type { Json } from '../unit/sandbox/discord/tiny-bot.ts';

let all: PlayedBot;

const COMMANDS = [
  {
    name: 'cut',
    description: 'Cuts',
    options: [
      {
        type: 1,
        name: 'all',
        description: 'Of all kinds',
        options: [
          {
            type: 4,
            name: 'count',
            description: 'A whole number',
            required: true,
            min_value: 1,
            max_value: 9,
          },
          {
            type: 3,
            name: 'how',
            description: 'One of two',
            required: true,
            choices: [
              { name: 'Softly', value: 'soft' },
              { name: 'Loudly', value: 'loud' },
            ],
          },
          { type: 5, name: 'keep', description: 'Yes or no' },
          { type: 6, name: 'who', description: 'Somebody' },
          { type: 7, name: 'where', description: 'A channel', channel_types: [0] },
          { type: 8, name: 'which', description: 'A role' },
          { type: 10, name: 'part', description: 'A number' },
        ],
      },
    ],
  },
  { type: 3, name: 'Look at it' },
];

const label = (name: string, component: Json, description?: string): Json => ({
  type: 18,
  label: name,
  ...(description === undefined ? {} : { description }),
  component,
});

const options = (...names: string[]) =>
  names.map((name) => ({ label: name, value: name.toLowerCase() }));

describeInBrowser('whatever a bot asks for', () => {
  beforeAll(async () => {
    all = await playBot(COMMANDS);
  });

  afterAll(async () => all?.close());

  test('options of every kind come as they were filled in', async () => {
    const page = await all.visit();
    const got = await all.next(async () => {
      await begin(page, '/cut all');
      await page.getByRole('spinbutton', { name: 'count' }).fill('4');
      await page.getByRole('combobox', { name: 'how' }).selectOption('Loudly');
      for (const name of ['keep', 'who', 'where', 'which', 'part'])
        await page.getByRole('button', { name: new RegExp(`^Add ${name}:`) }).click();
      await page.getByRole('combobox', { name: 'keep' }).selectOption('False');
      await page.getByRole('combobox', { name: 'who' }).selectOption('@ben');
      await page.getByRole('combobox', { name: 'where' }).selectOption('#remixes');
      await page.getByRole('combobox', { name: 'which' }).selectOption('@Editors');
      await page.getByRole('spinbutton', { name: 'part' }).fill('0.5');
      await send(page);
    });
    const values = got.data.options?.[0]?.options as { name: string; value: unknown }[];
    const { world } = all.sandbox.stage.discord;
    const ben = [...world.users.values()].find(({ name }) => name === 'ben');
    expect(Object.fromEntries(values.map(({ name, value }) => [name, value]))).toEqual({
      count: 4,
      how: 'loud',
      keep: false,
      who: ben?.id,
      where: all.channel.id,
      which: expect.stringMatching(/^\d+$/),
      part: 0.5,
    });
    await all.reply(got, { content: 'Cut.' });
    await page.getByRole('article').getByText('Cut.').waitFor();
  });

  test('a form of every field comes as it was filled in', async () => {
    const page = await all.visit();
    const opened = await all.pressed(page, 'form');
    const components = [
      label(
        'Title',
        { type: 4, custom_id: 'title', style: 1, value: 'Night', max_length: 20 },
        'In a word',
      ),
      label('Files', {
        type: 19,
        custom_id: 'files',
        min_values: 0,
        max_values: 3,
        required: false,
      }),
      label('Look', { type: 3, custom_id: 'look', options: options('Warm', 'Cold') }),
      label('Some', {
        type: 22,
        custom_id: 'some',
        min_values: 1,
        max_values: 2,
        options: options('One', 'Two', 'Three'),
      }),
      label('People', { type: 5, custom_id: 'people', max_values: 2 }),
    ];
    await all.reply(opened, { custom_id: 'f', title: 'A form', components }, 9);
    const form = page.getByRole('dialog', { name: 'A form' });
    await form.getByRole('textbox', { name: 'Title' }).fill('Morning');
    await form.getByRole('button', { name: 'Use a sample picture for Files' }).click();
    await form.getByText('picture.png, ').waitFor();
    await form.getByRole('group', { name: 'Look' }).getByRole('radio', { name: 'Cold' }).check();
    for (const name of ['One', 'Three']) await form.getByRole('checkbox', { name }).check();
    await form
      .getByRole('group', { name: 'People' })
      .getByRole('checkbox', { name: '@ben' })
      .check();
    const sent = await all.next(async () => form.getByRole('button', { name: 'Submit' }).click());
    const fields = (sent.data['components'] as { component: Json }[]).map(
      ({ component }) => component,
    );
    expect(fields).toMatchObject([
      { custom_id: 'title', value: 'Morning' },
      { custom_id: 'files', values: [expect.stringMatching(/^\d+$/)] },
      { custom_id: 'look', values: ['cold'] },
      { custom_id: 'some', values: ['one', 'three'] },
      { custom_id: 'people', values: [expect.stringMatching(/^\d+$/)] },
    ]);
    expect(Object.values(sent.data.resolved?.attachments ?? {})).toMatchObject([
      { filename: 'picture.png' },
    ]);
    await all.reply(sent, { content: 'Taken.', flags: 64 });
    await page.getByRole('article').getByText('Taken.').waitFor();
    await form.waitFor({ state: 'detached' });
  });

  test('a form that nobody answers says so and stays; radio groups and boxes', async () => {
    const page = await all.visit();
    const opened = await all.pressed(page, 'silence');
    const components = [
      label('One of', { type: 21, custom_id: 'one', options: options('Left', 'Right') }),
      label('Sure', { type: 23, custom_id: 'sure' }),
    ];
    await all.reply(opened, { custom_id: 'f', title: 'Silence', components }, 9);
    const form = page.getByRole('dialog', { name: 'Silence' });
    await form.getByRole('radio', { name: 'Right' }).check();
    await form.getByRole('checkbox', { name: 'Sure' }).check();
    const sent = await all.next(async () => form.getByRole('button', { name: 'Submit' }).click());
    expect(sent.data['components']).toMatchObject([
      { component: { value: 'right' } },
      { component: { value: true } },
    ]);
    all.sandbox.stage.discord.clock.advance(3_000);
    await form.getByText('Something went wrong. Try again.').waitFor();
  });

  test('a message’s menu has what applications registered for it', async () => {
    const page = await all.visit();
    await all.post({ content: 'a message with a menu' });
    const message = page.getByRole('article').filter({ hasText: 'a message with a menu' });
    const got = await all.next(async () => {
      await message.getByRole('button', { name: /^More for/ }).click();
      await page.getByRole('menuitem', { name: 'Apps › Look at it' }).click();
    });
    expect(got.data).toMatchObject({ type: 3, name: 'Look at it' });
    await all.reply(
      got,
      {
        custom_id: 'm',
        title: 'From a menu',
        components: [label('Why', { type: 4, custom_id: 'why', style: 2 })],
      },
      9,
    );
    await page
      .getByRole('dialog', { name: 'From a menu' })
      .getByRole('textbox', { name: 'Why' })
      .waitFor();
  });
});
