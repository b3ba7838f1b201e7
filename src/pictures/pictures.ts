import { EditError, failure } from '../core/errors.ts';
import type { LineagePicture } from '../core/lineage-picture.ts';
import { drawApart } from './draw-process.ts';

/** A large tree takes about a second; this is for a machine on its knees. */
const DRAW_WITHIN_MS = 30_000;
/** More than these that wait for their turn are refused: their people are told the same in words. */
const WAITING_MAX = 8;

export interface PicturesOptions {
  withinMs?: number;
  waitingMax?: number;
}

const noPicture = (cause: unknown): EditError => new EditError(failure('internal'), cause);

/** Pictures, drawn one after the other, each in a process of its own. Rejects with `internal`. */
export function createPictures(options: PicturesOptions = {}) {
  const { withinMs = DRAW_WITHIN_MS, waitingMax = WAITING_MAX } = options;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    async lineage(
      picture: LineagePicture,
      thumbnails: ReadonlyMap<string, Buffer>,
    ): Promise<Buffer> {
      if (waiting >= waitingMax) throw noPicture(new Error('too many pictures at once'));
      waiting += 1;
      const drawn = last.then(async () => drawApart({ picture, thumbnails }, withinMs));
      last = drawn.catch(() => {});
      try {
        return await drawn;
      } catch (error) {
        throw noPicture(error);
      } finally {
        waiting -= 1;
      }
    },
  };
}
