import { mkdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { runBounded, type ChildBounds } from './bounded-child.ts';
import { frameArgs } from './frame-args.ts';
import { inspectResult, type ResultFacts } from './inspect-result.ts';
import { framePath, partPath } from './result-names.ts';
import { createTurns } from './turns.ts';
import { inTimeToFit, UnfitError } from './unfit.ts';

/** Takes pictures out of clips. */
export interface Frames {
  /**
   * Pictures from the beginning, the middle and the end of a clip on disk, as `data:` URLs of JPEGs. Null when there is no
   * ffmpeg, or when any of them cannot be had: a clip is not judged by half of it. Waits its turn.
   *
   * @throws EditError disk_full; the signal's reason; a file system's error when there is no such file. Leaves no process and no
   *   file behind then.
   */
  sample(file: { path: string }, request: FrameRequest): Promise<string[] | null>;
}

export interface FrameRequest {
  /** The edit's id, which the names of files begin with. */
  id: string;
  signal: AbortSignal;
  /** The piece of it that counts, in milliseconds; all of it unless that is said. */
  piece?: { fromMs: number; lengthMs: number } | null;
}

export interface FramesOptions {
  /** Where pictures are put until they are read. */
  dir: string;
  /** Names looked for in `path`, or paths. */
  ffmpegPath?: string;
  ffprobePath?: string;
  /** Where programs are looked for, as in `PATH`; they see nothing else of the environment. */
  path?: string;
  limits?: Partial<FrameLimits>;
}

/** What one clip may take. */
export interface FrameLimits {
  /** Milliseconds of all that is done for a clip. */
  totalMs: number;
  /** Address space of one child. */
  memoryBytes: number;
  /** Clips at once. */
  atOnce: number;
}

interface Tools {
  dir: string;
  ffmpegPath: string;
  ffprobePath: string;
  bounds: ChildBounds;
}

/** Somebody waits meanwhile for their request to be taken. */
const LIMITS: Omit<FrameLimits, 'atOnce'> = { totalMs: 20_000, memoryBytes: 2 * 1024 ** 3 };
const PATH = '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin';
/** Where in a clip: at its very ends there is often nothing but black. */
const AT = [0.1, 0.5, 0.9];
/** Three of them go into one request. */
const FRAME_BYTES_MAX = 60_000;
/** Pixels of the shorter side and the quantiser, until it is small enough: what is hard to encode comes out smaller. */
const TRIES = [
  { side: 384, quantiser: 4 },
  { side: 384, quantiser: 12 },
  { side: 256, quantiser: 20 },
  { side: 160, quantiser: 31 },
] as const;

/** Makes the process's one sampler: its turns are what keeps it from taking all cores. */
export function createFrames(options: FramesOptions): Frames {
  const limits = { ...LIMITS, atOnce: availableParallelism(), ...options.limits };
  const { totalMs: ms, memoryBytes } = limits;
  const tools: Tools = {
    dir: resolve(options.dir),
    ffmpegPath: options.ffmpegPath ?? 'ffmpeg',
    ffprobePath: options.ffprobePath ?? 'ffprobe',
    bounds: { path: options.path ?? PATH, memoryBytes, ms },
  };
  const inTurn = createTurns(limits.atOnce);
  return {
    async sample({ path }, request) {
      const { signal } = request;
      const take = (stop: AbortSignal) => sampleAll(tools, path, { ...request, signal: stop });
      try {
        return await inTurn(() => inTimeToFit(ms, signal, take), signal);
      } catch (error) {
        if (error instanceof UnfitError) return null;
        throw error;
      }
    },
  };
}

async function sampleAll(
  tools: Tools,
  from: string,
  { id, piece, signal }: FrameRequest,
): Promise<string[]> {
  const { ffprobePath, bounds } = tools;
  const clip = await inspectResult(from, { ffprobePath, bounds, signal });
  // Another copy of the same job may be sampling the same clip.
  const to = partPath(framePath(tools.dir, id));
  const frames: string[] = [];
  try {
    await mkdir(tools.dir, { recursive: true });
    for (const at of AT) {
      const atSeconds = piece ? (piece.fromMs + at * piece.lengthMs) / 1000 : at * clip.seconds;
      const jpeg = await takeOne(tools, clip, { from, to, atSeconds }, signal);
      frames.push(`data:image/jpeg;base64,${jpeg.toString('base64')}`);
    }
    return frames;
  } finally {
    await rm(to, { force: true }).catch(() => undefined);
  }
}

async function takeOne(
  { ffmpegPath, bounds }: Tools,
  clip: ResultFacts,
  file: { from: string; to: string; atSeconds: number },
  signal: AbortSignal,
): Promise<Buffer> {
  for (const { side, quantiser } of TRIES) {
    const size = { ...within(clip, side), quantiser };
    await runBounded(ffmpegPath, frameArgs(file, size), bounds, signal);
    const jpeg = await readFile(file.to);
    // ffmpeg leaves with 0 too when there was no picture at that time.
    if (jpeg.length === 0) break;
    if (jpeg.length <= FRAME_BYTES_MAX) return jpeg;
  }
  throw new UnfitError('not_encodable', `no picture at ${file.atSeconds} s`);
}

/** Whole pixels of a picture whose shorter side is at most so long. */
function within(
  { width, height }: Pick<ResultFacts, 'width' | 'height'>,
  side: number,
): { width: number; height: number } {
  const by = Math.min(1, side / Math.min(width, height));
  const scaled = (pixels: number): number => Math.max(1, Math.round(pixels * by));
  return { width: scaled(width), height: scaled(height) };
}
