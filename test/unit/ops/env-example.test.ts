import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { readSettings, SETTING_NAMES } from '../../../src/ops/config.ts';

const text = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
const rows = text.split('\n').map((line, at, lines) => {
  const [, commented, name = '', value = ''] = /^(#?)([A-Z_]+)=(.*)$/.exec(line) ?? [];
  return { name, value, commented: commented === '#', above: lines[at - 1] ?? '', line };
});
const settings = rows.filter(({ name }) => name !== '');

const REQUIRED = { DISCORD_TOKEN: 'x', SEGMIND_API_KEY: 'x' };
const defaults = readSettings(REQUIRED);

test('every setting stands there once, and nothing else does', () => {
  expect(settings.map(({ name }) => name).toSorted()).toEqual(SETTING_NAMES.toSorted());
});

test.each(settings)('$name is explained in one line of plain words', ({ above, name }) => {
  expect(above).toMatch(/^# \S.{8,120}\.$/);
  expect(above).not.toContain(name);
});

const isRequired = ({ name }: { name: string }) => name in REQUIRED;

test('what is required is there to be filled in', () => {
  const required = settings.filter(isRequired);
  expect(required.map(({ commented, value }) => ({ commented, value }))).toEqual(
    Object.keys(REQUIRED).map(() => ({ commented: false, value: '' })),
  );
});

test.each(settings.filter((row) => !isRequired(row)))('$name shows its default', (row) => {
  const { name, value, commented } = row;
  expect(commented).toBe(true);
  const fallback: unknown = Reflect.get(defaults, name) ?? '';
  expect(value).toBe(Array.isArray(fallback) ? fallback.join(',') : String(fallback));
});

test('taking every line in changes nothing: the defaults are what the program takes', () => {
  const all = Object.fromEntries(settings.map(({ name, value }) => [name, value]));
  expect(readSettings({ ...all, ...REQUIRED })).toEqual(defaults);
});

test('every other line is a comment, a heading or empty', () => {
  const rest = rows.filter(({ name, line }) => name === '' && !/^(# .+|)$/.test(line));
  expect(rest).toEqual([]);
});
