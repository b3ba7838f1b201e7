import type { Edit } from '../core/edit.ts';
import type { Pace } from './pace.ts';
import { showEdit, type ShowDeps } from './show.ts';

/** What was accepted longer ago than this, in ms, is read again before it is drawn. */
const READ_ANEW_MS = 250;

/**
 * Draws the first card of an edit when it is its turn. A worker may have drawn a later one by then, so one that waited shows what the
 * edit has become. Never rejects.
 */
export async function showAccepted(deps: ShowDeps & { pace: Pace }, edit: Edit): Promise<void> {
  const since = performance.now();
  await deps.pace.toShow();
  const isOld = performance.now() - since > READ_ANEW_MS;
  const now = isOld ? await deps.edits.read(edit.id).catch(() => null) : null;
  await showEdit(deps, now ?? edit);
}
