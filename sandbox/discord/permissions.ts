import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, Server } from './model.ts';

export type PermissionName = keyof typeof PermissionFlagsBits;

/** The bits of these permissions. */
export function permissionBits(names: readonly PermissionName[]): bigint {
  return names.reduce((bits, name) => bits | PermissionFlagsBits[name], 0n);
}

/** What `@everyone` may do in a new server. */
export const EVERYONE = permissionBits([
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'EmbedLinks',
  'AttachFiles',
  'AddReactions',
  'UseExternalEmojis',
  'ReadMessageHistory',
  'UseApplicationCommands',
  'ChangeNickname',
  'Connect',
  'Speak',
]);

const ALL = Object.values(PermissionFlagsBits).reduce((bits, bit) => bits | bit, 0n);

/** What someone may do in a server, before channels have their say. 0 for someone who is not in it. */
function serverPermissions(server: Server, userId: string): bigint {
  const member = server.members.get(userId);
  if (!member) return 0n;
  if (server.ownerId === userId) return ALL;
  let bits = server.roles.get(server.id)?.permissions ?? 0n;
  for (const id of member.roleIds) bits |= server.roles.get(id)?.permissions ?? 0n;
  return bits & PermissionFlagsBits.Administrator ? ALL : bits;
}

/** What someone may do in a channel; threads follow their parent. Everything in a direct message. */
export function channelPermissions(channel: Channel, userId: string): bigint {
  const { server } = channel;
  if (!server) return ALL;
  const base = serverPermissions(server, userId);
  if (base === ALL || base === 0n) return base;
  const { overwrites } = channel.parent ?? channel;
  const roles = server.members.get(userId)?.roleIds ?? [];
  const everyone = overwrites.get(server.id);
  let bits = everyone ? (base & ~everyone.deny) | everyone.allow : base;
  let allow = 0n;
  let deny = 0n;
  for (const id of roles) {
    allow |= overwrites.get(id)?.allow ?? 0n;
    deny |= overwrites.get(id)?.deny ?? 0n;
  }
  bits = (bits & ~deny) | allow;
  const own = overwrites.get(userId);
  return own ? (bits & ~own.deny) | own.allow : bits;
}

/** Whether someone has all of these in a channel. */
export function may(channel: Channel, userId: string, ...names: PermissionName[]): boolean {
  const wanted = permissionBits(names);
  return (channelPermissions(channel, userId) & wanted) === wanted;
}
