import { refusal } from '../api-error.ts';
import type { Channel, Message, Server } from '../model.ts';
import { may } from '../permissions.ts';
import type { World } from '../world.ts';

const PRIVATE_THREAD = 12;

/** A channel the bot can see. @throws ApiError 10003, 50001. */
export function visibleChannel(world: World, id: string): Channel {
  const channel = world.channels.get(id);
  if (!channel) throw refusal('unknown_channel');
  if (channel.server && !channel.server.botPresent) throw refusal('missing_access');
  if (!maySee(world, channel)) throw refusal('missing_access');
  return channel;
}

/** Whether the bot sees it. A private thread is for those who were added, which the bot never is, and for who manages threads. */
export function maySee(world: World, channel: Channel): boolean {
  if (channel.type === PRIVATE_THREAD && !may(channel, world.bot.id, 'ManageThreads')) return false;
  return may(channel, world.bot.id, 'ViewChannel');
}

/** A message the bot can fetch: not ephemeral, in a channel whose history it may read. @throws ApiError. */
export function visibleMessage(world: World, channel: Channel, id: string): Message {
  const message = world.messages.get(id);
  if (!message || message.channel !== channel || message.visibleTo) {
    throw refusal('unknown_message');
  }
  if (!may(channel, world.bot.id, 'ReadMessageHistory')) throw refusal('missing_access');
  return message;
}

/**
 * Makes sure that the bot may post here. A thread that is merely archived comes back to life, as with Discord.
 *
 * @throws ApiError 50013, 160005, 50007.
 */
export function checkMayPost(world: World, channel: Channel, withFiles: boolean): void {
  const { id } = world.bot;
  const { recipient, thread } = channel;
  if (recipient && !canReach(world, recipient.id)) throw refusal('no_direct_messages');
  if (!may(channel, id, thread ? 'SendMessagesInThreads' : 'SendMessages')) {
    throw refusal('missing_permissions');
  }
  if (withFiles && !may(channel, id, 'AttachFiles')) throw refusal('missing_permissions');
  if (thread?.locked && !may(channel, id, 'ManageThreads')) throw refusal('thread_locked');
}

function canReach(world: World, userId: string): boolean {
  const user = world.users.get(userId);
  if (!user?.acceptsDirectMessages) return false;
  return [...world.servers.values()].some(
    (server) => server.botPresent && server.members.has(userId),
  );
}

/** A server the bot is in. @throws ApiError 10004. */
export function ownServer(world: World, id: string): Server {
  const server = world.servers.get(id);
  if (!server?.botPresent) throw refusal('unknown_guild');
  return server;
}
