import type { Decided } from '../core/ask.ts';
import type { Asker, Edit } from '../core/edit.ts';
import { EditError } from '../core/errors.ts';
import { asked } from './asked.ts';
import { readCaps } from './caps.ts';
import { type DecideDeps, decisionOf, nowDecided, readForModerator, tooLate } from './decide.ts';
import { feed } from './feed.ts';
import { checkLinks } from './links.ts';
import { showEdit } from './show.ts';

/**
 * A moderator's yes to a request: it joins the line. Where the limits of whoever asked are used up today, or the links to their
 * files end, nothing is decided. Rejects with `edit_unknown`, `not_moderator`, `already_decided`.
 */
export async function approveEdit(deps: DecideDeps, asker: Asker, id: string): Promise<Decided> {
  const edit = await readForModerator(deps, asker, id);
  if (edit.state !== 'awaiting_approval') return tooLate(deps, id);
  const heldUp = linksOver(deps, edit);
  if (heldUp) return heldUp;
  const { decision, note } = decisionOf(deps, edit, 'approved', asker.userId);
  const caps = await readCaps(deps, edit.asker);
  const approval = await asked(deps.edits.approve(id, caps, decision, note));
  if (approval.kind === 'gone') return tooLate(deps, id);
  if (approval.kind === 'refused') {
    return { kind: 'held_up', failure: approval.failure, requesterId: edit.requesterId };
  }
  deps.ambient.log.info({ edit: id, by: asker.userId }, 'approved');
  await feed(deps);
  // The moderator does not wait for it.
  void showEdit(deps, approval.edit, true);
  return nowDecided(deps, approval.edit);
}

/** What whoever asked would be told of a file whose link is dead, or about to be. */
export function linksOver(deps: DecideDeps, edit: Edit): Decided | null {
  try {
    checkLinks(edit, deps.ambient.now());
    return null;
  } catch (error) {
    if (!(error instanceof EditError)) throw error;
    return { kind: 'held_up', failure: error.failure, requesterId: edit.requesterId };
  }
}
