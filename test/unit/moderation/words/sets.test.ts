import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { createWordScreen } from '../../../../src/moderation/words/screen.ts';
import { FOR_APPROVAL, REFUSED } from './lists.ts';

interface Set<T> {
  shown: T[];
  aside: T[];
}

function read<T>(name: string): Set<T> {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Set<T>;
}

const EVASIONS = read<[text: string, word: string]>('evasions.json');
const HARMLESS = read<string>('harmless.json');

const screen = createWordScreen();
const lists = { builtIn: 'refuse', refuse: REFUSED, approval: FOR_APPROVAL } as const;

describe.each(['shown', 'aside'] as const)('the half that is %s', (half) => {
  test('at least 90 of 100 evasions are caught', () => {
    const missed = EVASIONS[half].filter(([text]) => screen(text, lists) === null);
    const caught = EVASIONS[half].length - missed.length;
    console.log(`${half}: ${caught} of ${EVASIONS[half].length} evasions caught. Missed:`, missed);
    expect(EVASIONS[half]).toHaveLength(100);
    expect(caught).toBeGreaterThanOrEqual(90);
  });

  test('at most 2 of 100 harmless prompts are caught', () => {
    const wrong = HARMLESS[half].flatMap((text) => {
      const hit = screen(text, lists);
      return hit ? [[text, hit.word]] : [];
    });
    console.log(`${half}: ${wrong.length} of ${HARMLESS[half].length} wrongly caught:`, wrong);
    expect(HARMLESS[half]).toHaveLength(100);
    expect(wrong.length).toBeLessThanOrEqual(2);
  });
});
