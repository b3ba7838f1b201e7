import type { Asker, Edit } from '../core/edit.ts';
import { fail } from '../core/errors.ts';
import { moderates } from '../core/rights.ts';
import { asked } from './asked.ts';
import type { Ports } from './ports.ts';

type WhoseDeps = Pick<Ports, 'edits' | 'servers'>;

/** In direct messages Discord says neither server nor member. */
const isDirect = ({ serverId }: Asker): boolean => serverId === '';

/**
 * An edit as far as somebody may know of it: one of the server they are in, or their own from a direct message.
 * Rejects with `edit_unknown`, and with `only_in_server` for others' from there.
 */
export async function readKnown(deps: WhoseDeps, asker: Asker, id: string): Promise<Edit> {
  const edit = await asked(deps.edits.read(id));
  if (isDirect(asker)) {
    if (edit?.requesterId === asker.userId) return edit;
    throw fail('only_in_server');
  }
  // Of another server's edit nobody learns more than that it is not theirs to know.
  if (edit?.serverId !== asker.serverId) throw fail('edit_unknown');
  return edit;
}

/** Rejects with `only_in_server`, `not_moderator`: asked with the rights they have now. */
export async function checkModerates(deps: WhoseDeps, asker: Asker): Promise<void> {
  if (isDirect(asker)) throw fail('only_in_server');
  const { moderatorRoleId } = await asked(deps.servers.gate(asker.serverId));
  if (!moderates(asker, moderatorRoleId)) throw fail('not_moderator');
}

/** Rejects with what became of a clip that is not there any more: `taken_down`, `clip_deleted`. */
export function checkThere({ takeDown }: Edit): void {
  if (takeDown?.kind === 'deleted') throw fail('clip_deleted');
  if (takeDown) throw fail('taken_down', { reason: takeDown.reason });
}
