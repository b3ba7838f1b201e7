import type { Decided } from '../core/ask.ts';
import type { Asker } from '../core/edit.ts';
import { asked } from './asked.ts';
import { type DecideDeps, decisionOf, nowDecided, readForModerator, tooLate } from './decide.ts';
import { enqueue } from './enqueue.ts';

/** A moderator's yes to showing a finished clip. Rejects with `edit_unknown`, `not_moderator`, `already_decided`. */
export async function publishEdit(deps: DecideDeps, asker: Asker, id: string): Promise<Decided> {
  const edit = await readForModerator(deps, asker, id);
  const { decision, note } = decisionOf(deps, edit, 'published', asker.userId);
  const moved = await asked(
    deps.edits.move({
      id,
      from: ['awaiting_review'],
      to: 'delivering',
      set: { decision },
      outbox: 'deliver',
      decision: note,
    }),
  );
  if (!moved) return tooLate(deps, id);
  deps.ambient.log.info({ edit: id, by: asker.userId }, 'published');
  await enqueue(deps, 'deliver', id);
  return nowDecided(deps, moved);
}
