import { expect, test } from 'vitest';

import { localized, localizedChoice, localizedName } from '../../../src/discord/localized.ts';
import { en } from '../../../src/discord/words/en/index.ts';
import type { Language } from '../../../src/discord/words/language.ts';
import type { Texts } from '../../../src/discord/words/texts.ts';

type Verb = Texts['commands']['kling']['jobs'];

const VERBS: Partial<Record<Language, Verb>> & { en: Verb } = {
  en: { name: 'jobs', description: 'Your edits' },
  de: { name: 'aufträge', description: 'Deine Bearbeitungen' },
  es: { name: 'trabajos', description: 'Tus ediciones' },
  // Says the same as the default.
  fr: { name: 'jobs', description: 'Tes montages' },
};

const texts = (language: Language): Texts => {
  const jobs = VERBS[language] ?? VERBS.en;
  return { ...en, commands: { ...en.commands, kling: { ...en.commands.kling, jobs } } };
};

test('a text is told in each locale of a language that says another than the default', () => {
  expect(localized((t) => t.commands.kling.jobs, texts)).toEqual({
    name: 'jobs',
    name_localizations: { de: 'aufträge', 'es-ES': 'trabajos', 'es-419': 'trabajos' },
    description: 'Your edits',
    description_localizations: {
      de: 'Deine Bearbeitungen',
      fr: 'Tes montages',
      'es-ES': 'Tus ediciones',
      'es-419': 'Tus ediciones',
    },
  });
});

test('a choice keeps its value, and what is the same everywhere is said once', () => {
  expect(localizedChoice('j', (t) => t.commands.kling.jobs.name, texts)).toEqual({
    name: 'jobs',
    name_localizations: { de: 'aufträge', 'es-ES': 'trabajos', 'es-419': 'trabajos' },
    value: 'j',
  });
  expect(localizedName((t) => t.commands.remix.name, texts)).toEqual({ name: 'Remix with Kling' });
});
