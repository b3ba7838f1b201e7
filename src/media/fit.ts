import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { ClipCut } from '../core/edit.ts';
import { EditError, failure } from '../core/errors.ts';
import { runBounded } from './bounded-child.ts';
import { isDiskFull } from './disk-full.ts';
import {
  boundsOf,
  lookAt,
  makeFit,
  type ClipFile,
  type FitLimits,
  type FitRequest,
  type FitTools,
  type FittedFile,
} from './make-fit.ts';
import { isPlainClip } from './plain-clip.ts';
import { preparePiece } from './prepare.ts';
import { createTurns } from './turns.ts';
import { inTimeToFit, UnfitError, type Why } from './unfit.ts';

export type Fitting =
  /** Small enough, and Discord plays it: the file itself. Also a small one that nobody here can look at. */
  | { kind: 'as_is' }
  /** The whole clip, worth watching. */
  | { kind: 'fitted'; file: FittedFile }
  /** The whole clip, in less than a watchable quality: the clip itself must be linked beside it. */
  | { kind: 'preview'; file: FittedFile }
  /** A link is all there is, or the file itself if it is small enough. `detail` is for the log alone. */
  | { kind: 'unfit'; why: Why; detail: string };

export type Preparing =
  | { kind: 'made'; file: FittedFile }
  /** `detail` is for the log alone. */
  | { kind: 'unfit'; why: Why; detail: string };

export interface Fitter {
  /**
   * Makes a finished clip so small that a message takes it, and such that Discord's player shows it. Waits its turn.
   *
   * @throws EditError disk_full; the signal's reason; a file system's error when the file cannot be read. Leaves no
   *   process and no file behind then.
   */
  fit(file: ClipFile, request: FitRequest): Promise<Fitting>;
  /** Makes a piece of a clip into what the model takes, in so many bytes. Waits its turn among the others. Throws the same. */
  prepare(file: ClipFile, cut: ClipCut, request: FitRequest): Promise<Preparing>;
  /** Whether there is what it takes to encode clips. Never rejects. */
  works(): Promise<boolean>;
}

export interface FitterOptions {
  /** Where the results are, and what is made of them is put. */
  dir: string;
  /** Names looked for in `path`, or paths. */
  ffmpegPath?: string;
  ffprobePath?: string;
  /** Where programs are looked for, as in `PATH`; they see nothing else of the environment. */
  path?: string;
  limits?: Partial<FitLimits>;
}

/** Ten seconds of 4K take a minute of one core, which may be shared, and half of the memory. */
const LIMITS: Omit<FitLimits, 'atOnce'> = {
  inspectMs: 15_000,
  encodeMs: 300_000,
  totalMs: 600_000,
  memoryBytes: 2 * 1024 ** 3,
};
const PATH = '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin';

/** Makes the process's one fitter: its turns are what keeps encodes from taking all cores. */
export function createFitter(options: FitterOptions): Fitter {
  const limits = { ...LIMITS, atOnce: availableParallelism(), ...options.limits };
  const tools: FitTools = {
    dir: resolve(options.dir),
    ffmpegPath: options.ffmpegPath ?? 'ffmpeg',
    ffprobePath: options.ffprobePath ?? 'ffprobe',
    path: options.path ?? PATH,
    limits,
  };
  // Looking is short, and most clips need nothing else: it does not wait behind encodes.
  const lookInTurn = createTurns(limits.atOnce);
  const encodeInTurn = createTurns(limits.atOnce);

  async function fitOrThrow(file: ClipFile, request: FitRequest): Promise<Fitting> {
    const { signal } = request;
    signal.throwIfAborted();
    const small = file.bytes <= request.maxBytes;
    // Starting a program takes longer than all else that is done with most clips.
    if (small && (await isPlainClip(file.path))) return { kind: 'as_is' };
    const clip = await lookInTurn(() => lookAt(tools, file.path, signal), signal);
    if (small && clip.plays && clip.indexFirst) return { kind: 'as_is' };
    const make = (stop: AbortSignal): Promise<Fitting> =>
      makeFit(tools, file, clip, { ...request, signal: stop });
    return encodeInTurn(() => inTimeToFit(limits.totalMs, signal, make), signal);
  }

  async function prepareOrThrow(
    file: ClipFile,
    cut: ClipCut,
    request: FitRequest,
  ): Promise<Preparing> {
    const { signal } = request;
    const clip = await lookInTurn(() => lookAt(tools, file.path, signal), signal);
    const make = (stop: AbortSignal): Promise<FittedFile> =>
      preparePiece(tools, file, clip, cut, { ...request, signal: stop });
    const made = await encodeInTurn(() => inTimeToFit(limits.totalMs, signal, make), signal);
    return { kind: 'made', file: made };
  }

  return {
    async fit(file, request) {
      try {
        return await fitOrThrow(file, request);
      } catch (error) {
        const { why, detail } = unfitOf(error, request.signal);
        if (why === 'no_ffmpeg' && file.bytes <= request.maxBytes) return { kind: 'as_is' };
        return { kind: 'unfit', why, detail };
      }
    },
    async prepare(file, cut, request) {
      try {
        return await prepareOrThrow(file, cut, request);
      } catch (error) {
        const { why, detail } = unfitOf(error, request.signal);
        return { kind: 'unfit', why, detail };
      }
    },
    works: async () => canEncode(tools),
  };
}

/** What kept a clip from being made to fit; throws what is no fault of the clip's. */
function unfitOf(error: unknown, signal: AbortSignal): UnfitError {
  if (signal.aborted) throw signal.reason;
  if (isDiskFull(error)) throw new EditError(failure('disk_full'), error);
  if (!(error instanceof UnfitError)) throw error;
  return error;
}

async function canEncode(tools: FitTools): Promise<boolean> {
  const { signal } = new AbortController();
  const bounds = boundsOf(tools, tools.limits.inspectMs);
  try {
    await runBounded(tools.ffprobePath, ['-version'], bounds, signal);
    const encoders = await runBounded(
      tools.ffmpegPath,
      ['-v', 'error', '-encoders'],
      bounds,
      signal,
    );
    return encoders.includes('libx264');
  } catch {
    return false;
  }
}
