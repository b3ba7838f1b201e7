import { withTimeLimit } from '../core/time-limit.ts';

/** Why a clip was not made to fit. */
export type Why =
  /** There is no ffmpeg, or no ffprobe, that can be run here. */
  | 'no_ffmpeg'
  /** Even the smallest picture worth looking at takes more bytes than that. */
  | 'too_small_a_limit'
  /** Broken, not a video, or ffmpeg gave up on it, be it for want of memory. */
  | 'not_encodable'
  | 'took_too_long';

/** A clip that cannot be made to fit, on its way up to the fitter. `detail` is for the log alone. */
export class UnfitError extends Error {
  override readonly name = 'UnfitError';
  readonly why: Why;
  readonly detail: string;

  constructor(why: Why, detail: string) {
    super(`${why}: ${detail}`);
    this.why = why;
    this.detail = detail;
  }
}

/**
 * Runs something that may take `ms`, or until `outer` comes; see {@link withTimeLimit}.
 *
 * @throws UnfitError took_too_long once its time was up; the outer reason; what `run` throws of itself.
 */
export async function inTimeToFit<T>(
  ms: number,
  outer: AbortSignal,
  run: (stop: AbortSignal) => Promise<T>,
): Promise<T> {
  return withTimeLimit(ms, outer, async (stop) => {
    try {
      return await run(stop);
    } catch (error) {
      if (outer.aborted) throw outer.reason;
      if (stop.aborted) throw new UnfitError('took_too_long', `more than ${ms} ms`);
      throw error;
    }
  });
}
