import { decided } from '../core/audit.ts';
import { stillAsked } from '../core/consent.ts';
import type { Edit } from '../core/edit.ts';
import { failure, type Failure } from '../core/errors.ts';
import { answerByMs } from './ask-report.ts';
import { enqueue } from './enqueue.ts';
import { OUTPUT_LIFE_MS } from './output-link.ts';
import type { Ambient, Ports } from './ports.ts';

type ExpireDeps = Pick<Ports, 'edits' | 'jobs' | 'outbox'> & { ambient: Ambient };

/**
 * Ends what people have not answered in time: a request before the links to its files end, a result once the provider no longer
 * keeps it. True when it did.
 */
export async function expireAsked(deps: ExpireDeps, edit: Edit): Promise<boolean> {
  const { id, state, serverId, requesterId } = edit;
  const why = whyOver(edit, deps.ambient.now());
  if (why === null) return false;
  const moved = await deps.edits.move({
    id,
    from: [state],
    to: 'rejected',
    set: { failure: why },
    outbox: 'deliver',
    decision: decided(serverId, 'edit.rejected', null, { subject: requesterId, about: id }),
  });
  if (!moved) return false;
  deps.ambient.log.info({ edit: id, from: state }, 'nobody answered in time');
  await enqueue(deps, 'deliver', id);
  return true;
}

function whyOver(edit: Edit, nowMs: number): Failure | null {
  if (edit.state === 'awaiting_consent') {
    if (nowMs < answerByMs(edit)) return null;
    // Allowed by everybody, and held up by the limits of whoever asked.
    if (stillAsked(edit).length === 0) return failure('source_expired', { input: 'video' });
    return failure('consent_expired');
  }
  if (edit.state === 'awaiting_approval') {
    return nowMs >= answerByMs(edit) ? failure('approval_expired') : null;
  }
  if (edit.state !== 'awaiting_review') return null;
  const keptUntilMs = (edit.submittedAtMs ?? edit.acceptedAtMs) + OUTPUT_LIFE_MS;
  return nowMs >= keptUntilMs ? failure('result_gone') : null;
}
