import type { GateSettings } from '../../core/gate.ts';
import type { GateReport } from '../../core/settings-report.ts';
import type { Texts } from './texts.ts';

/** Who may edit, in a sentence or two. */
export function modeLine({ gate, defaultGate }: GateReport, t: Texts): string {
  if (gate.mode !== null) return t.gate.modes[gate.mode].says;
  return defaultGate === 'open' ? t.gate.openByDefault : t.gate.closedByDefault;
}

/** What is not set and ought to be, or does not work as it is, a sentence each. */
export function missingLines({ gate }: GateReport, t: Texts): string[] {
  const { mode, moderatorsChannelId } = gate;
  const asks = mode === 'approval' || mode === 'review';
  return [
    gate.paused ? t.gate.paused : null,
    asks && moderatorsChannelId === null ? t.gate.noModeratorsChannel : null,
    mode === 'roles' && gate.allowedRoles.length === 0 ? t.gate.noAllowedRole : null,
    ...contradictions(gate, t),
  ].filter((line) => line !== null);
}

function contradictions(gate: GateSettings, t: Texts): (string | null)[] {
  const both = (one: readonly string[], other: readonly string[]): boolean =>
    one.some((id) => other.includes(id));
  const roles = [...gate.allowedRoles, ...gate.trustedRoles];
  return [
    both(roles, gate.deniedRoles) ? t.gate.roleBoth : null,
    both(gate.allowedChannels, gate.deniedChannels) ? t.gate.channelBoth : null,
  ];
}

/** Of members and accounts that are too new; null where none is. */
export function daysLine({ memberDays, accountDays }: GateSettings, t: Texts): string | null {
  if (memberDays === 0) return accountDays === 0 ? null : t.gate.onDiscordFor(accountDays);
  return accountDays === 0 ? t.gate.memberFor(memberDays) : t.gate.bothFor(memberDays, accountDays);
}
