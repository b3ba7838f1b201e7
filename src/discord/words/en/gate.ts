import type { GateMode } from '../../../core/gate.ts';
import { many } from './figures.ts';

const days = (n: number): string => many(n, { one: '# day', other: '# days' });

/** Who may edit. */
export const gate = {
  /** Each mode: its name in a menu, what it means there (both at most 100 characters), and as a sentence of what holds. */
  modes: {
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
  } satisfies Record<GateMode, { label: string; description: string; says: string }>,
  /** While no mode was chosen. */
  openByDefault: 'Everybody can edit. Nothing was chosen here, and that is the bot’s default.',
  closedByDefault: 'Only people who manage this server can edit, until you choose who else.',
  paused: 'Editing is paused here: /kling-admin resume lets it go on.',
  noModeratorsChannel:
    'There is no moderators’ channel, so nobody can be asked: until you choose one, edits that need a moderator do not go on.',
  noAllowedRole: 'No role is allowed yet, so only people who moderate can edit.',
  roleBoth: 'A role is allowed or trusted and denied as well: denied counts.',
  channelBoth: 'A channel is allowed and denied as well: denied counts.',
  /** Of members and accounts that are too new. */
  memberFor: (memberDays: number) =>
    `Only who has been a member of this server for ${days(memberDays)}.`,
  onDiscordFor: (accountDays: number) => `Only who has been on Discord for ${days(accountDays)}.`,
  bothFor: (memberDays: number, accountDays: number) =>
    `Only who has been a member of this server for ${days(memberDays)} and on Discord for ${days(accountDays)}.`,
};
