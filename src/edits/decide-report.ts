import { decided } from '../core/audit.ts';
import type { Asker, Edit } from '../core/edit.ts';
import { fail } from '../core/errors.ts';
import type { Reported } from '../core/reported.ts';
import { asked } from './asked.ts';
import type { Ports } from './ports.ts';
import { storeBlock, type BlockingDeps } from './store-block.ts';
import { checkModerates, readKnown } from './whose-clip.ts';

export type DecideReportDeps = BlockingDeps & Pick<Ports, 'reports'>;

/** Ends a round of reports with nothing done. Rejects with `only_in_server`, `not_moderator`, `edit_unknown`, `already_decided`. */
export async function dismissReport(
  deps: DecideReportDeps,
  asker: Asker,
  id: string,
  round: number,
): Promise<{ edit: Edit; reported: Reported | null }> {
  await checkModerates(deps, asker);
  const edit = await readKnown(deps, asker, id);
  const { serverId, requesterId: subject } = edit;
  const by = asker.userId;
  const decision = decided(serverId, 'report.dismissed', by, { subject, about: id });
  if (!(await asked(deps.reports.dismiss(id, round, by, decision)))) throw fail('already_decided');
  deps.ambient.log.info({ edit: id, by }, 'its report is dismissed');
  return { edit, reported: await asked(deps.reports.read(id)) };
}

/** Whom a moderator blocks, by the clip that was made for them. */
export interface BlockRequest {
  editId: string;
  reason: string;
  /** Null: until somebody unblocks them. */
  days: number | null;
}

/** Blocks the person that a reported clip was made for. Rejects with `only_in_server`, `not_moderator`, `edit_unknown`. */
export async function blockReported(
  deps: DecideReportDeps,
  asker: Asker,
  { editId, reason, days }: BlockRequest,
): Promise<{ userId: string; untilMs: number | null }> {
  await checkModerates(deps, asker);
  const { serverId, requesterId: userId } = await readKnown(deps, asker, editId);
  const by = asker.userId;
  const who = { serverId, userId, by, about: editId };
  const { untilMs } = await storeBlock(deps, who, { reason, days });
  return { userId, untilMs };
}
