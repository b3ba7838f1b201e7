import { decided, type AuditAction, type Decision } from '../core/audit.ts';
import type { Decided } from '../core/ask.ts';
import type { Asker, Edit, ModeratorDecision } from '../core/edit.ts';
import { fail } from '../core/errors.ts';
import { moderates } from '../core/rights.ts';
import { readAsk } from './ask-report.ts';
import { redrawAsk } from './ask.ts';
import { asked } from './asked.ts';
import type { Ports } from './ports.ts';
import type { ShowDeps } from './show.ts';

export type DecideDeps = Ports & ShowDeps;

/** Who comes too late is told soon: Discord waits for the answer. In ms. */
const REDRAW_WITHIN_MS = 1_000;

/** An edit for who moderates in its server. Rejects with `edit_unknown`, `not_moderator`. */
export async function readForModerator(
  deps: Pick<Ports, 'edits' | 'servers'>,
  asker: Asker,
  id: string,
): Promise<Edit> {
  const edit = await asked(deps.edits.read(id));
  // Of another server's edit nobody learns more than that it is not theirs to know.
  if (!edit || edit.serverId !== asker.serverId) throw fail('edit_unknown');
  const { moderatorRoleId } = await asked(deps.servers.gate(asker.serverId));
  if (!moderates(asker, moderatorRoleId)) throw fail('not_moderator');
  return edit;
}

const ACTIONS = {
  approved: 'edit.approved',
  rejected: 'edit.rejected',
  published: 'edit.published',
  withheld: 'edit.withheld',
} as const satisfies Record<ModeratorDecision['kind'], AuditAction>;

/** A decision as it is stored with the edit, and as it is noted. */
export function decisionOf(
  { ambient }: DecideDeps,
  { id, serverId, requesterId }: Edit,
  kind: ModeratorDecision['kind'],
  by: string,
  reason = '',
): { decision: ModeratorDecision; note: Decision } {
  const about = { subject: requesterId, about: id, reason: reason === '' ? null : reason };
  return {
    decision: { kind, by, atMs: ambient.now(), reason },
    note: decided(serverId, ACTIONS[kind], by, about),
  };
}

/** What moderators see of an edit that was just decided. */
export async function nowDecided(deps: DecideDeps, edit: Edit): Promise<Decided> {
  return { kind: 'decided', report: await readAsk(deps, edit) };
}

/**
 * The answer to a decision that came too late: the first one holds. One that its person withdrew, or that expired, shows so.
 * Rejects with `already_decided`, `edit_unknown`.
 */
export async function tooLate(deps: DecideDeps, id: string): Promise<Decided> {
  const edit = await asked(deps.edits.read(id));
  if (!edit) throw fail('edit_unknown');
  if (edit.decision === null) return nowDecided(deps, edit);
  // The winner's own answer may have been lost.
  await redrawAsk(deps, edit, REDRAW_WITHIN_MS);
  throw fail('already_decided');
}
