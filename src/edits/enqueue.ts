import { failureOf } from '../core/errors.ts';
import type { Ambient, Ports, QueueName } from './ports.ts';

/**
 * Puts an edit that stands in the outbox into its queue. Never rejects: what does not get there now is put there by the
 * reconciler.
 */
export async function enqueue(
  deps: Pick<Ports, 'jobs' | 'outbox'> & { ambient: Ambient },
  queue: QueueName,
  id: string,
): Promise<void> {
  try {
    await deps.jobs.push(queue, id);
    await deps.outbox.done(queue, id);
  } catch (error) {
    deps.ambient.log.warn({ edit: id, queue, code: failureOf(error).code }, 'left in the outbox');
  }
}
