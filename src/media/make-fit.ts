import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { runBounded, type ChildBounds } from './bounded-child.ts';
import { encodeArgs, remuxArgs, type FileArgs } from './fit-args.ts';
import { fittingRate, planFit, type FitPlan } from './fit-plan.ts';
import { inspectResult, type ResultFacts } from './inspect-result.ts';
import { fittedPath, partPath } from './result-names.ts';
import { UnfitError } from './unfit.ts';

/** A clip on disk. */
export interface ClipFile {
  path: string;
  bytes: number;
}

/** A clip that was made to fit; the results' `discard` removes it. */
export interface FittedFile extends ClipFile {
  seconds: number;
  /** Pixels. */
  width: number;
  height: number;
}

export interface FitRequest {
  /** The edit's id, which the names of files begin with. */
  id: string;
  maxBytes: number;
  signal: AbortSignal;
}

/** What one clip may take. */
export interface FitLimits {
  /** Milliseconds of looking at a clip, of one encode, and of all encodes of a clip. */
  inspectMs: number;
  encodeMs: number;
  totalMs: number;
  /** Address space of one child. */
  memoryBytes: number;
  /** Encodes at once. */
  atOnce: number;
}

/** Where the files go, the programs, and their bounds. */
export interface FitTools {
  dir: string;
  ffmpegPath: string;
  ffprobePath: string;
  /** Where programs are looked for. */
  path: string;
  limits: FitLimits;
}

/** Encodes of one clip, each at a lower rate than the one before. */
const TRIES = 5;
/** How much lower again than the size before suggests. */
const SAFER = 0.97;
/** How far off the length of the result may be. Seconds. */
const LENGTH_ROOM = 0.1;

/** @throws what {@link inspectResult} throws. */
export function lookAt(tools: FitTools, path: string, signal: AbortSignal): Promise<ResultFacts> {
  const bounds = boundsOf(tools, tools.limits.inspectMs);
  return inspectResult(path, { ffprobePath: tools.ffprobePath, bounds, signal });
}

/**
 * Makes a clip fit: by moving its index if nothing else is wrong with it, else by encoding it, at a lower rate each time
 * that it comes out too large.
 *
 * @throws UnfitError too_small_a_limit, not_encodable, took_too_long, no_ffmpeg; EditError disk_full; the signal's reason.
 */
export async function makeFit(
  tools: FitTools,
  file: ClipFile,
  clip: ResultFacts,
  { id, maxBytes, signal }: FitRequest,
): Promise<{ kind: FitPlan['kind']; file: FittedFile }> {
  const pathOf = (kind: FitPlan['kind']): string => fittedPath(tools.dir, id, kind, maxBytes);
  for (const kind of ['fitted', 'preview'] as const) {
    const made = await madeBefore(tools, pathOf(kind), maxBytes, signal);
    if (made) return { kind, file: made };
  }
  const part = partPath(pathOf('fitted'));
  const work: Work = { tools, clip, signal, file: { from: file.path, to: part, maxBytes } };
  try {
    await mkdir(tools.dir, { recursive: true });
    const moved = file.bytes <= maxBytes && clip.plays ? await remux(work) : null;
    const made = moved ?? (await encode(work));
    const path = pathOf(made.kind);
    await rename(part, path);
    return { kind: made.kind, file: { path, ...made.file } };
  } finally {
    await rm(part, { force: true }).catch(() => undefined);
  }
}

/** What an earlier try made: an upload that was put off is not encoded for again. */
async function madeBefore(
  tools: FitTools,
  path: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<FittedFile | null> {
  const there = await stat(path).catch(() => null);
  if (there === null || there.size > maxBytes) return null;
  try {
    const { seconds, width, height } = await lookAt(tools, path, signal);
    return { path, bytes: there.size, seconds, width, height };
  } catch (error) {
    if (error instanceof UnfitError) return null;
    throw error;
  }
}

interface Work {
  tools: FitTools;
  clip: ResultFacts;
  signal: AbortSignal;
  file: FileArgs;
}

interface Made {
  kind: FitPlan['kind'];
  file: Omit<FittedFile, 'path'>;
}

/** Null when it does not come to a clip that fits: there is still the encoder. */
async function remux(work: Work): Promise<Made | null> {
  try {
    const bytes = await runFfmpeg(work, remuxArgs(work.file, work.clip));
    return bytes <= work.file.maxBytes ? { kind: 'fitted', file: await check(work, bytes) } : null;
  } catch (error) {
    if (error instanceof UnfitError && error.why === 'not_encodable') return null;
    throw error;
  }
}

async function encode(work: Work): Promise<Made> {
  const { clip, file } = work;
  let rate = fittingRate(file.maxBytes, clip.seconds);
  for (let tried = 0; tried < TRIES; tried += 1) {
    const plan = planFit(clip, rate);
    if (plan === null) break;
    const bytes = await runFfmpeg(work, encodeArgs(file, clip, plan));
    if (bytes <= file.maxBytes) return { kind: plan.kind, file: await check(work, bytes) };
    rate *= (SAFER * file.maxBytes) / bytes;
  }
  throw new UnfitError('too_small_a_limit', `${clip.seconds} s in ${file.maxBytes} bytes`);
}

/** @returns the bytes that it wrote. */
async function runFfmpeg({ tools, signal, file }: Work, args: readonly string[]): Promise<number> {
  await runBounded(tools.ffmpegPath, args, boundsOf(tools, tools.limits.encodeMs), signal);
  return (await stat(file.to)).size;
}

/** ffmpeg leaves with 0 too when a clip ended earlier than it said, or nothing of it could be decoded. */
async function check({ tools, clip, signal, file }: Work, bytes: number): Promise<Made['file']> {
  const { seconds, width, height } = await lookAt(tools, file.to, signal);
  if (Math.abs(seconds - clip.seconds) > LENGTH_ROOM) {
    throw new UnfitError('not_encodable', `${seconds} s came out of ${clip.seconds} s`);
  }
  return { bytes, seconds, width, height };
}

export function boundsOf({ path, limits }: FitTools, ms: number): ChildBounds {
  return { path, memoryBytes: limits.memoryBytes, ms };
}
