import { decided } from '../core/audit.ts';
import type { Asker } from '../core/edit.ts';
import { fail } from '../core/errors.ts';
import { NO_SERVER_LIMITS, type PersonLimits, type ServerLimits } from '../core/limits.ts';
import type { LimitsChange, LimitsReport } from '../core/report.ts';
import { managesServer } from '../core/rights.ts';
import type { CapsDeps } from './caps.ts';
import type { Ambient } from './ports.ts';

export type ChangeLimitsDeps = CapsDeps & { ambient: Ambient };

/**
 * Changes a server's limits for its managers, or with null only reads them. Rejects with `not_manager`, `above_ceiling`,
 * `budget_of_role`.
 */
export async function changeLimits(
  deps: ChangeLimitsDeps,
  asker: Asker,
  change: LimitsChange | null,
): Promise<LimitsReport> {
  if (!managesServer(asker.permissions)) throw fail('not_manager');
  const before = await deps.servers.limits(asker.serverId);
  if (change === null) return { server: before, operator: deps.operatorCaps };
  const server = changed(before, change, deps.operatorCaps.serverDayMicros);
  const { userId: by, serverId } = asker;
  const decision = decided(serverId, 'limits.changed', by, { about: 'limits' });
  await deps.servers.setLimits(serverId, server, decision);
  deps.ambient.log.info({ server: serverId, by, before, after: server }, 'limits changed');
  return { server, operator: deps.operatorCaps };
}

function changed(before: ServerLimits, change: LimitsChange, ceiling: number): ServerLimits {
  const { roleId, reset, serverDayMicros, showsCost } = change;
  const person = personOf(change);
  if (roleId !== null) {
    if (serverDayMicros !== undefined || showsCost !== undefined) throw fail('budget_of_role');
    const { [roleId]: tier, ...others } = before.tiers;
    const after = { ...(reset ? {} : tier), ...person };
    const tiers = Object.keys(after).length === 0 ? others : { ...others, [roleId]: after };
    return { ...before, tiers };
  }
  if (serverDayMicros !== undefined && ceiling > 0) {
    // 0 means no limit, which is more than any ceiling.
    if (serverDayMicros === 0 || serverDayMicros > ceiling) {
      throw fail('above_ceiling', { maxMicros: ceiling });
    }
  }
  return {
    ...before,
    person: { ...(reset ? {} : before.person), ...person },
    serverDayMicros: serverDayMicros ?? (reset ? null : before.serverDayMicros),
    showsCost: showsCost ?? (reset ? NO_SERVER_LIMITS.showsCost : before.showsCost),
  };
}

function personOf(change: LimitsChange): Partial<PersonLimits> {
  const { atOnce, cooldownMs, dayEdits, dayClipMs } = change;
  return {
    ...(atOnce === undefined ? {} : { atOnce }),
    ...(cooldownMs === undefined ? {} : { cooldownMs }),
    ...(dayEdits === undefined ? {} : { dayEdits }),
    ...(dayClipMs === undefined ? {} : { dayClipMs }),
  };
}
