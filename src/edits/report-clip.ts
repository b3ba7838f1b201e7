import { decided } from '../core/audit.ts';
import type { Asker } from '../core/edit.ts';
import { fail } from '../core/errors.ts';
import type { ReportedIn } from '../core/reported.ts';
import { asked } from './asked.ts';
import type { Ambient, Ports } from './ports.ts';
import { checkThere, readKnown } from './whose-clip.ts';

export type ReportDeps = Pick<Ports, 'edits' | 'servers' | 'reports'> & { ambient: Ambient };

/**
 * Brings a clip to the attention of its server's moderators, once for each person. Its card is drawn by whoever looks next
 * (`show-reports.ts`). Where moderators see it.
 *
 * Rejects with `edit_unknown`, `only_in_server`, `already_reported`, `taken_down`, `clip_deleted`.
 */
export async function reportClip(
  deps: ReportDeps,
  asker: Asker,
  id: string,
  reason: string,
): Promise<ReportedIn> {
  if (asker.serverId === '') throw fail('only_in_server');
  const edit = await readKnown(deps, asker, id);
  checkThere(edit);
  if (edit.state !== 'delivered') throw fail('edit_unknown');
  const { serverId, requesterId: subject } = edit;
  const by = asker.userId;
  const decision = decided(serverId, 'edit.reported', by, { subject, about: id, reason });
  const said = await asked(deps.reports.add(id, { by, reason }, decision));
  if (said === 'repeated') throw fail('already_reported');
  if (said === 'taken_down') checkThere((await asked(deps.edits.read(id))) ?? edit);
  deps.ambient.log.info({ edit: id, server: serverId }, 'reported');
  const { moderatorsChannelId } = await asked(deps.servers.gate(serverId));
  return moderatorsChannelId === null ? null : { channelId: moderatorsChannelId };
}
