import { mkdir, rename, rm, stat } from 'node:fs/promises';
import type { ClipCut } from '../core/edit.ts';
import { EditError } from '../core/errors.ts';
import { framesIn, shapeFor } from '../core/mend.ts';
import { CLIP_LIMITS } from '../core/model-limits.ts';
import { runBounded } from './bounded-child.ts';
import { pieceArgs, type FileArgs, type Piece } from './fit-args.ts';
import { fittingRate, planForModel } from './fit-plan.ts';
import type { ResultFacts } from './inspect-result.ts';
import { judgeClip } from './judge-clip.ts';
import {
  boundsOf,
  lookAt,
  type ClipFile,
  type FitRequest,
  type FitTools,
  type FittedFile,
} from './make-fit.ts';
import { partPath, preparedPath } from './result-names.ts';
import { UnfitError } from './unfit.ts';

/** Encodes of one clip, each at a lower rate than the one before. */
const TRIES = 5;
const SAFER = 0.97;
/** Of what was asked for: sound comes in frames of its own length. Seconds. */
const LENGTH_ROOM = 0.1;

interface Work {
  tools: FitTools;
  /** What it is, and in which shape it comes out. */
  clip: ResultFacts;
  shape: { width: number; height: number; fps: number };
  piece: Omit<Piece, 'toneMapped'>;
  file: FileArgs;
  signal: AbortSignal;
}

/**
 * Makes a piece of a clip into what the model takes: cut, scaled, at an even rate, H.264 with AAC, its index first.
 *
 * @throws UnfitError too_small_a_limit, not_encodable, took_too_long, no_ffmpeg; EditError disk_full; the signal's reason.
 */
export async function preparePiece(
  tools: FitTools,
  source: ClipFile,
  clip: ResultFacts,
  cut: ClipCut,
  { id, maxBytes, signal }: FitRequest,
): Promise<FittedFile> {
  const shape = shapeFor(clip);
  if (shape === null) throw new UnfitError('not_encodable', `${clip.width}x${clip.height}`);
  const path = preparedPath(tools.dir, id, maxBytes);
  const part = partPath(path);
  const file = { from: source.path, to: part, maxBytes };
  const piece = { fromMs: cut.fromMs, frames: framesIn(cut, shape.fps), fps: shape.fps };
  const work: Work = { tools, clip, shape, piece, signal, file };
  const before = await madeBefore(work, path);
  if (before) return before;
  try {
    await mkdir(tools.dir, { recursive: true });
    const made = await encodeWithin(work);
    await rename(part, path);
    return { ...made, path };
  } finally {
    await rm(part, { force: true }).catch(() => undefined);
  }
}

/** What an earlier try made: an upload that was put off is not encoded for again. */
async function madeBefore(work: Work, path: string): Promise<FittedFile | null> {
  const there = await stat(path).catch(() => null);
  if (there === null || there.size > work.file.maxBytes) return null;
  try {
    return await checked(work, path);
  } catch (error) {
    if (error instanceof UnfitError) return null;
    throw error;
  }
}

async function encodeWithin(work: Work): Promise<FittedFile> {
  const { clip, shape, piece, file } = work;
  const seconds = piece.frames / piece.fps;
  let rate = fittingRate(file.maxBytes, seconds);
  for (let tried = 0; tried < TRIES; tried += 1) {
    const plan = planForModel({ ...shape, sound: clip.sound }, rate);
    if (plan === null) break;
    await encodeOnce(work, (toneMapped) => pieceArgs(file, clip, plan, { ...piece, toneMapped }));
    const made = await checked(work, file.to);
    if (made.bytes <= file.maxBytes) return made;
    rate *= (SAFER * file.maxBytes) / made.bytes;
  }
  throw new UnfitError('too_small_a_limit', `${seconds} s in ${file.maxBytes} bytes`);
}

/** An ffmpeg that cannot map tones makes paler colours, which is better than no clip. */
async function encodeOnce(
  { tools, clip, signal }: Work,
  argsFor: (toneMapped: boolean) => string[],
): Promise<void> {
  const bounds = boundsOf(tools, tools.limits.encodeMs);
  try {
    await runBounded(tools.ffmpegPath, argsFor(clip.hdr), bounds, signal);
  } catch (error) {
    const mayBePaler = clip.hdr && error instanceof UnfitError && error.why === 'not_encodable';
    if (!mayBePaler) throw error;
    await runBounded(tools.ffmpegPath, argsFor(false), bounds, signal);
  }
}

/** ffmpeg leaves with 0 too when nothing of a clip could be decoded: what it made is judged like what people send. */
async function checked({ tools, piece, signal }: Work, path: string): Promise<FittedFile> {
  const { seconds, width, height, fps } = await lookAt(tools, path, signal);
  const wanted = piece.frames / piece.fps;
  const { size: bytes } = await stat(path);
  try {
    const made = { codec: 'avc', fourCc: 'avc1', whole: true, width, height, fps };
    judgeClip({ ...made, seconds: wanted }, CLIP_LIMITS);
  } catch (error) {
    const code = error instanceof EditError ? error.failure.code : 'unknown';
    throw new UnfitError('not_encodable', `${code} of what was made`);
  }
  if (Math.abs(seconds - wanted) > LENGTH_ROOM) {
    throw new UnfitError('not_encodable', `${seconds} s came out in place of ${wanted} s`);
  }
  return { path, bytes, seconds, width, height };
}
