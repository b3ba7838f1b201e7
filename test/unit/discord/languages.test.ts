import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Locale } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';

import type { Failure } from '../../../src/core/errors.ts';
import { explain } from '../../../src/discord/explain.ts';
import {
  LANGUAGES,
  type Language,
  languageOf,
  LOCALES,
} from '../../../src/discord/words/language.ts';
import { textsFor, textsIn } from '../../../src/discord/words/texts.ts';
import { FAILURES } from './failure-samples.ts';
import { tokensIn } from './spoken.ts';

const WORDS = join(import.meta.dirname, '../../../src/discord/words');
const OTHERS = LANGUAGES.filter((language) => language !== 'en');

/** Every string that is said as it stands, by where it stands. */
function sentencesOf(texts: unknown, at = ''): [string, string][] {
  if (typeof texts === 'string') return [[at, texts]];
  if (typeof texts !== 'object' || texts === null) return [];
  return Object.entries(texts).flatMap(([key, one]) => sentencesOf(one, `${at}.${key}`));
}

/** What there is, by where it stands: names and kinds. */
function shapeOf(texts: unknown): unknown {
  if (typeof texts !== 'object' || texts === null) return typeof texts;
  return Object.fromEntries(
    Object.entries(texts)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, shapeOf(one)]),
  );
}

test.each([
  ['en-US', 'en'],
  ['en-GB', 'en'],
  ['de', 'de'],
  ['fr', 'fr'],
  ['es-ES', 'es'],
  ['es-419', 'es'],
  ['ja', 'ja'],
  ['pt-BR', 'pt-BR'],
  ['ko', 'en'],
  ['', 'en'],
  ['constructor', 'en'],
])('whoever has %s set is spoken to in %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language);
  expect(textsFor(locale)).toBe(textsIn(language as Language));
});

test('each locale is for one language, and is one of Discord’s', () => {
  const all = LANGUAGES.flatMap((language): readonly string[] => LOCALES[language]);
  expect(new Set(all).size).toBe(all.length);
  const known: readonly string[] = Object.values(Locale);
  for (const locale of all) expect(known).toContain(locale);
});

describe.each(OTHERS)('%s', (language) => {
  const texts = textsIn(language);

  test('has what English has, and nothing besides', () => {
    expect(shapeOf(texts)).toEqual(shapeOf(textsIn('en')));
  });

  test('says no sentence in English', () => {
    const english = new Map(sentencesOf(textsIn('en')));
    const same = sentencesOf(texts).filter(([at, text]) => english.get(at) === text);
    expect(same.filter(([, text]) => text.split(' ').length > 2)).toEqual([]);
    // A few words are the same in both.
    expect(same.length).toBeLessThan(0.1 * english.size);
  });

  test.each(FAILURES.map((failure) => [failure.code, failure] as const))(
    '%s reads well',
    (_code, failure) => {
      const { what, todo } = explain(failure, texts);
      for (const sentence of [what, todo]) {
        expect(sentence).toMatch(/[.。]$/u);
        expect(sentence).not.toMatch(/[.。]{2}$/u);
        expect(sentence.length).toBeLessThan(200);
        expect(sentence).not.toMatch(/undefined|null|NaN|Infinity|\[object|\$\{| {2}|_error/);
        expect(sentence).not.toMatch(/HTTP|JSON|Redis|Segmind/);
      }
      const english = explain(failure, textsIn('en'));
      expect(what).not.toBe(english.what);
      expect(todo).not.toBe(english.todo);
      expect(tokensIn(`${what} ${todo}`)).toEqual(tokensIn(`${english.what} ${english.todo}`));
      expect(numbersIn(`${what} ${todo}`)).toEqual(numbersIn(`${english.what} ${english.todo}`));
    },
  );

  test('no two failures say the same', () => {
    const saidBy = new Map<string, Failure['code']>();
    for (const failure of FAILURES) {
      const { what, todo } = explain(failure, texts);
      expect(saidBy.get(`${what} ${todo}`) ?? failure.code).toBe(failure.code);
      saidBy.set(`${what} ${todo}`, failure.code);
    }
  });
});

/** Figures of a sentence, without what separates their digits; but for 1, which some say as a word. */
function numbersIn(text: string): string[] {
  const plain = text.replace(/<[^>]*>/g, '').replace(/(?<=\d)[.,\u00A0\u202F](?=\d)/g, '');
  const found = new Set(plain.match(/\d+/g) ?? []);
  found.delete('1');
  return [...found].toSorted((a, b) => Number(a) - Number(b));
}

/** Of one language's own files, without what is said between developers. */
function sourceOf(language: Language): string {
  const folder = join(WORDS, language);
  const all = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  return all.join('\n').replace(/\/\*[^]*?\*\//g, '');
}

/** `/kling privacy`, in a language. */
function namesUnder(root: string, texts: object): string[] {
  return Object.values(texts).flatMap((one: unknown) =>
    typeof one === 'object' && one !== null && 'name' in one ? [`${root} ${String(one.name)}`] : [],
  );
}

test.each(LANGUAGES)('commands that are named in %s are called so there', (language) => {
  const { kling, admin } = textsIn(language).commands;
  const known = [...namesUnder('/kling', kling), ...namesUnder('/kling-admin', admin)];
  const source = sourceOf(language);
  const named = Array.from(source.matchAll(/\/kling(?:-admin)? /g), ({ index }) =>
    source.slice(index, index + 60),
  );
  expect(named.length).toBeGreaterThan(20);
  // Japanese goes on without a space.
  const goesOn = language === 'ja' ? /^/ : /^(?![\p{L}\p{N}_-])/u;
  const unknown = named.filter(
    (text) => !known.some((name) => text.startsWith(name) && goesOn.test(text.slice(name.length))),
  );
  expect(unknown).toEqual([]);
});
