import type { GateMode, GateSettings } from '../../core/gate.ts';
import type { GateReport } from '../../core/settings-report.ts';
import { many } from './figures.ts';

/** Each mode: its name in a menu, what it means there, and as a sentence of what holds. */
export const MODE_WORDS = {
  open: {
    label: 'Everybody',
    description: 'Everybody can edit, within the limits.',
    says: 'Everybody can edit.',
  },
  roles: {
    label: 'Only some roles',
    description: 'Who has one of the allowed roles can edit, and who moderates.',
    says: 'Who has one of the allowed roles can edit, and who moderates.',
  },
  approval: {
    label: 'After a moderator’s yes',
    description: 'Everybody can ask; a moderator approves each edit before it costs anything.',
    says: 'Everybody can ask, and a moderator approves each edit before it costs anything.',
  },
  review: {
    label: 'Moderators see results first',
    description: 'Everybody can edit; a moderator looks at each result before it is shown.',
    says: 'Everybody can edit, and a moderator looks at each result before it is shown.',
  },
} as const satisfies Record<GateMode, { label: string; description: string; says: string }>;

/** Where remixes are posted. */
export const THREAD_WORDS = {
  no: 'In the channel in which they are asked for',
  yes: 'In a thread under what they were made from',
} as const;

/** Who may edit, in a sentence or two. */
export function modeLine({ gate, defaultGate }: GateReport): string {
  if (gate.mode !== null) return MODE_WORDS[gate.mode].says;
  return defaultGate === 'open'
    ? `${MODE_WORDS.open.says} Nothing was chosen here, and that is the bot’s default.`
    : 'Only people who manage this server can edit, until you choose who else.';
}

/** What is not set and ought to be, or does not work as it is, a sentence each. */
export function missingLines({ gate }: GateReport): string[] {
  const { mode, moderatorsChannelId } = gate;
  const asks = mode === 'approval' || mode === 'review';
  return [
    gate.paused ? 'Editing is paused here: /kling-admin resume lets it go on.' : null,
    asks && moderatorsChannelId === null
      ? 'There is no moderators’ channel, so nobody can be asked: until you choose one, edits that need a moderator do not go on.'
      : null,
    mode === 'roles' && gate.allowedRoles.length === 0
      ? 'No role is allowed yet, so only people who moderate can edit.'
      : null,
    ...contradictions(gate),
  ].filter((line) => line !== null);
}

function contradictions(gate: GateSettings): (string | null)[] {
  const both = (one: readonly string[], other: readonly string[]): boolean =>
    one.some((id) => other.includes(id));
  const roles = [...gate.allowedRoles, ...gate.trustedRoles];
  return [
    both(roles, gate.deniedRoles)
      ? 'A role is allowed or trusted and denied as well: denied counts.'
      : null,
    both(gate.allowedChannels, gate.deniedChannels)
      ? 'A channel is allowed and denied as well: denied counts.'
      : null,
  ];
}

/** Of members and accounts that are too new; null where none is. */
export function daysLine({ memberDays, accountDays }: GateSettings): string | null {
  const rules = [
    memberDays === 0 ? null : `a member of this server for ${many(memberDays, 'day')}`,
    accountDays === 0 ? null : `on Discord for ${many(accountDays, 'day')}`,
  ].filter((rule) => rule !== null);
  return rules.length === 0 ? null : `Only who has been ${rules.join(' and ')}.`;
}
