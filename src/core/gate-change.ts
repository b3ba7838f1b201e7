import type { GateSettings } from './gate.ts';

/** What holds several ids. */
export const GATE_LISTS = [
  'allowedRoles',
  'deniedRoles',
  'trustedRoles',
  'allowedChannels',
  'deniedChannels',
  'remixClosedChannels',
] as const;

/** What holds one id, or none. */
export const GATE_IDS = [
  'moderatorRoleId',
  'moderatorsChannelId',
  'auditChannelId',
  'neverRemixedRoleId',
] as const;

export type GateList = (typeof GATE_LISTS)[number];
export type GateId = (typeof GATE_IDS)[number];

/** Ids in one list: as many as one of Discord's menus can show as chosen. */
export const GATE_LIST_MAX = 25;
/** Days that can be asked for. */
export const GATE_DAYS_MAX = 3_650;

/**
 * What becomes of a role; of a channel all but `trust`. `protect`: what is made or posted there, or by whom has that role, is not
 * remixed; who may edit stays as it is. `clear`: nothing is said of it any more.
 */
export const ACCESS_ACTIONS = ['allow', 'deny', 'trust', 'protect', 'clear'] as const;

export type AccessAction = (typeof ACCESS_ACTIONS)[number];

/** What somebody wants changed of a server's gate; a field that is absent stays. */
export interface GateChange extends Partial<
  Pick<GateSettings, 'mode' | 'memberDays' | 'accountDays' | 'remixThreads' | GateList | GateId>
> {
  role?: { id: string; action: AccessAction };
  channel?: { id: string; action: Exclude<AccessAction, 'trust'> };
}

/** The gate with a change made; whole lists and single ids can be given in one. */
export function changedGate(before: GateSettings, change: GateChange): GateSettings {
  const { role, channel, ...fields } = change;
  const after = { ...before, ...fields };
  return {
    ...after,
    ...(role && rolesAfter(after, role)),
    ...(channel && channelsAfter(after, channel)),
  };
}

/** A role can be allowed and trusted, which are different things; one that is denied is neither. */
function rolesAfter(
  gate: GateSettings,
  { id, action }: { id: string; action: AccessAction },
): Partial<GateSettings> {
  const { allowedRoles, deniedRoles, trustedRoles, neverRemixedRoleId } = gate;
  if (action === 'protect') return { neverRemixedRoleId: id };
  return {
    ...(action === 'clear' && neverRemixedRoleId === id && { neverRemixedRoleId: null }),
    allowedRoles: action === 'trust' ? allowedRoles : moved(allowedRoles, id, action === 'allow'),
    deniedRoles: moved(deniedRoles, id, action === 'deny'),
    trustedRoles: action === 'allow' ? trustedRoles : moved(trustedRoles, id, action === 'trust'),
  };
}

function channelsAfter(
  { allowedChannels, deniedChannels, remixClosedChannels }: GateSettings,
  { id, action }: { id: string; action: Exclude<AccessAction, 'trust'> },
): Partial<GateSettings> {
  if (action === 'protect') return { remixClosedChannels: moved(remixClosedChannels, id, true) };
  return {
    allowedChannels: moved(allowedChannels, id, action === 'allow'),
    deniedChannels: moved(deniedChannels, id, action === 'deny'),
    ...(action === 'clear' && { remixClosedChannels: moved(remixClosedChannels, id, false) }),
  };
}

/** The list with the id in it, once, or without it. */
function moved(list: readonly string[], id: string, isIn: boolean): string[] {
  const others = list.filter((one) => one !== id);
  return isIn ? [...others, id] : others;
}
