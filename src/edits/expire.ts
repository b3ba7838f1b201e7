import { decided } from '../core/audit.ts';
import type { Edit } from '../core/edit.ts';
import { failure } from '../core/errors.ts';
import { answerByMs } from './ask-report.ts';
import { enqueue } from './enqueue.ts';
import type { Ambient, Ports } from './ports.ts';

type ExpireDeps = Pick<Ports, 'edits' | 'jobs' | 'outbox'> & { ambient: Ambient };

/** Ends a request that can no longer be answered in time. True when it did. */
export async function expireRequest(deps: ExpireDeps, edit: Edit): Promise<boolean> {
  const { id, state, serverId, requesterId } = edit;
  if (state !== 'awaiting_approval' || deps.ambient.now() < answerByMs(edit)) return false;
  const moved = await deps.edits.move({
    id,
    from: ['awaiting_approval'],
    to: 'rejected',
    set: { failure: failure('approval_expired') },
    outbox: 'deliver',
    decision: decided(serverId, 'edit.rejected', null, { subject: requesterId, about: id }),
  });
  if (!moved) return false;
  deps.ambient.log.info({ edit: id }, 'nobody answered in time');
  await enqueue(deps, 'deliver', id);
  return true;
}
