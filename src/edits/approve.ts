import type { Decided } from '../core/ask.ts';
import type { Asker, Edit } from '../core/edit.ts';
import { EditError } from '../core/errors.ts';
import { asked } from './asked.ts';
import { readCaps } from './caps.ts';
import { type DecideDeps, decisionOf, nowDecided, readForModerator, tooLate } from './decide.ts';
import { feed } from './feed.ts';
import { withFreshFiles } from './fresh-files.ts';
import { showEdit } from './show.ts';

/**
 * A moderator's yes to a request: it joins the line. Where the limits of whoever asked are used up today, or the links to their
 * files end, nothing is decided. Rejects with `edit_unknown`, `not_moderator`, `already_decided`.
 */
export async function approveEdit(deps: DecideDeps, asker: Asker, id: string): Promise<Decided> {
  const edit = await readForModerator(deps, asker, id);
  if (edit.state !== 'awaiting_approval') return tooLate(deps, id);
  const links = await freshLinks(deps, edit);
  if (links.kind === 'held_up') return links;
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

/** The edit with links that live, or what whoever asked would be told of a file that cannot be had any more. */
export async function freshLinks(
  deps: DecideDeps,
  edit: Edit,
): Promise<{ kind: 'fresh'; edit: Edit } | Extract<Decided, { kind: 'held_up' }>> {
  try {
    return { kind: 'fresh', edit: await withFreshFiles(deps, edit) };
  } catch (error) {
    if (!(error instanceof EditError)) throw error;
    return { kind: 'held_up', failure: error.failure, requesterId: edit.requesterId };
  }
}
