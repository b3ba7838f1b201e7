import type { GateMode, GateSettings } from '../../../core/gate.ts';
import type { PersonLimits, ServerLimits } from '../../../core/limits.ts';
import type { PauseReason } from '../../../core/pause.ts';
import type { EditState } from '../../../core/states.ts';
import type { RemoteRules, ServerWords } from '../../../core/word-lists.ts';
import { count, many } from './figures.ts';

type Field =
  | Exclude<keyof GateSettings, 'locale'>
  | Exclude<keyof ServerWords, 'remote'>
  | keyof RemoteRules
  | keyof PersonLimits
  | Exclude<keyof ServerLimits, 'person' | 'tiers'>;

/** What changed, from what to what, in the audit log. What has no words here shows as it is stored. */
export const changes = {
  change: (from: string, to: string) => `${from} → ${to}`,
  field: (name: string, change: string) => `${name}: ${change}`,
  /** Of a field inside something that has a name of its own: a role that has limits of its own. */
  inside: (outer: string, name: string) => `${outer}, ${name}`,
  /** Of all that changed; `more` is left out. */
  all: (changed: readonly string[], more: number) =>
    [...changed, ...(more === 0 ? [] : [`${count(more)} more`])].join('; '),
  none: 'none',
  yes: 'yes',
  no: 'no',
  entries: (n: number) => many(n, { one: '# entry', other: '# entries' }),
  /** Names between commas. */
  names: (names: readonly string[]) => names.join(', '),
  fields: {
    mode: 'mode',
    allowedRoles: 'allowed roles',
    deniedRoles: 'denied roles',
    trustedRoles: 'trusted roles',
    allowedChannels: 'allowed channels',
    deniedChannels: 'denied channels',
    memberDays: 'days as a member',
    accountDays: 'days on Discord',
    moderatorRoleId: 'moderators’ role',
    moderatorsChannelId: 'moderators’ channel',
    auditChannelId: 'audit channel',
    remixClosedChannels: 'channels closed to remixing',
    neverRemixedRoleId: 'role that is never remixed',
    remixThreads: 'remixes in threads',
    paused: 'paused',
    builtIn: 'the bot’s own list of words',
    refuse: 'words that are refused',
    approval: 'words for a moderator',
    flagged: 'when the moderation service objects',
    unanswered: 'when the moderation service gives no answer',
    atOnce: 'edits at once',
    cooldownMs: 'pause between two edits',
    dayEdits: 'edits a day',
    dayClipMs: 'length of clip a day',
    serverDayMicros: 'the server’s budget a day',
    showsCost: 'costs are shown',
  } satisfies Record<Field, string>,
  /** What else an entry can be about, or count. */
  others: {
    role: 'role',
    channel: 'channel',
    limits: 'limits',
    words: 'words',
    pause: 'pause',
    settings: 'settings',
    audit: 'audit log',
    edits: 'edits',
    reports: 'reports',
    left: 'left',
    ended: 'ended',
    toTell: 'to be told',
    reason: 'reason',
    neededMicros: 'needed',
  },
  /** What stands in a field. */
  modes: {
    open: 'open',
    roles: 'roles',
    approval: 'approval',
    review: 'review',
  } satisfies Record<GateMode, string>,
  actions: {
    refuse: 'refuse',
    approval: 'approval',
    allow: 'allow',
    off: 'off',
  } satisfies Record<RemoteRules['unanswered'] | ServerWords['builtIn'], string>,
  pauses: {
    credits: 'credit used up',
    key: 'key not accepted',
    model_forbidden: 'model not allowed',
    model_missing: 'model not found',
    model_retired: 'model no longer offered',
    operator: 'an operator’s word',
  } satisfies Record<PauseReason, string>,
  states: {
    preparing: 'preparing',
    awaiting_consent: 'waiting for a yes',
    awaiting_approval: 'waiting for a moderator',
    queued: 'queued',
    submitting: 'starting',
    generating: 'editing',
    awaiting_review: 'waiting for review',
    delivering: 'on its way',
    delivered: 'delivered',
    rejected: 'rejected',
    cancelled: 'cancelled',
    failed: 'failed',
    unknown_outcome: 'ended unknown',
    undeliverable: 'not deliverable',
  } satisfies Record<EditState, string>,
  /** An edit goes on, and its result is not posted. */
  dropped: 'dropped',
};
