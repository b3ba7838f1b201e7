import { describe, expect, test } from 'vitest';

import {
  exitCodeOf,
  fail,
  notLookedAt,
  ok,
  quoted,
  renderFinding,
  renderJson,
  renderSummary,
  warn,
} from '../../../src/ops/doctor.ts';

const GOOD = ok('Redis', '7.0.15');
const ODD = warn('ffmpeg', 'not here', 'Install it.');
const WRONG = fail('Segmind', 'settings', 'no key', 'Set one.');
const AWAY = fail('Discord', 'reach', 'not there', 'Wait.');

describe('the exit code', () => {
  test.each([
    ['nothing at all', [], 0],
    ['all well', [GOOD, GOOD], 0],
    ['warnings', [GOOD, ODD, notLookedAt('clock', 'of that', 'it')], 0],
    ['something to change', [GOOD, WRONG], 78],
    ['something out of reach', [AWAY, ODD], 69],
    ['both, in either order', [AWAY, WRONG, AWAY], 78],
    ['both, the other way round', [WRONG, AWAY], 78],
  ])('%s', (_what, findings, code) => {
    expect(exitCodeOf(findings)).toBe(code);
  });
});

describe('on paper', () => {
  test('texts stand in one column, and only what is not ok says how to mend it', () => {
    const lines = [GOOD, ODD, WRONG].map((one) => renderFinding(one, false)).join('');
    expect(lines).toBe(
      [
        'ok   Redis             7.0.15',
        'warn ffmpeg            not here',
        '     → Install it.',
        'FAIL Segmind           no key',
        '     → Set one.',
        '',
      ].join('\n'),
    );
  });

  test('colours change nothing but colours', () => {
    const painted = renderFinding(WRONG, true);
    expect(painted).toContain('\u001B[31mFAIL');
    // oxlint-disable-next-line no-control-regex
    expect(painted.replaceAll(/\u001B\[\d+m/g, '')).toBe(renderFinding(WRONG, false));
  });

  test.each([
    [[GOOD], 'Ready.\n'],
    [[GOOD, ODD], 'Ready, with 1 warning.\n'],
    [[ODD, ODD], 'Ready, with 2 warnings.\n'],
    [[WRONG], 'Not ready: 1 thing to mend.\n'],
    [[WRONG, AWAY, ODD], 'Not ready: 2 things to mend, and 1 warning.\n'],
  ])('%# the last line', (findings, line) => {
    expect(renderSummary(findings)).toBe(line);
  });

  test('for programs: four fields each', () => {
    expect(JSON.parse(renderJson([GOOD, WRONG]))).toEqual([
      { name: 'Redis', state: 'ok', says: '7.0.15', mend: null },
      { name: 'Segmind', state: 'fail', says: 'no key', mend: 'Set one.' },
    ]);
  });
});

test.each([
  ['Clip Club', '"Clip Club"'],
  ['a\u001B[2Jb\r\nc', '"a[2Jbc"'],
  ['right\u202Eleft\u2028', '"rightleft"'],
  ['🎬'.repeat(60), `"${'🎬'.repeat(39)}…"`],
  ['', '""'],
])('a name from outside: %j', (name, shown) => {
  expect(quoted(name)).toBe(shown);
});
