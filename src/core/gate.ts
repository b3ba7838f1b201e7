import type { Asker } from './edit.ts';
import { failure, type Failure } from './errors.ts';
import { managesServer, moderates } from './rights.ts';

/**
 * A server's rule for who may edit: everybody; those with a role; everybody, once a moderator said yes; everybody, but a moderator
 * sees the result before the channel does.
 */
export const GATE_MODES = ['open', 'roles', 'approval', 'review'] as const;

export type GateMode = (typeof GATE_MODES)[number];

/** Who may edit in a server, as its managers have set it. Ids throughout; empty lists ask nothing. */
export interface GateSettings {
  /** Null: as the operator's default has it. */
  mode: GateMode | null;
  /** In `roles`: one of these is needed. */
  allowedRoles: readonly string[];
  /** Never, in any mode: denied wins. */
  deniedRoles: readonly string[];
  /** In `approval` and `review`: these need none. */
  trustedRoles: readonly string[];
  /** A thread belongs to its channel. */
  allowedChannels: readonly string[];
  deniedChannels: readonly string[];
  /** Days that somebody has to be a member, and to have an account. */
  memberDays: number;
  accountDays: number;
  /** Null: who may manage messages moderates. */
  moderatorRoleId: string | null;
  /** Where requests, results to review and reports go. */
  moderatorsChannelId: string | null;
  /** Where decisions and changes are shown as well. */
  auditChannelId: string | null;
  /** Clips posted there are not remixed, and nothing is remixed there. A thread belongs to its channel. */
  remixClosedChannels: readonly string[];
  /** Whose work is never remixed by others; null: nobody's. */
  neverRemixedRoleId: string | null;
  /** Whether remixes are posted in a thread under what they were made from. */
  remixThreads: boolean;
  /** Nobody may start anything here for now. */
  paused: boolean;
  /** The server's preferred locale when a manager last changed any of these: for what is said where nobody has asked. */
  locale: string;
}

export const NO_GATE_SETTINGS: GateSettings = {
  mode: null,
  allowedRoles: [],
  deniedRoles: [],
  trustedRoles: [],
  allowedChannels: [],
  deniedChannels: [],
  memberDays: 0,
  accountDays: 0,
  moderatorRoleId: null,
  moderatorsChannelId: null,
  auditChannelId: null,
  remixClosedChannels: [],
  neverRemixedRoleId: null,
  remixThreads: false,
  paused: false,
  locale: 'en-US',
};

/** Somebody who may not edit in a server. */
export interface Block {
  reason: string;
  /** Null: until somebody unblocks them. */
  untilMs: number | null;
}

/** What a gate says to somebody who asks for an edit. */
export type GateAnswer =
  /** It is queued at once; `review`: its result goes to the moderators first. */
  | { kind: 'let_in'; review: boolean }
  /** A moderator decides before it is queued. */
  | { kind: 'approval' }
  | { kind: 'refused'; failure: Failure };

const DAY_MS = 86_400_000;

/** Asks the gate of a server. Whoever is not let in by a rule is not let in. */
export function askGate(
  gate: GateSettings,
  defaultGate: 'open' | 'closed',
  asker: Asker,
  block: Block | null,
  nowMs: number,
): GateAnswer {
  const failure = refusalOf(gate, asker, block, nowMs);
  if (failure) return { kind: 'refused', failure };
  const mode = gate.mode ?? defaultGate;
  switch (mode) {
    case 'open':
      return { kind: 'let_in', review: false };
    case 'closed':
      return closed(asker);
    case 'roles':
      return byRole(gate, asker);
    case 'approval':
      return isTrusted(gate, asker) ? { kind: 'let_in', review: false } : { kind: 'approval' };
    case 'review':
      return { kind: 'let_in', review: !isTrusted(gate, asker) };
  }
}

/** What holds in every mode, and for everybody. */
function refusalOf(
  gate: GateSettings,
  asker: Asker,
  block: Block | null,
  nowMs: number,
): Failure | null {
  if (gate.paused) return failure('server_paused');
  if (block && (block.untilMs === null || block.untilMs > nowMs))
    return failure('gate_blocked', block);
  const places = [asker.channelId, ...(asker.parentChannelId ? [asker.parentChannelId] : [])];
  if (
    has(gate.deniedChannels, places) ||
    (gate.allowedChannels.length > 0 && !has(gate.allowedChannels, places))
  ) {
    return failure('gate_channel', { channels: [...gate.allowedChannels] });
  }
  if (has(gate.deniedRoles, asker.roles)) return failure('gate_role_denied');
  const memberFromMs = (asker.joinedAtMs ?? nowMs) + gate.memberDays * DAY_MS;
  if (gate.memberDays > 0 && memberFromMs > nowMs) {
    return failure('gate_member_new', { days: gate.memberDays, fromMs: memberFromMs });
  }
  const accountFromMs = createdAtMs(asker.userId) + gate.accountDays * DAY_MS;
  if (gate.accountDays > 0 && accountFromMs > nowMs) {
    return failure('gate_account_new', { days: gate.accountDays, fromMs: accountFromMs });
  }
  return null;
}

function closed(asker: Asker): GateAnswer {
  return managesServer(asker.permissions)
    ? { kind: 'let_in', review: false }
    : { kind: 'refused', failure: failure('gate_closed', { canSetUp: false }) };
}

/** Who moderates needs no role to use what they moderate. */
function byRole(gate: GateSettings, asker: Asker): GateAnswer {
  return has(gate.allowedRoles, asker.roles) || moderates(asker, gate.moderatorRoleId)
    ? { kind: 'let_in', review: false }
    : { kind: 'refused', failure: failure('gate_role_missing', { roles: [...gate.allowedRoles] }) };
}

/** Whose word would be asked needs to ask nobody. */
function isTrusted(gate: GateSettings, asker: Asker): boolean {
  return has(gate.trustedRoles, asker.roles) || moderates(asker, gate.moderatorRoleId);
}

const has = (list: readonly string[], ids: readonly string[]): boolean =>
  ids.some((id) => list.includes(id));

/** Discord's epoch, in ms. Source: docs.discord.com, "Snowflakes". */
const EPOCH_MS = 1_420_070_400_000n;

/** When an account was made, by its id: in ms. What is no id is as old as Discord. */
export function createdAtMs(id: string): number {
  return Number(((/^\d{1,20}$/.test(id) ? BigInt(id) : 0n) >> 22n) + EPOCH_MS);
}
