import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { auditOf, LAST, makeChain, MEMBER, noteMany, SERVER, useOwnRedis } from './audit-stage.ts';

const { redis } = useOwnRedis();

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'kling-audit-'));
  const page = readFileSync(new URL('../../../docs/audit.md', import.meta.url), 'utf8');
  writeFileSync(join(dir, 'check.mjs'), /```js\n(.*?)```/s.exec(page)?.[1] ?? '');
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));
beforeEach(async () => makeChain(redis()));

async function exported(chain = SERVER): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of await auditOf(redis()).export(chain)) lines.push(line);
  return lines;
}

/** What the program of `docs/audit.md` says of an export. */
function check(lines: readonly string[]): string {
  const input = lines.join('\n');
  return spawnSync(process.execPath, [join(dir, 'check.mjs')], { input, encoding: 'utf8' }).stdout;
}

test('an export is checked by the program that the documentation gives, erased or not', async () => {
  expect(check(await exported())).toContain(`whole up to ${LAST}`);
  await auditOf(redis()).forgetPerson(MEMBER);
  expect(check(await exported())).toContain(`whole up to ${LAST}`);
  expect(check(await exported('999'))).toContain('whole up to 0');
});

test.each([
  ['an entry', (lines: string[]) => lines.with(4, lines[4]?.replace('k7', 'k8') ?? ''), '7: hash'],
  ['a detail', (lines: string[]) => lines.with(3, lines[3]?.replace('rejected', 'x') ?? ''), '6: '],
  [
    'an order',
    (lines: string[]) => lines.with(3, lines[4] ?? '').with(4, lines[3] ?? ''),
    '6: gap',
  ],
  ['a loss', (lines: string[]) => lines.toSpliced(5, 1), '8: gap'],
  ['an end', (lines: string[]) => lines.toSpliced(-2, 1), `${LAST}: head`],
  ['half a file', (lines: string[]) => lines.slice(0, 6), '9: head'],
  ['a start', (lines: string[]) => lines.toSpliced(1, 1), '1: gap'],
])('an export in which %s was tampered with is named by it', async (_name, tamper, said) => {
  expect(check(tamper(await exported()))).toContain(`broken at ${said}`);
});

test('an export during which entries are dropped says what it lacks', async () => {
  await redis().flushall();
  await noteMany(redis(), 1_200);
  const lines: string[] = [];
  for await (const line of await auditOf(redis()).export(SERVER)) {
    if (lines.length === 100) await auditOf(redis()).prune(Number.MAX_SAFE_INTEGER);
    lines.push(line);
  }
  expect(lines).toHaveLength(503);
  expect(JSON.parse(lines[501] ?? '')).toMatchObject({ checkpoint: { seq: 1_200 } });
  expect(check(lines)).toContain('whole up to 1200');
});
