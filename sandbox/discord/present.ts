import * as model from './model.ts';
import { channelPermissions } from './permissions.ts';

/** How things look on the wire. Every function returns a fresh object that can be kept. */
export type Json = Record<string, unknown>;

/** A moment as Discord writes it. */
export const iso = (ms: number): string => new Date(ms).toISOString().replace('Z', '000+00:00');

export function presentUser(user: model.User): Json {
  return {
    id: user.id,
    username: user.name,
    discriminator: user.bot ? '0001' : '0',
    global_name: user.bot ? null : user.name,
    avatar: null,
    bot: user.bot,
    public_flags: 0,
  };
}

/** A member without `user`, as it stands beside one, or with it. */
export function presentMember(member: model.Member, { withUser = true } = {}): Json {
  return {
    ...(withUser ? { user: presentUser(member.user) } : {}),
    roles: [...member.roleIds],
    nick: member.nick,
    avatar: null,
    banner: null,
    joined_at: iso(member.joinedAt),
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
  };
}

export function presentRole(role: model.Role): Json {
  return {
    id: role.id,
    name: role.name,
    permissions: String(role.permissions),
    position: role.position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: false,
    flags: 0,
  };
}

export function presentServer(server: model.Server): Json {
  return {
    id: server.id,
    name: server.name,
    icon: null,
    owner_id: server.ownerId,
    features: [],
    roles: [...server.roles.values()].map(presentRole),
    emojis: [],
    stickers: [],
    preferred_locale: server.preferredLocale,
    verification_level: 1,
    default_message_notifications: 0,
    explicit_content_filter: 2,
    premium_tier: 0,
    nsfw_level: 0,
    afk_timeout: 300,
    mfa_level: 0,
    system_channel_flags: 0,
    system_channel_id: null,
    premium_progress_bar_enabled: false,
  };
}

export function presentChannel(channel: model.Channel): Json {
  const { id, type, server, parent, thread, recipient } = channel;
  if (recipient) return { id, type, flags: 0, recipients: [presentUser(recipient)] };
  const shared = {
    id,
    type,
    guild_id: server?.id,
    name: channel.name,
    parent_id: parent?.id ?? null,
    rate_limit_per_user: 0,
    flags: 0,
    last_message_id: null,
  };
  if (thread) {
    return {
      ...shared,
      message_count: 0,
      member_count: 1,
      thread_metadata: {
        archived: thread.archived,
        locked: thread.locked,
        auto_archive_duration: 1440,
        archive_timestamp: iso(thread.createdAt),
        create_timestamp: iso(thread.createdAt),
      },
    };
  }
  const overwrites = [...channel.overwrites.values()].map((each) => ({
    id: each.id,
    type: each.type,
    allow: String(each.allow),
    deny: String(each.deny),
  }));
  return { ...shared, position: 0, topic: null, nsfw: false, permission_overwrites: overwrites };
}

/** A channel as an interaction carries it: with the permissions of the person who acted. */
export function presentPartialChannel(channel: model.Channel, userId: string): Json {
  const { permission_overwrites: _, ...shared } = presentChannel(channel);
  return { ...shared, permissions: String(channelPermissions(channel, userId)) };
}
