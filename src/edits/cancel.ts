import { type Decision, decided } from '../core/audit.ts';
import type { Asker, Edit } from '../core/edit.ts';
import { fail, failureOf } from '../core/errors.ts';
import type { Cancelled } from '../core/report.ts';
import { isEnding, type EditState } from '../core/states.ts';
import { askModerator } from './ask-moderator.ts';
import { enqueue } from './enqueue.ts';
import { feed } from './feed.ts';
import type { Ambient, Ports } from './ports.ts';

export type CancelDeps = Pick<Ports, 'edits' | 'jobs' | 'outbox' | 'line' | 'servers' | 'audit'> & {
  ambient: Ambient;
};

/** Where nothing of an edit can be with the provider as long as it has no submit mark. */
export const UNTAKEN: readonly EditState[] = [
  'preparing',
  'awaiting_consent',
  'awaiting_approval',
  'queued',
  'submitting',
];

/**
 * Stops an edit for its requester or a moderator of its server. Before the submit that costs nothing and gives everything
 * back; after it the provider cannot be stopped, and all that can be done is to drop the result. What a moderator does to somebody
 * else's is noted.
 *
 * Rejects with `edit_unknown`, `not_yours`, `already_ended`.
 */
export async function cancelEdit(deps: CancelDeps, asker: Asker, id: string): Promise<Cancelled> {
  const edit = await readOwn(deps, asker, id);
  const moved = await deps.edits.move({
    id,
    from: UNTAKEN,
    to: 'cancelled',
    unmarked: true,
    outbox: 'deliver',
    ...(edit.requesterId === asker.userId ? {} : { decision: decisionOn(edit, asker) }),
  });
  if (!moved) return { kind: 'too_late', edit: await stillOpen(deps, id, edit) };
  deps.ambient.log.info({ edit: id, by: asker.userId }, 'cancelled');
  await enqueue(deps, 'deliver', id);
  await feed(deps);
  return { kind: 'cancelled' };
}

/** Sees to it that the result of an edit that is under way is not posted. It stays charged. */
export async function dropResult(deps: CancelDeps, asker: Asker, id: string): Promise<Cancelled> {
  const edit = await readOwn(deps, asker, id);
  if (!(await deps.edits.drop(id))) throw fail('already_ended');
  if (edit.requesterId !== asker.userId) {
    await deps.audit.note({ ...decisionOn(edit, asker), before: edit.state, after: 'dropped' });
  }
  deps.ambient.log.info({ edit: id, by: asker.userId }, 'its result will be dropped');
  return { kind: 'dropped' };
}

async function readOwn(deps: CancelDeps, asker: Asker, id: string): Promise<Edit> {
  const edit = await deps.edits.read(id);
  // Of another server's edit nobody learns more than that it is not theirs to know.
  if (!edit || edit.serverId !== asker.serverId) throw fail('edit_unknown');
  if (edit.requesterId !== asker.userId) {
    await askModerator(deps, asker).catch((error: unknown) => {
      throw failureOf(error).code === 'not_moderator' ? fail('not_yours') : error;
    });
  }
  if (isEnding(edit.state)) throw fail('already_ended');
  return edit;
}

const decisionOn = ({ id, serverId, requesterId: subject }: Edit, asker: Asker): Decision =>
  decided(serverId, 'edit.cancelled', asker.userId, { subject, about: id });

async function stillOpen(deps: CancelDeps, id: string, before: Edit): Promise<Edit> {
  const edit = (await deps.edits.read(id)) ?? before;
  if (isEnding(edit.state)) throw fail('already_ended');
  return edit;
}
