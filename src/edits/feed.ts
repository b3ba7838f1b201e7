import { failureOf } from '../core/errors.ts';
import { enqueue } from './enqueue.ts';
import type { Ambient, Ports } from './ports.ts';

export type FeedDeps = Pick<Ports, 'line' | 'jobs' | 'outbox'> & { ambient: Ambient };

/**
 * Starts whatever may start now, in the order of turns: called when somebody joined the line and when a slot came free, and
 * again and again besides, since a slot can also come free by time passing. Never rejects.
 */
export async function feed(deps: FeedDeps): Promise<void> {
  try {
    for (;;) {
      const id = await deps.line.next();
      if (id === null) return;
      deps.ambient.log.info({ edit: id }, 'its turn has come');
      await enqueue(deps, 'generate', id);
    }
  } catch (error) {
    deps.ambient.log.warn({ code: failureOf(error).code }, 'the line was not read');
  }
}
