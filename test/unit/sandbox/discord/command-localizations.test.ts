import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../../../sandbox/discord/local-discord.ts';
import { formErrors, type Json, rest } from './tiny-bot.ts';

let discord: LocalDiscord;
let path: string;

beforeAll(async () => {
  discord = await startLocalDiscord();
  path = `/applications/${discord.applicationId}/commands`;
});

afterAll(() => discord.close());

const put = (body: unknown) => rest(discord, 'PUT', path, { body });
const option = (name: string, more: Json = {}): Json => ({
  type: 3,
  name,
  description: 'd',
  ...more,
});
const command = (more: Json = {}): Json => ({ name: 'cut', description: 'Cuts', ...more });
const names = (name_localizations: Record<string, string>): Json => ({ name_localizations });
const says = (description_localizations: Record<string, string>): Json => ({
  description_localizations,
});
const choice = (name: string, more: Json = {}): Json => ({ name, value: name, ...more });
const offering = (...choices: Json[]): Json[] => [command({ options: [option('a', { choices })] })];

const NOT_UNIQUE = 'APPLICATION_COMMAND_OPTIONS_NAME_NOT_UNIQUE';

test.each<[string, Json[], string]>([
  [
    'a name for no locale',
    [command(names({ en: 'cut' }))],
    '0.name_localizations.en: BASE_TYPE_CHOICES',
  ],
  [
    'a description for no locale',
    [command(says({ 'pt-PT': 'x' }))],
    '0.description_localizations.pt-PT: BASE_TYPE_CHOICES',
  ],
  [
    'an option’s name for no locale',
    [command({ options: [option('a', names({ es: 'x' }))] })],
    '0.options.0.name_localizations.es: BASE_TYPE_CHOICES',
  ],
  [
    'a choice’s name for no locale',
    offering(choice('a', names({ DE: 'x' }))),
    '0.options.0.choices.0.name_localizations.DE: BASE_TYPE_CHOICES',
  ],
  [
    'a name in capitals',
    [command(names({ de: 'Schneiden' }))],
    '0.name_localizations.de: APPLICATION_COMMAND_INVALID_NAME',
  ],
  [
    'an option’s name with a space',
    [command({ options: [option('a', names({ fr: 'un nom' }))] })],
    '0.options.0.name_localizations.fr: APPLICATION_COMMAND_INVALID_NAME',
  ],
  [
    'an option’s name with a sign that is no letter',
    [command({ options: [option('a', names({ ja: '画像・一' }))] })],
    '0.options.0.name_localizations.ja: APPLICATION_COMMAND_INVALID_NAME',
  ],
  [
    'a name of 33',
    [command(names({ de: 'x'.repeat(33) }))],
    '0.name_localizations.de: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a description of 101',
    [command(says({ de: 'x'.repeat(101) }))],
    '0.description_localizations.de: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'an empty description of an option',
    [command({ options: [option('a', says({ de: '' }))] })],
    '0.options.0.description_localizations.de: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a choice’s name of 101',
    offering(choice('a', names({ de: 'x'.repeat(101) }))),
    '0.options.0.choices.0.name_localizations.de: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'two commands of one name in a locale',
    [command(names({ de: 'bild' })), command({ name: 'frame', ...names({ de: 'bild' }) })],
    '1.name_localizations.de: APPLICATION_COMMANDS_DUPLICATE_NAME',
  ],
  [
    'two options of one name in a locale',
    [
      command({
        options: [option('a', names({ ja: '音' })), option('b', names({ ja: '音' }))],
      }),
    ],
    `0.options.1.name_localizations.ja: ${NOT_UNIQUE}`,
  ],
  [
    'an option that is called in a locale as another is by default',
    [command({ options: [option('a'), option('b', names({ fr: 'a' }))] })],
    `0.options.1.name_localizations.fr: ${NOT_UNIQUE}`,
  ],
  [
    'two choices of one name in a locale',
    offering(choice('a', names({ de: 'x' })), choice('b', names({ de: 'x' }))),
    '0.options.0.choices: APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_NOT_UNIQUE',
  ],
  [
    'a menu entry with a localized description',
    [{ type: 3, name: 'Cut', ...says({ de: 'x' }) }],
    '0: APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION',
  ],
  [
    'over 8000 characters in the longest localizations',
    [
      command({
        options: Array.from({ length: 25 }, (_each, at) =>
          option(`o${at}`, {
            choices: Array.from({ length: 4 }, (_one, of) =>
              choice(`c${of}`, names({ de: `${of}`.repeat(90) })),
            ),
          }),
        ),
      }),
    ],
    '0: APPLICATION_COMMAND_TOO_LARGE',
  ],
])('refused: %s', async (_name, commands, error) => {
  const answer = await put(commands);
  expect(answer).toMatchObject({ status: 400, body: { code: 50_035 } });
  expect(formErrors(answer)).toEqual([error]);
  expect(discord.commands()).toEqual([]);
});

test('what counts is the longest of each field, not the sum of all', async () => {
  const locales = ['de', 'fr', 'es-ES', 'es-419', 'ja', 'pt-BR'];
  const long = Object.fromEntries(locales.map((locale) => [locale, 'x'.repeat(100)]));
  const options = Array.from({ length: 25 }, (_each, at) => option(`o${at}`, says(long)));
  expect(await put([command({ options, ...says(long) })])).toMatchObject({ status: 200 });
});

test('a menu entry may be called anything in a locale, and two kinds of commands the same', async () => {
  const menu = { type: 3, name: 'Cut', ...names({ de: 'Zuschneiden mit X', fr: 'cut' }) };
  expect(await put([command(names({ fr: 'cut' })), menu])).toMatchObject({ status: 200 });
});

test('two that swap their names in a locale are told apart by everybody', async () => {
  const options = [option('a', names({ de: 'b' })), option('b', names({ de: 'a' }))];
  expect(await put([command({ options })])).toMatchObject({ status: 200 });
});

test('they are listed only for whoever asks for them', async () => {
  const options = [
    option('a', {
      ...names({ de: 'x' }),
      choices: [choice('c', names({ de: 'y' }))],
    }),
  ];
  await put([command({ ...says({ de: 'Schneidet' }), options })]);
  const plain = await rest(discord, 'GET', path);
  expect(JSON.stringify(plain.body)).not.toContain('_localizations');
  expect(plain.body).toMatchObject([{ name: 'cut', options: [{ name: 'a' }] }]);
  const whole = await rest(discord, 'GET', `${path}?with_localizations=true`);
  expect(whole.body).toMatchObject([
    {
      name_localizations: null,
      description_localizations: { de: 'Schneidet' },
      options: [
        { name_localizations: { de: 'x' }, choices: [{ name_localizations: { de: 'y' } }] },
      ],
    },
  ]);
});
