import type { Edit, Way } from '../core/edit.ts';
import { failureOf } from '../core/errors.ts';
import type { EditState } from '../core/states.ts';
import type { Ambient, Ports } from './ports.ts';

type PingDeps = Pick<Ports, 'messages' | 'people'> & { ambient: Ambient };

/** Whoever waited longer than this has gone on to something else; in ms. */
const WORTH_A_PING_MS = 60_000;

/** Whether an edit's person is to be notified of its ending. Not of what they did themselves; not when it cannot be told. */
export async function pingDue(deps: PingDeps, edit: Edit): Promise<boolean> {
  const own: EditState = 'cancelled';
  if (edit.state === own || edit.takeDown?.kind === 'deleted') return false;
  const endedAtMs = edit.endedAtMs ?? deps.ambient.now();
  if (endedAtMs - edit.acceptedAtMs <= WORTH_A_PING_MS) return false;
  try {
    return await deps.people.wantsPings(edit.requesterId);
  } catch {
    return false;
  }
}

/**
 * Notifies an edit's person with a reply to the card: an edited message notifies nobody. A new message has done so by itself.
 * For whoever was the one to tell the ending: that is one. Never rejects: a ping that does not get through holds nothing up.
 */
export async function pingAfter(deps: PingDeps, edit: Edit, way: Way): Promise<void> {
  if ((way !== 'reply' && way !== 'message') || edit.message === null) return;
  try {
    if (!(await pingDue(deps, edit))) return;
    await deps.messages.ping(edit.message, edit);
  } catch (error) {
    deps.ambient.log.info({ edit: edit.id, code: failureOf(error).code }, 'not pinged');
  }
}
