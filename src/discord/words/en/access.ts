import type { GateList } from '../../../core/gate-change.ts';
import { count } from './figures.ts';

/** What `/kling-admin access` shows. Roles and channels are mentions. */
export const access = {
  title: '**Who may edit in this server**',
  changed: '**Changed. From now on this holds here:**',
  lists: {
    allowedRoles: 'Allowed roles',
    deniedRoles: 'Denied roles',
    trustedRoles: 'Trusted roles, which need no moderator',
    allowedChannels: 'Allowed channels',
    deniedChannels: 'Denied channels',
    remixClosedChannels: 'Channels closed to remixing',
  } satisfies Record<GateList, string>,
  /** `name` from above. */
  list: (name: string, mentions: readonly string[]) => `${name}: ${mentions.join(' ')}`,
  /** With more than are shown. */
  longList: (name: string, mentions: readonly string[], more: number) =>
    `${name}: ${mentions.join(' ')} and ${count(more)} more`,
  neverRemixed: (role: string) => `Never remixed by others: what ${role} makes`,
  remixesInThreads: 'Remixes: in a thread under what they were made from',
  moderators: (role: string) => `Moderators: ${role}`,
  moderatorsByPermission: 'Moderators: who may manage messages',
  moderatorsChannel: (channel: string) => `Moderators’ channel: ${channel}`,
  noModeratorsChannel: 'Moderators’ channel: none',
  auditChannel: (channel: string) => `Audit channel: ${channel}`,
  noAuditChannel: 'Audit channel: none',
  hint: '/kling-admin setup sets the same with menus',
};
