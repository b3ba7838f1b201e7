import type { Deps } from '../deps.ts';
import type * as model from '../model.ts';
import { may } from '../permissions.ts';
import {
  type Json,
  presentMember,
  presentPartialChannel,
  presentRole,
  presentUser,
} from '../present.ts';
import { ClientRefusal } from './refused.ts';

const USERS = 5;
const ROLES = 6;
const MENTIONABLES = 7;
const CHANNELS = 8;

/** The objects behind the ids that were picked, as they stand beside them: a list of each kind, by id. */
export type Resolved = Record<'users' | 'members' | 'roles' | 'channels', Json>;

/**
 * Looks the picked ids up.
 *
 * @throws ClientRefusal for one that the menu would not have offered.
 */
export function resolvePicked(
  { world }: Deps,
  { user, channel }: { user: model.User; channel: model.Channel },
  menu: model.Component,
  ids: readonly string[],
): Partial<Resolved> {
  const found: Resolved = { users: {}, members: {}, roles: {}, channels: {} };
  for (const id of ids) {
    const member = offers(menu, USERS) ? channel.server?.members.get(id) : undefined;
    const role = offers(menu, ROLES) ? channel.server?.roles.get(id) : undefined;
    const picked = menu.type === CHANNELS ? world.channels.get(id) : undefined;
    if (member) {
      found.users[id] = presentUser(member.user);
      found.members[id] = presentMember(member, { withUser: false });
    } else if (role) found.roles[id] = presentRole(role);
    else if (picked && isOffered(picked, menu, { user, channel })) {
      found.channels[id] = presentPartialChannel(picked, user.id);
    } else if (menu.type >= USERS && menu.type <= CHANNELS) {
      throw new ClientRefusal(`"${menu.custom_id}" does not offer "${id}".`);
    }
  }
  return Object.fromEntries(
    Object.entries(found).filter(([, objects]) => Object.keys(objects).length > 0),
  );
}

const offers = ({ type }: model.Component, kind: number): boolean =>
  type === kind || type === MENTIONABLES;

/** A channel of this server, of a type that is asked for, that this person sees. */
function isOffered(
  picked: model.Channel,
  { channel_types: types }: model.Component,
  { user, channel }: { user: model.User; channel: model.Channel },
): boolean {
  if (picked.deleted || !picked.server || picked.server !== channel.server) return false;
  if (types && types.length > 0 && !types.includes(picked.type)) return false;
  return may(picked, user.id, 'ViewChannel');
}
