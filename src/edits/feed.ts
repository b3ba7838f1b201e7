import { failureOf } from '../core/errors.ts';
import { enqueue } from './enqueue.ts';
import type { Ambient, Ports } from './ports.ts';

export type FeedDeps = Pick<Ports, 'line' | 'jobs' | 'outbox'> & { ambient: Ambient };

interface Look {
  done: Promise<void>;
  /** The one for all who ask while this one is under way: what they know of may have come too late for it. */
  next: Promise<void> | null;
}

const looks = new WeakMap<object, Look>();

/**
 * Starts whatever may start now, in the order of turns: called when somebody joined the line and when a slot came free, and
 * again and again besides, since a slot can also come free by time passing. In a crowd one look serves many. Never rejects.
 */
export async function feed(deps: FeedDeps): Promise<void> {
  const underWay = looks.get(deps.line);
  if (underWay) return (underWay.next ??= underWay.done.then(async () => feed(deps)));
  const done = startAll(deps).finally(() => looks.delete(deps.line));
  looks.set(deps.line, { done, next: null });
  return done;
}

async function startAll(deps: FeedDeps): Promise<void> {
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
