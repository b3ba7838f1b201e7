import { setTimeout as sleep } from 'node:timers/promises';
import { isTransient } from './rest-errors.ts';

const REPEATS = 2;
const REPEAT_AFTER_MS = 500;

/**
 * Makes a call, and again up to twice when it got no answer or a 5xx. Only for calls that may take effect more than
 * once: PATCH, PUT, GET, DELETE. Rejects as the last try did.
 */
export async function repeatSafely<T>(
  attempt: () => Promise<T>,
  signal?: AbortSignal,
  afterMs: number = REPEAT_AFTER_MS,
): Promise<T> {
  for (let repeats = 0; ; repeats += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (repeats === REPEATS || signal?.aborted === true || !isTransient(error)) throw error;
    }
    await sleep(afterMs * 2 ** repeats, undefined, signal === undefined ? {} : { signal });
  }
}
