import { describe, expect, test } from 'vitest';

import { commands } from '../../../commands/index.ts';
import { klingEdit } from '../../../commands/kling-edit.ts';
import { readCommands } from '../../../sandbox/discord/rules/commands.ts';
import { failure } from '../../../src/core/errors.ts';
import { explain } from '../../../src/discord/explain.ts';
import { en } from '../../../src/discord/words/en/index.ts';
import { LANGUAGES, LOCALES, type Language } from '../../../src/discord/words/language.ts';
import { optionName } from '../../../src/discord/words/option-name.ts';
import { textsIn } from '../../../src/discord/words/texts.ts';

const MOST_CHARACTERS = 8_000;
const MESSAGE = 3;
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** A command, an option or a choice, as it is defined. */
interface Node {
  type?: number;
  name: string;
  name_localizations?: Record<string, string>;
  description?: string;
  description_localizations?: Record<string, string>;
  options?: Node[];
  choices?: (Node & { value: string })[];
}

const DEFINITIONS = commands.map(({ definition }) => definition as unknown as Node);
const [FIRST] = LOCALES.en;

const localesOf = (language: Language): readonly string[] => LOCALES[language];
const nameIn = (node: Node, locale: string) => node.name_localizations?.[locale] ?? node.name;
const describedIn = (node: Node, locale: string) =>
  node.description_localizations?.[locale] ?? node.description;

/** It and everything below it that can be typed; no choices. */
const below = (node: Node): Node[] => [node, ...(node.options ?? []).flatMap(below)];

/** Names that stand there twice. */
function twice(nodes: readonly Node[], locale: string): string[] {
  const names = nodes.map((node) => nameIn(node, locale));
  return names.filter((name, at) => names.indexOf(name) < at);
}

/** What Discord would refuse of what somebody of a locale sees of it. */
function wrongIn(node: Node, locale: string): string[] {
  const { options = [], choices = [] } = node;
  const isTyped = node.type !== MESSAGE;
  const name = nameIn(node, locale);
  const isName = isTyped ? NAME.test(name) && name === name.toLowerCase() : /^.{1,32}$/u.test(name);
  const about = describedIn(node, locale) ?? '';
  const wrongChoices = choices.map((one) => nameIn(one, locale)).filter((each) => !isText(each));
  return [
    ...(isName ? [] : [`named ${name}`]),
    ...(isTyped && !isText(about) ? [`described as ${about}`] : []),
    ...wrongChoices,
    ...twice(options, locale),
    ...twice(choices, locale),
  ];
}

/** 1 to 100 characters, and none of them around it blank. */
const isText = (text: string): boolean => text === text.trim() && /^.{1,100}$/u.test(text);

function charactersOf(node: Node): number {
  const longest = (text = '', others: Record<string, string> = {}) =>
    Math.max(...[text, ...Object.values(others)].map(({ length }) => length));
  const own =
    longest(node.name, node.name_localizations) +
    longest(node.description, node.description_localizations);
  const choices = (node.choices ?? []).map((choice) => charactersOf(choice) + choice.value.length);
  const all = [own, ...choices, ...(node.options ?? []).map(charactersOf)];
  return all.reduce((sum, one) => sum + one, 0);
}

describe.each(LANGUAGES.flatMap((language) => localesOf(language).map((one) => [one, language])))(
  'the commands in %s',
  (locale = '') => {
    test.each(DEFINITIONS.map((definition) => [definition.name, definition] as const))(
      '%s: names and descriptions are such as Discord takes',
      (_name, definition) => {
        expect(below(definition).flatMap((node) => wrongIn(node, locale))).toEqual([]);
      },
    );

    test('are told apart by their names', () => {
      expect(twice(DEFINITIONS, locale)).toEqual([]);
    });
  },
);

describe('the definitions in all languages', () => {
  test.each(DEFINITIONS.map((definition) => [definition.name, definition] as const))(
    '%s has room in them',
    (_name, definition) => {
      expect(charactersOf(definition)).toBeLessThanOrEqual(MOST_CHARACTERS);
    },
  );

  test('are taken by a Discord that is as strict', () => {
    expect(() => readCommands(DEFINITIONS)).not.toThrow();
  });

  test('say nothing twice, and nothing for a locale that no language is for', () => {
    const known = new Set<string>(LANGUAGES.flatMap(localesOf));
    const nodes = DEFINITIONS.flatMap(below).flatMap((node) => [node, ...(node.choices ?? [])]);
    for (const { name, name_localizations: names, ...node } of nodes) {
      const said = [names ?? {}, node.description_localizations ?? {}];
      expect(said.flatMap((one) => Object.keys(one)).filter((each) => !known.has(each))).toEqual(
        [],
      );
      expect(Object.values(names ?? {})).not.toContain(name);
      expect(Object.values(node.description_localizations ?? {})).not.toContain(node.description);
      expect(said).not.toContainEqual(expect.objectContaining({ [FIRST]: expect.anything() }));
    }
  });

  test('leave the product its name', () => {
    const typed = DEFINITIONS.filter(({ type }) => type !== MESSAGE);
    expect(typed.map(({ name_localizations: names }) => names)).toEqual(typed.map(() => undefined));
  });

  test('are known to the code by the English names of the options, which are those of the catalogue', () => {
    const { kling, admin } = en.commands;
    const texts: [string, unknown][] = Object.entries({ ...kling, ...admin });
    const verbs = texts.filter(([, text]) => typeof text === 'object');
    const named = verbs.map(([key, text]) => [key, text as { name: string; options?: object }]);
    for (const [key, text] of named as [string, { name: string; options?: object }][]) {
      expect(text.name).toBe(key);
      for (const [option, { name }] of Object.entries(text.options ?? {}))
        expect(name).toBe(option);
    }
  });
});

describe.each(LANGUAGES)('in a sentence, in %s,', (language) => {
  const t = textsIn(language);
  const [locale = ''] = localesOf(language);

  test('an option is called as the command calls it', () => {
    const options: Node[] = klingEdit.definition.options as unknown as Node[];
    const files = options.filter(({ type }) => type === 11);
    expect(files).toHaveLength(21);
    for (const node of files) {
      expect(optionName(node.name, t.commands.edit.options)).toBe(nameIn(node, locale));
    }
    expect(optionName('other', t.commands.edit.options)).toBe('other');
  });

  test('the entry in the menu of a message is called as it is there', () => {
    const { name } = t.commands.remix;
    expect(explain(failure('remix_no_clip'), t).todo).toContain(name);
    expect(explain(failure('remix_draft_gone'), t).todo).toContain(name);
    expect(t.help.howToRemix).toContain(name);
  });
});
