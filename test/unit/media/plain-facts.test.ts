import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mapBoxes } from '../../../src/media/box-map.ts';
import { readPlainFacts } from '../../../src/media/plain-facts.ts';
import type { ClipFacts } from '../../../src/media/probe-messages.ts';
import { createThreadPool, type ThreadPool } from '../../../src/media/thread-pool.ts';
import { runs } from '../../support/heavy.ts';
import { buildThread } from './built-thread.ts';
import {
  ffmpegFile,
  findBox,
  testClip,
  turned,
  withNumber,
  type ClipOptions,
} from './test-clips.ts';

const RUNS = runs(400);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20261126);
const SMALL = '320x240';
const TONE = '-f lavfi -i sine=f=330:sample_rate=48000:d=4'.split(' ');
const PICTURE = '-f lavfi -i testsrc2=s=320x240:r=30:d=4 -pix_fmt yuv420p'.split(' ');
const FIRST = ['-movflags', '+faststart'];

let pool: ThreadPool;
beforeAll(async () => {
  await buildThread();
  pool = createThreadPool({ thinkMs: 500 });
});
afterAll(async () => pool.close());

const readerOf = (bytes: Uint8Array) => ({
  size: bytes.length,
  read: async (from: number, to: number) => bytes.slice(from, to),
});

async function plain(bytes: Uint8Array): Promise<ClipFacts | null> {
  const reader = readerOf(bytes);
  return readPlainFacts(reader, await mapBoxes(reader));
}

const PLAIN: [string, ClipOptions, ((clip: Uint8Array) => Uint8Array)?][] = [
  ['index last', {}],
  ['index first', { more: FIRST }],
  ['pictures out of order', { more: ['-bf', '3'] }],
  ['29.97 fps', { rate: '30000/1001' }],
  ['23.976 fps', { rate: '24000/1001' }],
  ['15 fps', { rate: '15' }],
  ['60 fps, ten seconds', { rate: '60', seconds: 10 }],
  ['varying rate', { rate: '60', more: ['-vf', "select='lt(mod(n,7),4)'", '-vsync', 'vfr'] }],
  ['varying rate, out of order', { more: ['-vf', "select='lt(mod(n,3),2)'", '-vsync', 'vfr'] }],
  ['turned', {}, turned],
  ['upright', { size: '240x320' }],
  ['too long', { seconds: 11, rate: '24' }],
];

/** What has to be looked at in the thread. */
const OTHER: [string, ClipOptions, ((clip: Uint8Array) => Uint8Array)?][] = [
  ['oblong pixels', { more: ['-vf', 'setsar=4/3'] }],
  ['a late beginning', { more: ['-output_ts_offset', '0.033'] }],
  ['one picture', { more: ['-frames:v', '1'] }],
  ['fragments', { more: ['-movflags', 'frag_keyframe+empty_moov'] }],
  ['another codec', { codec: 'mpeg4' }],
  ['more pictures than are taken', { seconds: 12, rate: '60' }],
  ['something after it', {}, (clip) => Buffer.concat([clip, Buffer.from('and so on')])],
  ['cut off', { more: FIRST }, (clip) => clip.subarray(0, -1)],
  [
    'an index too long for this thread',
    { more: FIRST },
    (clip) => {
      const at = findBox(clip, 'moov') - 4;
      const size = Buffer.from(clip).readUInt32BE(at);
      const pad = Buffer.alloc(64 * 1024);
      pad.writeUInt32BE(pad.length, 0);
      pad.write('free', 4, 'latin1');
      const grown = withNumber(clip, at, size + pad.length);
      return Buffer.concat([grown.subarray(0, at + size), pad, grown.subarray(at + size)]);
    },
  ],
];

const same: (clip: Uint8Array) => Uint8Array = (clip) => clip;
const make = async (options: ClipOptions, change = same) =>
  change(await testClip({ size: SMALL, ...options }));

describe('a clip', () => {
  test.each(PLAIN)('%s: the facts are those that the thread finds', async (_, options, change) => {
    const bytes = await make(options, change);
    const facts = await plain(bytes);
    expect(facts).not.toBeNull();
    const answer = await pool.parse(readerOf(bytes));
    expect(answer).toEqual({
      kind: 'facts',
      facts: { ...facts, ...closely(facts) },
    });
  });

  test.each(OTHER)('with %s is left to the thread', async (_, options, change) => {
    expect(await plain(await make(options, change))).toBeNull();
  });
});

/** Sums of fractions are not the same to the last digit. */
function closely(facts: ClipFacts | null) {
  const { seconds = 0, fps = 0 } = facts ?? {};
  return { seconds: expect.closeTo(seconds, 9), fps: expect.closeTo(fps, 6) };
}

interface Change {
  /** Where, as a part of the index. */
  at: number;
  value: number;
  isNumber: boolean;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat({ max: 99_999 }).map((part) => part / 100_000),
  value: fc.oneof(
    fc.constantFrom(0, 1, 2, 0x7fffffff, 0x80000000, 0xffffffff, 0xffff),
    fc.nat({ max: 0xffffffff }),
  ),
  isNumber: fc.boolean(),
});

/** Of the index all but what it says about the clip besides, its title and so on: there the thread is the stricter one. */
function damaged(clip: Uint8Array, changes: readonly Change[]): Uint8Array {
  const copy = Buffer.from(clip);
  const from = findBox(clip, 'moov') + 4;
  for (const { at, value, isNumber } of changes) {
    const offset = from + Math.floor(at * (findBox(clip, 'udta') - 4 - from));
    if (isNumber) copy.writeUInt32BE(value, offset);
    else copy.writeUInt8(value & 0xff, offset);
  }
  return new Uint8Array(copy);
}

test(
  `${RUNS} damaged clips: what is said of one is what the thread says`,
  { timeout: 60_000 + RUNS * 500 },
  async () => {
    const clips = await Promise.all([
      testClip({ size: SMALL, more: [...FIRST, '-bf', '2'] }),
      testClip({ size: SMALL, more: FIRST }),
      ffmpegFile('mp4', [...TONE, ...PICTURE, '-c:v', 'libx264', ...FIRST]),
    ]);
    const changes = fc.array(change, { minLength: 1, maxLength: 2 });
    const seen = new Set<boolean>();
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: clips.length - 1 }), changes, async (which, at) => {
        const bytes = damaged(clips[which] ?? new Uint8Array(), at);
        const facts = await plain(bytes);
        seen.add(facts !== null);
        if (facts === null) return;
        expect(await pool.parse(readerOf(bytes))).toEqual({
          kind: 'facts',
          facts: { ...facts, ...closely(facts) },
        });
      }),
      { numRuns: RUNS, seed: SEED },
    );
    expect(seen.size).toBe(2);
  },
);
