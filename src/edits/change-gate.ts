import { isDeepStrictEqual } from 'node:util';

import { type AuditAction, decided } from '../core/audit.ts';
import type { Asker } from '../core/edit.ts';
import { fail } from '../core/errors.ts';
import type { GateSettings } from '../core/gate.ts';
import { changedGate, GATE_LIST_MAX, GATE_LISTS, type GateChange } from '../core/gate-change.ts';
import { managesServer } from '../core/rights.ts';
import type { GateReport } from '../core/settings-report.ts';
import { asked } from './asked.ts';
import type { Ambient, Ports } from './ports.ts';

export type ChangeGateDeps = Pick<Ports, 'servers'> & {
  ambient: Ambient;
  defaultGate: 'open' | 'closed';
};

/**
 * Changes who may edit in a server, and where, for its managers; with null only reads it. Rejects with `not_manager`,
 * `list_full`, `everyone_role`, `store_unreachable`.
 */
export async function changeGate(
  deps: ChangeGateDeps,
  asker: Asker,
  change: GateChange | null,
): Promise<GateReport> {
  if (!managesServer(asker.permissions)) throw fail('not_manager');
  const { serverId, userId: by } = asker;
  const { defaultGate } = deps;
  if (change === null) return { gate: await asked(deps.servers.gate(serverId)), defaultGate };
  const about = Object.keys(change).join(', ');
  const decision = decided(serverId, actionOf(change), by, { about });
  const gate = await deps.servers.changeGate(
    serverId,
    (before) => withLocale(before, checked(serverId, before, changedGate(before, change)), asker),
    decision,
  );
  deps.ambient.log.info({ server: serverId, by, about }, 'gate changed');
  return { gate, defaultGate };
}

/** What a role or a channel of somebody's choice must not be, or be too many of. */
function checked(serverId: string, before: GateSettings, after: GateSettings): GateSettings {
  const roles = [...after.allowedRoles, ...after.deniedRoles, ...after.trustedRoles];
  // A server's role of its own id is @everyone, which nobody is said to have.
  const single = [after.moderatorRoleId, after.neverRemixedRoleId];
  if ([...roles, ...single].includes(serverId)) throw fail('everyone_role');
  for (const list of GATE_LISTS) {
    const { length } = after[list];
    if (length > GATE_LIST_MAX && length > before[list].length) {
      throw fail('list_full', { max: GATE_LIST_MAX });
    }
  }
  return after;
}

/** With the server's locale of now, wherever something else changed. */
function withLocale(
  before: GateSettings,
  after: GateSettings,
  { serverLocale }: Asker,
): GateSettings {
  return isDeepStrictEqual(before, after) ? before : { ...after, locale: serverLocale };
}

function actionOf(change: GateChange): AuditAction {
  if (change.mode !== undefined) return 'gate.changed';
  const isChannel = change.moderatorsChannelId !== undefined || change.auditChannelId !== undefined;
  return isChannel ? 'channel.changed' : 'access.changed';
}
