import type { SetupPage } from '../../../core/settings-report.ts';
import { gate } from './gate.ts';

const pages = {
  who: 'Who',
  where: 'Where',
  moderators: 'Moderators',
  remixes: 'Remixes',
} satisfies Record<SetupPage, string>;

/** The menus of `/kling-admin setup`. */
export const setup = {
  /** On the buttons that lead to them. */
  pages,
  title: (page: SetupPage) => `**Kling in this server: ${pages[page]}**`,
  hint: 'Every choice counts at once',
  /** Over the menus. */
  mode: '**Mode**',
  allowedRoles: `**Allowed roles**, for the mode "${gate.modes.roles.label}"`,
  deniedRoles: '**Denied roles**: these never, in any mode',
  trustedRoles: '**Trusted roles**: these need no moderator',
  allowedChannels: '**Allowed channels**: with none, everywhere. A thread belongs to its channel',
  deniedChannels: '**Denied channels**: never here',
  moderatorRole: '**Moderators’ role**: without one, whoever may manage messages moderates',
  moderatorsChannel: '**Moderators’ channel**: where they are asked. Keep it hidden from others',
  auditChannel: '**Audit channel**: where decisions and changes are shown as well',
  remixClosedChannels:
    '**Channels closed to remixing**: no clip of theirs is remixed, and nothing there',
  neverRemixedRole: '**A role that is never remixed**: what its members make is theirs alone',
  remixThreads: '**Where remixes go**',
  /** In menus in which nothing is chosen. */
  chooseMode: 'Choose who may edit',
  chooseThreads: 'Choose where remixes go',
  none: 'None',
  noRole: 'No role',
  noChannel: 'No channel',
  /** Where remixes are posted, in a menu. */
  inTheChannel: 'In the channel in which they are asked for',
  inAThread: 'In a thread under what they were made from',
};
