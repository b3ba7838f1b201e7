import { join } from 'node:path';

import type { Fitted, Prepared, ResultFile } from '../edits/delivery-ports.ts';
import type { Ambient, Ports } from '../edits/ports.ts';
import { createInputs } from '../media/check-inputs.ts';
import { createFitter, type Fitter, type Fitting, type Preparing } from '../media/fit.ts';
import { createFrames } from '../media/frames.ts';
import { createResults } from '../media/results.ts';
import type { Settings } from '../ops/config.ts';
import type { Lifetime } from '../ops/lifetime.ts';
import { showPreparing } from '../redis/alive.ts';
import type { openRedis } from '../redis/connection.ts';
import { createProvider } from '../segmind/provider.ts';

/** What the edges that touch clips are built from. */
interface MediaWiring {
  settings: Settings;
  ambient: Ambient;
  lifetime: Lifetime;
  /** Where ffmpeg is looked for, as in `PATH`; undefined: in the usual folders. */
  searchPath: string | undefined;
}

export function wireMedia({ settings, lifetime, ambient, searchPath }: MediaWiring) {
  const dir = join(settings.DATA_DIR, 'results');
  const spoolDir = join(dir, 'spool');
  const provider = createProvider({
    apiUrl: settings.SEGMIND_API_URL,
    apiKey: settings.SEGMIND_API_KEY,
    version: settings.SEGMIND_API_VERSION,
    timeoutMs: settings.SEGMIND_TIMEOUT_MS,
    spoolDir,
    onNotice: (notice) => ambient.log.warn({ notice }, 'provider'),
  });
  lifetime.add('provider', () => provider.close());
  const mediaOrigins = settings.MEDIA_ORIGINS;
  const inputs = createInputs({ mediaOrigins });
  lifetime.add('inputs', () => inputs.close());
  const results = createResults({ dir, spoolDir, mediaOrigins });
  lifetime.add('results', () => results.close());
  // Where the doctor finds them, they are found.
  const programs = searchPath === undefined ? { dir } : { dir, path: searchPath };
  return {
    provider,
    inputs,
    results,
    fitter: createFitter(programs),
    frames: createFrames(programs),
  };
}

/** The port over what is fetched and made on this machine. */
export function resultsPort(media: ReturnType<typeof wireMedia>): Ports['results'] {
  return {
    fetch: async (id, url, signal) => media.results.fetch(id, url, signal),
    fetchSource: async (id, source, signal, as) =>
      media.results.fetchSource(id, source, signal, as),
    fit: async (id, file, maxBytes, signal) =>
      fitted(file, maxBytes, await media.fitter.fit(file, { id, maxBytes, signal })),
    sample: async (id, file, signal, piece = null) =>
      media.frames.sample(file, { id, signal, piece }),
    prepare: async (id, file, cut, maxBytes, signal) =>
      prepared(file, await media.fitter.prepare(file, cut, { id, maxBytes, signal })),
    discard: async (id, url) => media.results.discard(id, url),
  };
}

/** Its bytes decide where nobody can look inside: what Discord does not play can still be downloaded. */
function fitted(file: ResultFile, maxBytes: number, fitting: Fitting): Fitted {
  switch (fitting.kind) {
    case 'as_is':
      return { kind: 'whole', file };
    case 'fitted':
      return { kind: 'whole', file: { ...file, ...fitting.file } };
    case 'preview':
      return { kind: 'preview', file: { ...file, ...fitting.file } };
    case 'unfit':
      return file.bytes <= maxBytes
        ? { kind: 'whole', file }
        : { kind: 'none', why: `${fitting.why}: ${fitting.detail}` };
  }
}

function prepared(file: ResultFile, preparing: Preparing): Prepared {
  if (preparing.kind === 'made') {
    return { kind: 'made', file: { ...preparing.file, filename: file.filename } };
  }
  switch (preparing.why) {
    case 'no_ffmpeg':
      return { kind: 'none', why: 'no_ffmpeg' };
    case 'too_small_a_limit':
      return { kind: 'none', why: 'too_large' };
    case 'not_encodable':
    case 'took_too_long':
      return { kind: 'none', why: 'unreadable' };
  }
}

/** So many lock times the sign stands: a worker that is being replaced is no reason to offer nothing. */
const SIGN_LOCKS = 3;

/** Lets others know that this process cuts and converts clips, where it can. */
export async function announce(
  { settings, ambient, lifetime }: Pick<MediaWiring, 'settings' | 'ambient' | 'lifetime'>,
  redis: ReturnType<typeof openRedis>,
  fitter: Pick<Fitter, 'works'>,
): Promise<void> {
  if (await fitter.works()) {
    const stop = showPreparing(redis, SIGN_LOCKS * settings.QUEUE_LOCK_MS);
    lifetime.add('sign of ffmpeg', stop);
  } else {
    ambient.log.warn({}, 'no ffmpeg with x264: clips are neither cut nor converted here');
  }
}
