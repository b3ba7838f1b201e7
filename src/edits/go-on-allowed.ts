import { stateAfter } from '../core/before-line.ts';
import type { Edit } from '../core/edit.ts';
import { asked } from './asked.ts';
import { readCaps } from './caps.ts';
import { enqueue } from './enqueue.ts';
import { feed } from './feed.ts';
import type { Ports } from './ports.ts';
import type { ShowDeps } from './show.ts';

/**
 * Everybody who was asked has said yes: the edit goes on. Where the limits of whoever asked for it are used up it goes on waiting, and
 * is tried again by the sweep. The edit as it is then. Rejects with `store_unreachable`.
 */
export async function goOnAllowed(deps: Ports & ShowDeps, edit: Edit): Promise<Edit> {
  const { id } = edit;
  const to = stateAfter('awaiting_consent', edit);
  const caps = await readCaps(deps, edit.asker);
  const step = await asked(deps.edits.goOn({ id, from: 'awaiting_consent', to }, caps));
  if (step.kind === 'refused') {
    deps.ambient.log.info({ edit: id, code: step.failure.code }, 'allowed, and held up');
    return edit;
  }
  // Somebody else was quicker, or it has ended.
  if (step.kind === 'gone') return (await asked(deps.edits.read(id))) ?? edit;
  deps.ambient.log.info({ edit: id, to }, 'allowed by everybody asked');
  if (to === 'queued') await feed(deps);
  else await enqueue(deps, 'deliver', id);
  return step.edit;
}
