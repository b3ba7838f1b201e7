import { writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspectResult } from '../../../src/media/inspect-result.ts';
import { isPlainClip } from '../../../src/media/plain-clip.ts';
import { UnfitError } from '../../../src/media/unfit.ts';
import { runs } from '../../support/heavy.ts';
import { FASTSTART, never, noisyClip, startFitting, type MadeClip } from './fitting.ts';
import { ffmpegFile, findBox, turned, withNumber } from './test-clips.ts';

const { put, dir } = startFitting();

const RUNS = runs(120);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20261122);

const SMALL: MadeClip = { seconds: 1, size: '320x240', more: FASTSTART };
const X264 = (profile: string, pixels = 'yuv420p') =>
  `-c:v libx264 -preset veryfast -profile:v ${profile} -pix_fmt ${pixels}`.split(' ');
const made = (clip: MadeClip): Promise<Uint8Array> => noisyClip({ ...SMALL, ...clip });
const more = (...args: string[]) => ({ more: [...FASTSTART, ...args] });

/** Whether it can be sent as it is, by what ffprobe says. */
async function plays(path: string): Promise<boolean> {
  const bounds = { path: process.env['PATH'] ?? '', memoryBytes: 2 * 1024 ** 3, ms: 60_000 };
  try {
    const facts = await inspectResult(path, { ffprobePath: 'ffprobe', bounds, signal: never });
    return facts.plays && facts.indexFirst;
  } catch (error) {
    if (error instanceof UnfitError && error.why === 'not_encodable') return false;
    throw error;
  }
}

/** What is sent at once. */
const PLAIN: [string, () => Promise<Uint8Array>][] = [
  ['Baseline', () => made({ video: X264('baseline') })],
  ['Main', () => made({ video: X264('main') })],
  ['High, pictures out of order', () => made({ video: [...X264('high'), '-bf', '3'] })],
  ['without sound', () => made({ sound: null })],
  ['of the full range', () => made({ video: X264('high', 'yuvj420p') })],
  ['of odd sides', () => made({ size: '322x242', video: X264('high') })],
  ['upright', () => made({ size: '240x320' })],
  ['turned', async () => turned(await made({}))],
  ['of oblong pixels', () => made({ filter: 'setsar=4/3' })],
  ['with a name', () => made(more('-metadata', 'title=snow'))],
  ['of many slices', () => made({ video: [...X264('high'), '-x264-params', 'slices=4'] })],
  ['of a steady rate', () => made({ video: [...X264('high'), ...STEADY] })],
];
const STEADY = '-b:v 800k -maxrate 800k -bufsize 800k -x264-params nal-hrd=cbr'.split(' ');

/** What a program has to look at first; it may well play. */
const OTHER: [string, () => Promise<Uint8Array>][] = [
  ['index last', () => made({ more: [] })],
  ['in fragments', () => made({ more: ['-movflags', 'frag_keyframe+empty_moov', '-g', '5'] })],
  ['ten bits', () => made({ video: X264('high10', 'yuv420p10le') })],
  ['4:2:2', () => made({ video: X264('high422', 'yuv422p') })],
  ['4:4:4', () => made({ video: X264('high444', 'yuv444p') })],
  ['without colours', () => made({ video: X264('high', 'gray') })],
  ['HEVC', () => made({ video: '-c:v libx265 -x265-params log-level=error'.split(' ') })],
  ['AV1', () => made({ video: '-c:v libaom-av1 -usage realtime -cpu-used 8'.split(' ') })],
  ['MPEG-4 part 2', () => made({ video: '-c:v mpeg4'.split(' ') })],
  ['sets among the pictures', () => made(more('-tag:v', 'avc3'))],
  ['MP3', () => made({ sound: ['-c:a', 'libmp3lame'] })],
  ['Opus', () => made({ sound: ['-c:a', 'libopus'] })],
  ['ALAC', () => made({ sound: ['-c:a', 'alac'] })],
  ['AC-3', () => made({ sound: ['-c:a', 'ac3'] })],
  ['of two fields a picture', () => made({ video: [...X264('high'), '-flags', '+ildct+ilme'] })],
  ['two sounds', () => made(more('-map', '0:v', '-map', '1:a', '-map', '1:a'))],
  ['two pictures', () => made(more('-map', '0:v', '-map', '0:v', '-map', '1:a'))],
  ['a time code', () => made(more('-timecode', '00:00:01:00'))],
  ['sound alone', () => ffmpegFile('mp4', ['-f', 'lavfi', '-i', 'sine=d=1', ...FASTSTART])],
  ['no clip', async () => Buffer.from('no clip at all, however long one looks at it')],
  ['nothing', async () => Buffer.alloc(0)],
];

describe('a clip', () => {
  test.each(PLAIN)('%s is plain, and plays', async (_name, clip) => {
    const path = await put(await clip());
    expect(await plays(path)).toBe(true);
    expect(await isPlainClip(path)).toBe(true);
  });

  test.each(OTHER)('%s is not plain', async (_name, clip) => {
    expect(await isPlainClip(await put(await clip()))).toBe(false);
  });

  test('with a large index is not plain', async () => {
    const clip = await made({});
    const at = findBox(clip, 'moov') - 4;
    const size = Buffer.from(clip).readUInt32BE(at);
    const pad = Buffer.alloc(1024 ** 2);
    pad.writeUInt32BE(pad.length, 0);
    pad.write('free', 4, 'latin1');
    const grown = withNumber(clip, at, size + pad.length);
    const parts = [grown.subarray(0, at + size), pad, grown.subarray(at + size)];
    expect(await isPlainClip(await put(Buffer.concat(parts)))).toBe(false);
  });

  test('that is not there is an error', async () => {
    await expect(isPlainClip(`${dir()}/none.mp4`)).rejects.toThrow('ENOENT');
  });

  test('cut off anywhere is not plain', async () => {
    const clip = await made({});
    const ends = Array.from({ length: 200 }, (_, n) => Math.floor((n * clip.length) / 200));
    for (const end of [...ends, clip.length - 1]) {
      const path = await put(clip.subarray(0, end));
      expect(await isPlainClip(path), `${end} bytes`).toBe(false);
    }
  });
});

interface Change {
  /** Where, as a part of the region that is changed. */
  at: number;
  value: number;
  /** All four bytes of it. */
  isNumber: boolean;
  inSets: boolean;
}

const change: fc.Arbitrary<Change> = fc.record({
  // Not a double: those are nearly all next to zero.
  at: fc.nat({ max: 99_999 }).map((part) => part / 100_000),
  value: fc.oneof(
    fc.constantFrom(0, 1, 2, 0x7fffffff, 0x80000000, 0xffffffff),
    fc.nat({ max: 0xffffffff }),
  ),
  isNumber: fc.boolean(),
  inSets: fc.boolean(),
});

/** Changes bytes of the index and of how the first picture begins, or of the parameter sets alone. */
function damaged(clip: Uint8Array, changes: readonly Change[]): Buffer {
  const copy = Buffer.from(clip);
  const sets = findBox(clip, 'avcC') + 4;
  const all = findBox(clip, 'mdat') + 100;
  for (const { at, value, isNumber, inSets } of changes) {
    const offset = inSets ? sets + Math.floor(at * 50) : Math.floor(at * all);
    if (isNumber) copy.writeUInt32BE(value, offset);
    else copy.writeUInt8(value & 0xff, offset);
  }
  return copy;
}

test(
  `${RUNS} damaged clips are never plain unless they play`,
  { timeout: 60_000 + RUNS * 2000 },
  async () => {
    const clips = await Promise.all(PLAIN.map(([, clip]) => clip()));
    const path = `${dir()}/damaged.mp4`;
    const changes = fc.array(change, { minLength: 1, maxLength: 3 });
    const seen = new Set<boolean>();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...clips), changes, async (clip, at) => {
        await writeFile(path, damaged(clip, at));
        const isPlain = await isPlainClip(path);
        seen.add(isPlain);
        return !isPlain || plays(path);
      }),
      { numRuns: RUNS, seed: SEED },
    );
    expect(seen.size).toBe(2);
  },
);
