import type { Decided } from '../core/ask.ts';
import type { Asker, Edit } from '../core/edit.ts';
import { failure } from '../core/errors.ts';
import { asked } from './asked.ts';
import { type DecideDeps, decisionOf, nowDecided, readForModerator, tooLate } from './decide.ts';
import { enqueue } from './enqueue.ts';
import { storeBlock } from './store-block.ts';

/**
 * A moderator's no: to a request, which is given back to its person in full, or to showing a finished clip. The first decision
 * holds. Rejects with `edit_unknown`, `not_moderator`, `already_decided`.
 */
export async function rejectEdit(
  deps: DecideDeps,
  asker: Asker,
  id: string,
  reason: string,
): Promise<Decided> {
  return reject(deps, await readForModerator(deps, asker, id), asker.userId, reason);
}

/**
 * The same, and whoever asked may not edit there any more.
 *
 * @param days - for how long; null: until somebody unblocks them.
 */
export async function rejectAndBlock(
  deps: DecideDeps,
  asker: Asker,
  id: string,
  { reason, days }: { reason: string; days: number | null },
): Promise<Decided> {
  const edit = await readForModerator(deps, asker, id);
  const rejected = await reject(deps, edit, asker.userId, reason);
  if (rejected.kind !== 'decided' || rejected.report.edit.decision?.by !== asker.userId) {
    return rejected;
  }
  const { serverId, requesterId: userId } = edit;
  await storeBlock(deps, { serverId, userId, by: asker.userId, about: id }, { reason, days });
  return nowDecided(deps, rejected.report.edit);
}

async function reject(deps: DecideDeps, edit: Edit, by: string, reason: string): Promise<Decided> {
  const { id } = edit;
  const isReview = edit.state === 'awaiting_review';
  const kind = isReview ? 'withheld' : 'rejected';
  const { decision, note } = decisionOf(deps, edit, kind, by, reason);
  const moved = await asked(
    deps.edits.move({
      id,
      from: [isReview ? 'awaiting_review' : 'awaiting_approval'],
      to: 'rejected',
      set: { decision, failure: failure(isReview ? 'review_rejected' : 'rejected', { reason }) },
      outbox: 'deliver',
      decision: note,
    }),
  );
  if (!moved) return tooLate(deps, id);
  deps.ambient.log.info({ edit: id, by, kind }, 'rejected by a moderator');
  await enqueue(deps, 'deliver', id);
  return nowDecided(deps, moved);
}
