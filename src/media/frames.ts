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
  /** One small picture of a clip on disk, a JPEG of at most 12 kB. Null, waits and rejects as {@link Frames.sample}. */
  thumbnail(file: { path: string }, request: FrameRequest): Promise<Buffer | null>;
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
/** The beginning of a result looks like the clip it was made from. */
const THUMBNAIL_AT = 0.5;

/** How a picture may come out. */
interface Picture {
  bytesMax: number;
  /** Pixels of the shorter side and the quantiser, until it is small enough: what is hard to encode comes out smaller. */
  tries: readonly { side: number; quantiser: number }[];
}

/** Three of them go into one request. */
const FRAME: Picture = {
  bytesMax: 60_000,
  tries: [
    { side: 384, quantiser: 4 },
    { side: 384, quantiser: 12 },
    { side: 256, quantiser: 20 },
    { side: 160, quantiser: 31 },
  ],
};

/** Many of them lie in the store. */
const THUMBNAIL: Picture = {
  bytesMax: 12_000,
  tries: [
    { side: 192, quantiser: 5 },
    { side: 192, quantiser: 12 },
    { side: 144, quantiser: 20 },
    { side: 96, quantiser: 31 },
  ],
};

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
  const orNull = async <T>(
    signal: AbortSignal,
    take: (stop: AbortSignal) => Promise<T>,
  ): Promise<T | null> => {
    try {
      return await inTurn(() => inTimeToFit(ms, signal, take), signal);
    } catch (error) {
      if (error instanceof UnfitError) return null;
      throw error;
    }
  };
  return {
    sample: async ({ path }, { id, piece, signal }) =>
      orNull(signal, async (stop) => {
        const wanted = { at: AT, piece, as: FRAME };
        const jpegs = await takeAll(tools, path, id, wanted, stop);
        return jpegs.map((jpeg) => `data:image/jpeg;base64,${jpeg.toString('base64')}`);
      }),
    thumbnail: async ({ path }, { id, signal }) =>
      orNull(signal, async (stop) => {
        const wanted = { at: [THUMBNAIL_AT], as: THUMBNAIL };
        const [jpeg = null] = await takeAll(tools, path, id, wanted, stop);
        return jpeg;
      }),
  };
}

async function takeAll(
  tools: Tools,
  from: string,
  id: string,
  wanted: { at: readonly number[]; piece?: FrameRequest['piece']; as: Picture },
  signal: AbortSignal,
): Promise<Buffer[]> {
  const { ffprobePath, bounds } = tools;
  const clip = await inspectResult(from, { ffprobePath, bounds, signal });
  // Another copy of the same job may be sampling the same clip.
  const to = partPath(framePath(tools.dir, id));
  const jpegs: Buffer[] = [];
  try {
    await mkdir(tools.dir, { recursive: true });
    const { piece } = wanted;
    for (const at of wanted.at) {
      const atSeconds = piece ? (piece.fromMs + at * piece.lengthMs) / 1000 : at * clip.seconds;
      const file = { from, to, atSeconds };
      jpegs.push(await takeOne(tools, clip, file, wanted.as, signal));
    }
    return jpegs;
  } finally {
    await rm(to, { force: true }).catch(() => undefined);
  }
}

async function takeOne(
  { ffmpegPath, bounds }: Tools,
  clip: ResultFacts,
  file: { from: string; to: string; atSeconds: number },
  { bytesMax, tries }: Picture,
  signal: AbortSignal,
): Promise<Buffer> {
  for (const { side, quantiser } of tries) {
    const size = { ...within(clip, side), quantiser };
    await runBounded(ffmpegPath, frameArgs(file, size), bounds, signal);
    const jpeg = await readFile(file.to);
    // ffmpeg leaves with 0 too when there was no picture at that time.
    if (jpeg.length === 0) break;
    if (jpeg.length <= bytesMax) return jpeg;
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
