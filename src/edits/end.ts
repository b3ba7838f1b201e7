import type { Edit } from '../core/edit.ts';
import type { Failure } from '../core/errors.ts';
import { isEnding, statesBefore } from '../core/states.ts';
import { submitFate } from '../core/submit-fate.ts';
import { enqueue } from './enqueue.ts';
import type { Ambient, Move, Ports } from './ports.ts';
import { isTakeOffDue } from './take-off.ts';

type End = 'failed' | 'unknown_outcome' | 'undeliverable';

/** Gives an edit the ending that was decided on, once, and sees to it that its person is told. */
export async function endEdit(
  deps: Pick<Ports, 'edits' | 'jobs' | 'outbox' | 'takeDowns'> & { ambient: Ambient },
  id: string,
  as: End,
  why: Failure,
  costMicros: number | null = null,
): Promise<void> {
  const moved = await giveEnd(deps, id, as, why, costMicros);
  if (!moved) return giveUpTelling(deps, id, as);
  deps.ambient.log.info({ edit: id, as: moved.state, code: why.code }, 'edit ended');
  await enqueue(deps, 'deliver', id);
}

/**
 * Failed means that nobody was charged. Of an edit that the provider may have, only the provider can say so: given up for any
 * other reason it has an unknown outcome. The store looks whether it is marked, since another worker may be at it by now.
 */
async function giveEnd(
  { edits }: Pick<Ports, 'edits'>,
  id: string,
  as: End,
  why: Failure,
  costMicros: number | null,
): Promise<Edit | null> {
  const set = { failure: why, ...(costMicros === null ? {} : { costMicros }) };
  const ending = { id, set, outbox: 'deliver' } as const satisfies Partial<Move>;
  if (as !== 'failed' || submitFate(why.code) === 'refused') {
    const ended = await edits.move({ ...ending, from: statesBefore(as), to: as });
    // Of one that is being prepared there is nothing yet that could be delivered.
    if (ended || as !== 'undeliverable') return ended;
    return edits.move({ ...ending, from: ['preparing'], to: 'failed' });
  }
  const from = statesBefore('failed').filter((state) => state !== 'generating');
  const failed = await edits.move({ ...ending, from, to: 'failed', unmarked: true });
  if (failed) return failed;
  const to = 'unknown_outcome';
  return edits.move({ ...ending, from: statesBefore(to), to });
}

/** An edit that had ended and whose person cannot be reached: it waits in the job list, and nobody tries for ever. */
async function giveUpTelling(
  deps: Pick<Ports, 'edits' | 'takeDowns'> & { ambient: Ambient },
  id: string,
  as: End,
): Promise<void> {
  const edit = as === 'undeliverable' ? await deps.edits.read(id) : null;
  if (!edit || !isEnding(edit.state)) return;
  if (edit.toldAtMs === null) await deps.edits.told(id, 'jobs');
  if (!isTakeOffDue(edit)) return;
  // Nothing here shows it, but what stands at Discord is out of reach.
  const { serverId: server, message } = edit;
  deps.ambient.log.error({ edit: id, server, message }, 'its clip cannot be taken off its message');
  await deps.takeDowns.takenOff(id);
}
