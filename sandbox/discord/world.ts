import { EventEmitter } from 'node:events';
import type { SandboxClock } from '../clock.ts';
import { Changes } from './changes.ts';
import type { Channel, Member, Message, Role, Server, User } from './model.ts';
import { EVERYONE, permissionBits, type PermissionName } from './permissions.ts';
import { Snowflakes } from './snowflake.ts';

export interface NewMember {
  name: string;
  /** An existing user, to be a member of several servers. */
  user?: User;
  roles?: readonly Role[];
  /** Permissions of this member alone, given by a role of their own. */
  permissions?: readonly PermissionName[];
  /** Milliseconds since the epoch. Default: a month ago. */
  joinedAt?: number;
  /** Default: as before; of a new user `en-US`. */
  locale?: string;
}

export interface NewServer {
  name: string;
  /** Bytes per file. */
  attachmentSizeLimit?: number;
  /** Default: `en-US`. */
  preferredLocale?: string;
}

/** What everybody has who has chosen nothing. */
const LOCALE = 'en-US';

interface NewOverwrite {
  allow?: PermissionName[];
  deny?: PermissionName[];
}

/** What moves between the world and whoever passes it on to the bot. */
export interface WorldEvents {
  'bot-added': [Server];
  'bot-removed': [Server];
}

/** Servers, channels, people and messages, and the ways to change them from outside the bot. */
export class World {
  readonly clock: SandboxClock;
  readonly ids: Snowflakes;
  readonly changes = new Changes();
  readonly events = new EventEmitter<WorldEvents>();
  readonly servers = new Map<string, Server>();
  readonly channels = new Map<string, Channel>();
  readonly users = new Map<string, User>();
  readonly messages = new Map<string, Message>();
  readonly bot: User;
  readonly #defaultLimit: number;
  /** Of each server, so that thousands of them can be shown one by one. */
  readonly #channelsOf = new Map<Server, Set<Channel>>();

  constructor(
    clock: SandboxClock,
    options: { attachmentSizeLimit: number; botId?: string; botName?: string },
  ) {
    this.clock = clock;
    this.ids = new Snowflakes(clock);
    this.#defaultLimit = options.attachmentSizeLimit;
    this.bot = this.#newUser(options.botName ?? 'local-bot', true, options.botId);
  }

  /** A server with an owner and the bot in it. */
  addServer({ name, attachmentSizeLimit, preferredLocale = LOCALE }: NewServer): Server {
    const id = this.ids.next();
    const owner = this.#newUser(`${name}-owner`, false);
    const everyone = { id, name: '@everyone', permissions: EVERYONE, position: 0 };
    const server: Server = {
      id,
      name,
      ownerId: owner.id,
      attachmentSizeLimit: attachmentSizeLimit ?? this.#defaultLimit,
      preferredLocale,
      roles: new Map([[id, everyone]]),
      members: new Map(),
      commandOverrides: new Map(),
      botPresent: false,
    };
    this.servers.set(id, server);
    this.addMember(server, { name: owner.name, user: owner });
    this.addBot(server);
    return server;
  }

  /** Invites the bot (again). */
  addBot(server: Server): void {
    if (server.botPresent) return;
    server.botPresent = true;
    this.addMember(server, { name: this.bot.name, user: this.bot, joinedAt: this.clock.now() });
    this.events.emit('bot-added', server);
  }

  /** Kicks the bot out: its REST calls there get 50001 or 10004. */
  removeBot(server: Server): void {
    server.botPresent = false;
    server.members.delete(this.bot.id);
    this.events.emit('bot-removed', server);
    this.changes.announce({ kind: 'server-changed', serverId: server.id });
  }

  addRole(server: Server, role: { name: string; permissions?: readonly PermissionName[] }): Role {
    const added: Role = {
      id: this.ids.next(),
      name: role.name,
      permissions: permissionBits(role.permissions ?? []),
      position: server.roles.size,
    };
    server.roles.set(added.id, added);
    this.changes.announce({ kind: 'server-changed', serverId: server.id });
    return added;
  }

  addMember(server: Server, member: NewMember): Member {
    const user = member.user ?? this.#newUser(member.name, false);
    if (member.locale !== undefined) user.locale = member.locale;
    const roleIds = (member.roles ?? []).map((role) => role.id);
    if (member.permissions) {
      roleIds.push(this.addRole(server, { name: member.name, permissions: member.permissions }).id);
    }
    const joinedAt = member.joinedAt ?? this.clock.now() - 30 * 86_400_000;
    const added: Member = { user, server, roleIds, nick: null, joinedAt };
    server.members.set(user.id, added);
    this.changes.announce({ kind: 'server-changed', serverId: server.id });
    return added;
  }

  removeMember(member: Member): void {
    member.server.members.delete(member.user.id);
    this.changes.announce({ kind: 'server-changed', serverId: member.server.id });
  }

  /** Gives a member exactly these roles. */
  setRoles(member: Member, roles: readonly Role[]): void {
    member.roleIds = roles.map((role) => role.id);
    this.changes.announce({ kind: 'server-changed', serverId: member.server.id });
  }

  /** What the person's client shows everything in from now on. */
  setLocale(user: User, locale: string): void {
    user.locale = locale;
    this.changes.announce({ kind: 'person-changed', userId: user.id });
  }

  /** An admin's override: whether everybody may use a command, whatever its default permissions. */
  overrideCommand(server: Server, commandName: string, allowed: boolean): void {
    server.commandOverrides.set(commandName, allowed);
  }

  /** `type` as in Discord: 0 text (default), 2 voice, 5 announcements. */
  addChannel(server: Server, channel: { name?: string; type?: number } = {}): Channel {
    const { name = `channel-${this.channels.size + 1}`, type = 0 } = channel;
    return this.#keep({ type, name, server, parent: undefined, recipient: undefined });
  }

  /** A thread in a channel: public, unless it is said to be private. */
  addThread(
    parent: Channel,
    thread: { name?: string; id?: string; isPrivate?: boolean } = {},
  ): Channel {
    const { name = 'thread', id, isPrivate = false } = thread;
    const { server } = parent;
    const type = isPrivate ? 12 : 11;
    const added = this.#keep({ type, name, server, parent, recipient: undefined }, id);
    added.thread = { archived: false, locked: false, createdAt: this.clock.now() };
    return added;
  }

  /** The channel for direct messages with someone; always the same one. */
  directChannel(user: User): Channel {
    for (const channel of this.channels.values()) {
      if (channel.recipient === user) return channel;
    }
    return this.#keep({ type: 1, name: '', server: undefined, parent: undefined, recipient: user });
  }

  setThread(thread: Channel, state: { archived?: boolean; locked?: boolean }): void {
    if (!thread.thread) throw new TypeError(`#${thread.name} is not a thread.`);
    Object.assign(thread.thread, state);
    this.changes.announce({ kind: 'channel-changed', channelId: thread.id });
  }

  /** What the bot alone may or may not do in a channel, over its roles. */
  setBotPermissions(channel: Channel, overwrite: NewOverwrite): void {
    this.setPermissions(channel, this.bot, overwrite);
  }

  /** What a role, or somebody over their roles, may or may not do in a channel. */
  setPermissions(
    channel: Channel,
    whose: Role | User,
    { allow = [], deny = [] }: NewOverwrite,
  ): void {
    const { id } = whose;
    const type = 'permissions' in whose ? 0 : 1;
    const overwrite = {
      id,
      type,
      allow: permissionBits(allow),
      deny: permissionBits(deny),
    } as const;
    channel.overwrites.set(id, overwrite);
    this.changes.announce({ kind: 'channel-changed', channelId: channel.id });
  }

  /** Lets only these (and the bot) see a channel. */
  hideChannel(channel: Channel, exceptFrom: readonly Member[]): void {
    const bits = permissionBits(['ViewChannel']);
    const { server, overwrites } = channel;
    if (!server) throw new TypeError('Only a channel of a server can be hidden.');
    overwrites.set(server.id, { id: server.id, type: 0, allow: 0n, deny: bits });
    for (const id of [this.bot.id, ...exceptFrom.map(({ user }) => user.id)]) {
      overwrites.set(id, { id, type: 1, allow: bits, deny: 0n });
    }
    this.changes.announce({ kind: 'channel-changed', channelId: channel.id });
  }

  deleteMessage(message: Message): void {
    if (message.deleted) return;
    message.deleted = true;
    this.messages.delete(message.id);
    this.changes.announce({ kind: 'message-deleted', messageId: message.id });
  }

  /** Deletes a channel with its threads and messages. */
  deleteChannel(channel: Channel): void {
    channel.deleted = true;
    this.channels.delete(channel.id);
    if (channel.server) this.#channelsOf.get(channel.server)?.delete(channel);
    for (const message of this.messagesIn(channel)) this.deleteMessage(message);
    for (const child of this.channels.values())
      if (child.parent === channel) this.deleteChannel(child);
    this.changes.announce({ kind: 'channel-changed', channelId: channel.id });
  }

  /** A server's channels and threads that are still there, oldest first. */
  channelsOf(server: Server): Channel[] {
    return [...(this.#channelsOf.get(server) ?? [])];
  }

  /** Bytes per file that may be sent to a channel. */
  attachmentLimit(channel: Channel): number {
    return channel.server?.attachmentSizeLimit ?? this.#defaultLimit;
  }

  /** Every message of a channel that is still there, oldest first, ephemeral ones included. */
  messagesIn(channel: Channel): Message[] {
    return [...this.messages.values()].filter((message) => message.channel === channel);
  }

  #newUser(name: string, bot: boolean, id = this.ids.next()): User {
    const user: User = { id, name, bot, acceptsDirectMessages: true, locale: LOCALE };
    this.users.set(id, user);
    return user;
  }

  #keep(
    channel: Pick<Channel, 'type' | 'name' | 'server' | 'parent' | 'recipient'>,
    id = this.ids.next(),
  ): Channel {
    const kept: Channel = {
      ...channel,
      id,
      overwrites: new Map(),
      thread: undefined,
      deleted: false,
    };
    this.channels.set(id, kept);
    if (kept.server) {
      const all = this.#channelsOf.get(kept.server) ?? new Set();
      this.#channelsOf.set(kept.server, all.add(kept));
    }
    this.changes.announce({ kind: 'channel-changed', channelId: id });
    return kept;
  }
}
