import { fail } from '../core/errors.ts';
import type { EditSpec, InputFile } from '../core/edit.ts';
import { CLIP_LIMITS, IMAGE_LIMITS, SOURCE_BYTES_MAX } from '../core/model-limits.ts';
import { createGuardedAgent, type ResolveAll } from './guarded-agent.ts';
import { createOrigins, type Origins } from './origins.ts';
import type { JudgedClip } from './judge-clip.ts';
import { probeClip } from './probe-clip.ts';
import { probeImage } from './probe-image.ts';
import { openRangeReader, type RangeReader } from './range-reader.ts';
import { createThreadPool } from './thread-pool.ts';
import { createTurns } from './turns.ts';
import type { RangeLimits } from './range-request.ts';

export interface InputsOptions {
  /** MEDIA_ORIGINS: origins beside Discord's CDN. */
  mediaOrigins: readonly string[];
  /** Threads that parse clips, at once. */
  threads?: number;
  /** Milliseconds of computing one clip may take. */
  thinkMs?: number;
  /** Bytes and milliseconds one file may take from the network. */
  limits?: Partial<RangeLimits>;
  resolve?: ResolveAll;
}

/**
 * More than this wait: in a crowd, waiting for one another would count as a slow network, memory would grow, and those whose
 * interactions are still to be acknowledged, within 3 s, would come after those who are acknowledged and can wait.
 */
const REQUESTS_AT_ONCE = 16;

/** A weight in bytes that nothing is said against: what the file really weighs is seen when it is read. */
const UNSAID_BYTES = 1;

/** The files of one request, as `edits/ports.ts` has them. */
type Files = Pick<EditSpec, 'video' | 'images' | 'elements'>;

export interface CheckedFiles {
  check(files: Files): Promise<JudgedClip>;
  /** Ends threads and connections. */
  close(): Promise<void>;
}

/**
 * Looks at a request's files before anything is spent. A file takes at most 3 s of network and 1.5 s of computing, so
 * its answer comes within 5 s, once it is its turn.
 */
export function createInputs(options: InputsOptions): CheckedFiles {
  const origins = createOrigins(options);
  const dispatcher = createGuardedAgent({ ...options, connectMs: 2500 });
  const pool = createThreadPool(options);

  const inTurn = createTurns(REQUESTS_AT_ONCE);

  async function look(video: InputFile, images: readonly InputFile[]): Promise<JudgedClip> {
    const leaving = new AbortController();
    const { limits = {} } = options;
    const open = ({ url, input }: InputFile): Promise<RangeReader> =>
      openRangeReader({ url, input, dispatcher, signal: leaving.signal, limits });
    const clip = open(video).then((reader) => probeClip(reader, pool, CLIP_LIMITS));
    const pictures = images.map(async (file) =>
      probeImage(await open(file), file.input, IMAGE_LIMITS),
    );
    try {
      return await firstProblem(clip, pictures);
    } finally {
      leaving.abort();
    }
  }

  return {
    async check(files) {
      const images = imagesOf(files);
      for (const file of [files.video, ...images]) checkListed(file, file === files.video, origins);
      return inTurn(() => look(files.video, images));
    },
    async close() {
      await Promise.all([pool.close(), dispatcher.destroy()]);
    },
  };
}

/** All images in the order in which they are reported: plain ones, then each element with its views. */
function imagesOf({ images, elements }: Files): InputFile[] {
  return [...images, ...elements.flatMap(({ frontal, views }) => [frontal, ...views])];
}

/** What can be told without a request: weight as Discord says, and where it lies. */
function checkListed(file: InputFile, isClip: boolean, origins: Origins): void {
  const { input } = file;
  const bytes = file.bytes ?? UNSAID_BYTES;
  if (bytes === 0) throw fail('file_empty', { input });
  if (isClip && bytes > SOURCE_BYTES_MAX) {
    throw fail('clip_too_heavy', { bytes, max: CLIP_LIMITS.bytes });
  }
  if (!isClip && bytes > IMAGE_LIMITS.bytes) {
    throw fail('image_too_heavy', { input, bytes, max: IMAGE_LIMITS.bytes });
  }
  if (!origins.mayFetchInput(file)) throw fail('origin_refused', { input });
}

/** All run side by side; the first in order to have a problem is the one reported, however fast the others are. */
async function firstProblem(
  clip: Promise<JudgedClip>,
  pictures: Promise<void>[],
): Promise<JudgedClip> {
  for (const one of [clip, ...pictures]) one.catch(() => undefined);
  const checked = await clip;
  for (const picture of pictures) await picture;
  return checked;
}
