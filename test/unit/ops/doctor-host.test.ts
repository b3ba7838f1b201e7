import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { inspectFolder, isAtLeast, programVersion } from '../../../src/ops/doctor-host.ts';

let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-doctor-'));
});

afterAll(async () => {
  await rm(dir, { recursive: true, force: true });
});

test.each([
  ['20.18.1', [20, 18, 1], true],
  ['20.18.0', [20, 18, 1], false],
  ['20.9.9', [20, 18, 1], false],
  ['22.0.0', [20, 18, 1], true],
  ['7.0.15', [6, 2], true],
  ['6.2', [6, 2], true],
  ['6.0.16', [6, 2], false],
  ['7', [6, 2], true],
  ['7.4.0-rc1', [6, 2], true],
  ['', [6, 2], false],
])('%s is at least %j: %s', (version, least, expected) => {
  expect(isAtLeast(version, least)).toBe(expected);
});

describe('programs', () => {
  async function install(name: string, script: string): Promise<void> {
    await writeFile(join(dir, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(dir, name), 0o755);
  }

  test.each([
    ['ffmpeg version 5.1.9-0+deb12u1 Copyright (c) 2000', '5.1.9'],
    ['ffmpeg version n7.1 Copyright', '7.1'],
    ['Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc', '7.0.15'],
    ['ffmpeg version N-109542-g0c1ab6f git', 'unknown'],
    ['', 'unknown'],
  ])('says %j', async (output, version) => {
    await install('says', `echo '${output}'`);
    expect(await programVersion('says', '--version', dir)).toBe(version);
  });

  test('that fail, or are not there, have none', async () => {
    await install('fails', 'exit 3');
    expect(await programVersion('fails', '--version', dir)).toBeNull();
    expect(await programVersion('absent', '--version', dir)).toBeNull();
  });

  test('get the path and nothing else of the environment', async () => {
    process.env['KLING_SECRET'] = 'S3cr3t';
    await install('tells', 'echo "version 1.2$KLING_SECRET"');
    expect(await programVersion('tells', '--version', dir)).toBe('1.2');
    delete process.env['KLING_SECRET'];
  });
});

describe('folders', () => {
  test('one that is there is tried and left as it was', async () => {
    const folder = join(dir, 'there');
    await mkdir(folder);
    const seen = await inspectFolder(folder);
    expect(seen).toMatchObject({ kind: 'writable', there: true });
    expect(seen.kind === 'writable' && (seen.freeBytes ?? 0) > 0).toBe(true);
    expect(await readdir(folder)).toEqual([]);
  });

  test('one that is not there yet is not made', async () => {
    const folder = join(dir, 'not', 'yet');
    expect(await inspectFolder(folder)).toMatchObject({ kind: 'writable', there: false });
    expect(await readdir(dir)).not.toContain('not');
  });

  test.each([
    ['a file in its place', 'file'],
    ['a file on the way', join('file', 'folder')],
  ])('%s', async (_what, name) => {
    await writeFile(join(dir, 'file'), '');
    const seen = await inspectFolder(join(dir, name));
    expect(seen).toEqual({ kind: 'not_writable', code: 'ENOTDIR' });
  });
});
