import type { Edit, InputFile } from '../core/edit.ts';
import { failureOf } from '../core/errors.ts';
import type { ResultFile } from './delivery-ports.ts';
import { inputFiles } from './links.ts';
import type { Ambient, Ports } from './ports.ts';

type LoadDeps = Pick<Ports, 'results'> & { ambient: Ambient };

/** Discord's limit for one message. */
const FILES_MOST = 10;

/**
 * What moderators are shown of a request: the clip first, then the pictures, as many as fit; each time that Discord finds that too
 * much, less. The last is nothing: they can still say no.
 */
export async function* requestLoads(
  deps: LoadDeps,
  edit: Edit,
  signal: AbortSignal,
): AsyncGenerator<readonly ResultFile[], void> {
  const [video, ...images] = await Promise.all(
    inputFiles(edit).map(async (file) => fetchInput(deps, edit, file, signal)),
  );
  const clip = video ? await fitClip(deps, edit, video, signal) : null;
  const pictures = images.filter((file) => file !== null && file.bytes <= edit.attachmentLimit);
  const all = [clip, ...pictures].filter((file) => file !== null).slice(0, FILES_MOST);
  if (all.length > 1) yield all;
  if (clip) yield [clip];
  yield [];
}

/** Null where it cannot be had any more. */
async function fetchInput(
  deps: LoadDeps,
  { id, video }: Edit,
  file: InputFile,
  signal: AbortSignal,
): Promise<ResultFile | null> {
  try {
    const as = file === video ? 'clip' : 'picture';
    return await deps.results.fetchSource(id, file, signal, as);
  } catch (error) {
    if (signal.aborted) throw error;
    const { code } = failureOf(error);
    deps.ambient.log.info({ edit: id, input: file.input, code }, 'not shown to the moderators');
    return null;
  }
}

async function fitClip(
  deps: LoadDeps,
  { id, attachmentLimit }: Edit,
  clip: ResultFile,
  signal: AbortSignal,
): Promise<ResultFile | null> {
  const fitted = await deps.results.fit(id, clip, attachmentLimit, signal);
  return fitted.kind === 'none' ? null : fitted.file;
}
