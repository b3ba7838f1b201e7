import type { Edit, SentAs } from '../core/edit.ts';
import { failureOf } from '../core/errors.ts';
import { resultLink } from './output-link.ts';
import type { ResultFile } from './delivery-ports.ts';
import type { Ambient, Ports } from './ports.ts';

type LoadDeps = Pick<Ports, 'results'> & { ambient: Ambient };

/** What goes along with the card of a finished clip: the result first, then the clip it was made from. */
export interface Load {
  files: readonly ResultFile[];
  sentAs: SentAs;
}

/** Each time that Discord finds a file too large the next one is this much smaller: its limits are about so far apart. */
const SMALLER = 2.5;
const FITS = 4;

/**
 * What can be sent of a finished clip, the best first; whoever sends asks for the next one when Discord found one too large.
 * The limit that the interaction named is where it begins, Discord's refusal has the last word. None at all when nothing
 * fits and there is no link.
 *
 * Rejects as {@link Ports.results} does.
 */
export async function* loadsOf(
  deps: LoadDeps,
  edit: Edit,
  outputUrl: string,
  signal: AbortSignal,
): AsyncGenerator<Load, void> {
  const [full, source] = await Promise.all([
    deps.results.fetch(edit.id, outputUrl, signal),
    fetchBefore(deps, edit, signal),
  ]);
  let before = source;
  let maxBytes = edit.attachmentLimit;
  for (let fits = 0; fits < FITS; fits += 1) {
    const fitted = await deps.results.fit(edit.id, full, maxBytes, signal);
    if (fitted.kind === 'none') {
      deps.ambient.log.info(
        { edit: edit.id, bytes: full.bytes, maxBytes, why: fitted.why },
        'does not fit',
      );
      break;
    }
    const { kind: sentAs, file } = fitted;
    if (before !== null && before.bytes <= maxBytes) yield { files: [file, before], sentAs };
    before = null;
    yield { files: [file], sentAs };
    maxBytes = Math.floor(Math.min(maxBytes, file.bytes) / SMALLER);
  }
  if (resultLink(edit) !== null) yield { files: [], sentAs: 'link' };
}

/** The clip that went in, to be shown beside the result: its own link dies within a day. Null where it cannot be had, or is too large. */
async function fetchBefore(
  deps: LoadDeps,
  edit: Edit,
  signal: AbortSignal,
): Promise<ResultFile | null> {
  if (edit.video.bytes !== null && edit.video.bytes > edit.attachmentLimit) return null;
  try {
    return await deps.results.fetchSource(edit.id, edit.video, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    deps.ambient.log.info(
      { edit: edit.id, code: failureOf(error).code },
      'sent without its source',
    );
    return null;
  }
}
