import { expect, test } from 'vitest';

import { aboutIn, matching, nameIn, typeables } from '../../../../sandbox/page/browser/commands.ts';
import type { WireCommand } from '../../../../sandbox/page/wire.ts';

const COMMANDS: WireCommand[] = [
  {
    id: '1',
    type: 1,
    name: 'cut',
    description: 'Cuts',
    options: [
      {
        type: 1,
        name: 'all',
        name_localizations: { de: 'alles' },
        description: 'All of it',
        description_localizations: { de: 'Das Ganze', fr: 'Tout' },
        options: [],
      },
      { type: 1, name: 'half', description: 'One half' },
    ],
  },
  { id: '2', type: 1, name: 'look', name_localizations: { ja: '見る' }, description: 'Looks' },
  { id: '3', type: 3, name: 'Look at it', description: '' },
];

const shownIn = (locale: string) =>
  typeables(COMMANDS, locale).map(({ line, shown, description }) => [line, shown, description]);

test('what can be typed is shown in the language of who types, and is known by its own name', () => {
  expect(shownIn('de')).toEqual([
    ['/cut all', '/cut alles', 'Das Ganze'],
    ['/cut half', '/cut half', 'One half'],
    ['/look', '/look', 'Looks'],
  ]);
  expect(shownIn('fr')[0]).toEqual(['/cut all', '/cut all', 'Tout']);
  expect(shownIn('ja')[2]).toEqual(['/look', '/見る', 'Looks']);
});

test('without a text for a language there is the default', () => {
  const look = { name: 'look', name_localizations: { ja: '見る' }, description: 'Looks' };
  expect([nameIn(look, 'de'), aboutIn(look, 'ja')]).toEqual(['look', 'Looks']);
  expect(nameIn({ name: 'a', name_localizations: null }, 'de')).toBe('a');
});

test('it is found by both names, what begins so first', () => {
  const all = typeables(COMMANDS, 'de');
  const found = (typed: string) => matching(all, typed).map(({ line }) => line);
  expect(found('/cut alles')).toEqual(['/cut all']);
  expect(found('/cut all')).toEqual(['/cut all']);
  expect(found('/l')).toEqual(['/look', '/cut all', '/cut half']);
  expect(found('/nothing')).toEqual([]);
});
