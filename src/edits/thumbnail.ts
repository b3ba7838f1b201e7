import type { Edit } from '../core/edit.ts';
import { failureOf } from '../core/errors.ts';
import { withTimeLimit } from '../core/time-limit.ts';
import type { ResultFile } from './delivery-ports.ts';
import type { Ambient, Ports } from './ports.ts';

type ThumbnailDeps = Pick<Ports, 'results' | 'thumbnails'> & { ambient: Ambient };

/** A picture is worth this long, in ms. */
const TAKEN_WITHIN_MS = 10_000;

/**
 * Keeps a small picture of a result that was delivered. Never rejects: without one, lists show it without.
 *
 * @param file - what was posted; null: a link alone, so the result is looked at itself.
 */
export async function keepThumbnail(
  { results, thumbnails, ambient }: ThumbnailDeps,
  { id, outputUrl, takeDown }: Edit,
  file: ResultFile | null,
  drained: AbortSignal,
): Promise<void> {
  if (takeDown || outputUrl === null) return;
  try {
    const jpeg = await withTimeLimit(TAKEN_WITHIN_MS, drained, async (signal) => {
      const clip = file ?? (await results.fetch(id, outputUrl, signal));
      return results.thumbnail(id, clip, signal);
    });
    if (jpeg) await thumbnails.put(id, jpeg);
  } catch (error) {
    ambient.log.info({ edit: id, code: failureOf(error).code }, 'no picture of the result');
  }
}
