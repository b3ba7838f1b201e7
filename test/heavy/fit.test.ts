import { stat } from 'node:fs/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { createFitter } from '../../src/media/fit.ts';
import {
  expectPlayable,
  fileOf,
  never,
  noisyClip,
  show,
  startFitting,
} from '../unit/media/fitting.ts';

const { put, dir, files } = startFitting();

const MIB = 1024 ** 2;
/** Bytes that a message may hold: without a boost and with, and what Discord once allowed. */
const LIMITS_MIB = [8, 10, 20, 50, 100];
/** Ten seconds each, so noisy that they fill their rate. */
const SOURCES = [
  { name: '30 MB, 1080p', size: '1920x1080', rate: '24M' },
  { name: '120 MB, 1080p', size: '1920x1080', rate: '96M' },
  { name: '190 MB, 4K', size: '3840x2160', rate: '152M' },
];
const CASES = SOURCES.flatMap((source) => LIMITS_MIB.map((limit) => ({ ...source, limit })));

const table: string[] = [];
afterAll(() => {
  const head =
    'source                limit MiB     bytes before      bytes after  kind    sides       length s  took s';
  console.log([head, ...table].join('\n'));
});

describe('ten seconds', () => {
  test.each(CASES)(
    'of $name in $limit MiB',
    { timeout: 900_000 },
    async ({ name, size, rate, limit }) => {
      const video = `-c:v libx264 -preset ultrafast -pix_fmt yuv420p -b:v ${rate} -maxrate ${rate}`;
      const args = [...video.split(' '), '-bufsize', rate, '-x264-params', 'nal-hrd=cbr'];
      const clip = { seconds: 10, rate: '30', size, video: args };
      const path = await put(await noisyClip(clip));
      const { size: bytes } = await stat(path);
      const began = Date.now();
      const maxBytes = limit * MIB;
      const fitting = await createFitter({ dir: dir() }).fit(
        { path, bytes },
        { id: 'kabc', maxBytes, signal: never },
      );
      const took = (Date.now() - began) / 1000;
      expect(fitting.kind).toBe('fitted');
      const file = fileOf(fitting);
      const before = await show(path);
      const off = Number((await show(file.path)).format.duration) - Number(before.format.duration);
      expect(Math.abs(off)).toBeLessThan(0.1);
      expect(file.bytes).toBeLessThanOrEqual(maxBytes);
      if (bytes > maxBytes) await expectPlayable(file.path, true);
      expect(await files()).toEqual([`kabc.fit-${maxBytes}.mp4`, 'kabc.mp4']);
      table.push(
        [
          name.padEnd(20),
          String(limit).padStart(10),
          bytes.toLocaleString('en').padStart(16),
          file.bytes.toLocaleString('en').padStart(16),
          ` ${fitting.kind}`,
          `${file.width}x${file.height}`.padStart(10),
          file.seconds.toFixed(2).padStart(9),
          took.toFixed(1).padStart(7),
        ].join(' '),
      );
    },
  );
});
