import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';

import { expect, onTestFinished, test } from 'vitest';

const PREPARE = resolve(import.meta.dirname, '../../scripts/prepare.mjs');

/** Runs it on a machine that has these programs and no other; none can be installed there. */
function prepare(
  names: string[],
  { programs = [], env = {} }: { programs?: string[]; env?: object },
) {
  const dir = mkdtempSync(join(tmpdir(), 'kling-prepare-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  for (const program of programs) {
    writeFileSync(join(dir, program), '#!/bin/sh\nexit 0\n');
    chmodSync(join(dir, program), 0o755);
  }
  const { status, stderr } = spawnSync(process.execPath, [PREPARE, ...names], {
    cwd: dir,
    env: { PATH: dir, ...env },
    encoding: 'utf8',
  });
  return { status, said: stderr.trim().split('\n').at(-1) ?? '' };
}

const MISSING =
  'chromium is missing and could not be installed here: install the package "chromium" and try again.';

test('a browser that is there is not looked for any further', () => {
  expect(prepare(['chromium'], { programs: ['chromium'] })).toEqual({ status: 0, said: '' });
});

test('without a browser the tests go on, and it is said', () => {
  expect(prepare(['chromium'], {})).toEqual({ status: 0, said: MISSING });
});

test('without a browser a machine that decides by the tests stops', () => {
  expect(prepare(['chromium'], { env: { CI: 'true' } })).toEqual({ status: 1, said: MISSING });
});

test('without Redis nothing goes on', () => {
  expect(prepare(['redis', 'chromium'], { programs: ['chromium'] }).status).toBe(1);
});
