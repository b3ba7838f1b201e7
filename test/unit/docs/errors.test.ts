import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { ERROR_CODES } from '../../../src/queue/outcome.ts';

const page = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');

/** The rows of its tables: code, what happened, what an operator does. */
const rows = page.split('\n').flatMap((line) => {
  const [, code = '', ...cells] = line.split('|').map((cell) => cell.trim());
  return code.startsWith('`') ? [{ code: code.replaceAll('`', ''), cells }] : [];
});

test('every code of an error is explained to operators, once, and no other', () => {
  expect(rows.map(({ code }) => code).toSorted()).toEqual([...ERROR_CODES].toSorted());
});

test.each(rows)('$code: what happened, and what an operator does, in sentences', ({ cells }) => {
  expect(cells).toHaveLength(3);
  for (const cell of cells.slice(0, 2)) expect(cell).toMatch(/^\S.*\.$/);
});

test('the steps that it names are those that the log has', () => {
  const logged = readFileSync(new URL('../../integration/logs.test.ts', import.meta.url), 'utf8');
  const steps = ['acknowledged', 'edit accepted', 'its turn has come', 'marked', 'submitted'];
  const more = ['generating', 'generated', 'fetched', 'fitted', 'delivered', 'told', 'edit ended'];
  for (const step of [...steps, ...more]) {
    expect(page).toContain(step);
    expect(logged).toContain(`'${step}'`);
  }
});
