import type { Failure } from '../core/errors.ts';
import { isEnding, statesBefore } from '../core/states.ts';
import { enqueue } from './enqueue.ts';
import type { Ambient, Ports } from './ports.ts';

/** Gives an edit the ending that was decided on, once, and sees to it that its person is told. */
export async function endEdit(
  deps: Pick<Ports, 'edits' | 'jobs' | 'outbox'> & { ambient: Ambient },
  id: string,
  as: 'failed' | 'unknown_outcome' | 'undeliverable',
  why: Failure,
): Promise<void> {
  const moved = await deps.edits.move({
    id,
    from: statesBefore(as),
    to: as,
    set: { failure: why },
    outbox: 'deliver',
  });
  if (!moved) return giveUpTelling(deps, id, as);
  deps.ambient.log.info({ edit: id, as, code: why.code }, 'edit ended');
  await enqueue(deps, 'deliver', id);
}

/** An edit that had ended and whose person cannot be reached: it waits in the job list, and nobody tries for ever. */
async function giveUpTelling(
  deps: Pick<Ports, 'edits'>,
  id: string,
  as: 'failed' | 'unknown_outcome' | 'undeliverable',
): Promise<void> {
  const edit = as === 'undeliverable' ? await deps.edits.read(id) : null;
  if (edit && isEnding(edit.state) && edit.toldAtMs === null) await deps.edits.told(id, 'jobs');
}
