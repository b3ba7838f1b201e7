import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeSampleClip, makeSampleImage } from '../../sandbox/samples/clip.ts';
import { EditError } from '../../src/core/errors.ts';
import { CLIP_LIMITS, IMAGE_LIMITS } from '../../src/core/model-limits.ts';
import { probeClip } from '../../src/media/probe-clip.ts';
import { probeImage } from '../../src/media/probe-image.ts';
import type { RangeReader } from '../../src/media/range-reader.ts';
import { createThreadPool, type ThreadPool } from '../../src/media/thread-pool.ts';
import { anyBytes, damageBytes } from './damage.ts';
import { createDice, type Dice } from './dice.ts';
import { createTally, type Tally } from './tally.ts';

/** Of so many one is a clip that is parsed in a thread, which takes a hundred times as long as the headers of an image. */
const CLIP_EACH = 20;
/** A clip may hold its thread for ever: it is ended after this, in ms. */
const THINK_MS = 300;
/** By the wall: whatever else the machine does meanwhile. */
const CLIP_TOO_SLOW_MS = 20_000;
const HEAD_BYTES = 64 * 1024;
const AT_ONCE = 4;

interface Samples {
  /** Each with the place and length of its index. */
  clips: { bytes: Uint8Array; index: [start: number, end: number] }[];
  images: Uint8Array[];
}

/** Real files, made by ffmpeg: MP4 and MOV, index first and last, in fragments; PNG and JPEG. */
async function makeSamples(): Promise<Samples> {
  const dir = await mkdtemp(join(tmpdir(), 'kling-fuzz-'));
  try {
    const small = { seconds: 3, width: 720, height: 720, fps: 24 };
    const clips = [
      await makeSampleClip(dir, { ...small, name: 'first' }),
      await makeSampleClip(dir, { ...small, name: 'last', faststart: false }),
      await makeSampleClip(dir, { ...small, name: 'mov', container: 'mov', audio: false }),
      await makeSampleClip(dir, { ...small, name: 'pieces', fragmented: true }),
    ];
    const images = [
      await makeSampleImage(dir),
      await makeSampleImage(dir, { format: 'jpg', name: 'photo' }),
    ];
    const read = async (path: string) => new Uint8Array(await readFile(path));
    const bytes = await Promise.all(clips.map(read));
    return {
      clips: bytes.map((clip) => ({ bytes: clip, index: indexOf(clip) })),
      images: await Promise.all(images.map(read)),
    };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Where the index of a clip lies. */
function indexOf(clip: Uint8Array): [number, number] {
  const at = Buffer.from(clip).indexOf('moov') - 4;
  return [at, at + Buffer.from(clip).readUInt32BE(at)];
}

/** A file in memory in the place of one behind a link. */
function readerOf(bytes: Uint8Array): RangeReader {
  return {
    size: bytes.length,
    head: bytes.subarray(0, HEAD_BYTES),
    read: async (start, end) => bytes.slice(start, end),
    received: () => bytes.length,
  };
}

/** Damaged in its index, or in front, where its kind is told. */
function clipOf({ clips }: Samples, dice: Dice): Uint8Array {
  const { bytes, index } = dice.pick(clips);
  const [start, end] = index;
  if (dice.below(5) === 0) return damageBytes(bytes, dice, 64);
  const damaged = damageBytes(bytes.subarray(start, end), dice, end - start);
  return Buffer.concat([bytes.subarray(0, start), damaged, bytes.subarray(end)]);
}

function imageOf({ images }: Samples, dice: Dice): Uint8Array {
  return dice.below(6) === 0 ? anyBytes(dice, 400) : damageBytes(dice.pick(images), dice, 800);
}

/** Tries them, some at once, since those in threads do not use this one. */
async function inLanes(runs: number, act: (at: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next; at < runs; at = next) {
      next += 1;
      await act(at);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

async function probe(dice: Dice, samples: Samples, pool: ThreadPool, isClip: boolean) {
  if (!isClip) {
    await probeImage(readerOf(imageOf(samples, dice)), 'image1', IMAGE_LIMITS);
    return 'image ok';
  }
  await probeClip(readerOf(clipOf(samples, dice)), pool, CLIP_LIMITS);
  return 'clip ok';
}

/** Damaged files through the real probes, clips in their threads: a fact, or a code of ours that is not `internal`. */
export async function fuzzHeaders(runs: number, seed: number, thinkMs = THINK_MS): Promise<Tally> {
  const samples = await makeSamples();
  const tally = createTally('media headers', CLIP_TOO_SLOW_MS, () => performance.now());
  const pool = createThreadPool({ thinkMs });
  await inLanes(runs, async (at) => {
    const dice = createDice(seed + at);
    const isClip = at % CLIP_EACH === 0;
    const again = () => `seed ${seed + at}`;
    const began = tally.now();
    try {
      tally.note(await probe(dice, samples, pool, isClip), began, again);
    } catch (error) {
      const code = error instanceof EditError ? error.failure.code : null;
      tally.note(code ?? 'thrown', began, again);
      if (code === null || code === 'internal') tally.defect(`${String(error)}: ${again()}`);
    }
  });
  await pool.close();
  return tally.tally();
}
