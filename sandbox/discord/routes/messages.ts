import { CreateTextThreadWithMessageRequestSchema } from 'discord-api-spec/zod';
import { formError, FormErrors, refusal } from '../api-error.ts';
import type { Deps } from '../deps.ts';
import { param, type Reply, type RestRequest, type Route } from '../http/router.ts';
import type { Channel, Message } from '../model.ts';
import { may } from '../permissions.ts';
import { hiddenFromBot, presentMessage } from '../present-message.ts';
import { presentChannel } from '../present.ts';
import { readMessageBody } from '../rules/message-body.ts';
import { checkSchema } from '../rules/strict-schema.ts';
import { checkMayPost, visibleChannel, visibleMessage } from './access.ts';

/** How long Discord remembers a nonce: "the past few minutes". */
const NONCE_LIFE_MS = 5 * 60_000;

/** Messages by the bot's token. */
export function messageRoutes(deps: Deps): Route[] {
  const path = '/channels/:channel/messages';
  const route = (method: string, tail: string, handle: Route['handle']): Route => ({
    method,
    path: `${path}${tail}`,
    auth: true,
    handle,
  });
  return [
    route('GET', '', (request) => list(deps, request)),
    route('POST', '', (request) => post(deps, request)),
    route('GET', '/:message', (request) => {
      const { message } = target(deps, request);
      return { status: 200, body: shown(deps, message) };
    }),
    route('PATCH', '/:message', (request) => patch(deps, request)),
    route('DELETE', '/:message', (request) => {
      const { channel, message } = target(deps, request);
      const { id } = deps.world.bot;
      if (message.author.id !== id && !may(channel, id, 'ManageMessages')) {
        throw refusal('missing_permissions');
      }
      if (channel.thread?.archived) throw refusal('thread_archived');
      deps.world.deleteMessage(message);
      return { status: 204 };
    }),
    route('POST', '/:message/threads', (request) => startThread(deps, request)),
  ];
}

function shown({ world, files, messageContentIntent }: Deps, message: Message): unknown {
  const blank = !messageContentIntent && hiddenFromBot(message, world);
  return presentMessage(message, world, files, { blank });
}

function target({ world }: Deps, request: RestRequest): { channel: Channel; message: Message } {
  const channel = visibleChannel(world, param(request, 'channel'));
  return { channel, message: visibleMessage(world, channel, param(request, 'message')) };
}

function list(deps: Deps, request: RestRequest): Reply {
  const { world } = deps;
  const channel = visibleChannel(world, param(request, 'channel'));
  const limit = Number(request.query.get('limit') ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw formError(['limit'], 'NUMBER_TYPE_MAX', 'int value should be between 1 and 100.');
  }
  if (!may(channel, world.bot.id, 'ReadMessageHistory')) return { status: 200, body: [] };
  const before = request.query.get('before');
  const after = request.query.get('after');
  const found = world
    .messagesIn(channel)
    .filter((message) => !message.visibleTo)
    .filter((message) => before === null || BigInt(message.id) < BigInt(before))
    .filter((message) => after === null || BigInt(message.id) > BigInt(after));
  // `after` counts from the old end, everything else from the new one; the newest always comes first.
  const page = after === null ? found.slice(-limit) : found.slice(0, limit);
  return { status: 200, body: page.reverse().map((message) => shown(deps, message)) };
}

function post(deps: Deps, request: RestRequest): Reply {
  const { world, book } = deps;
  const channel = visibleChannel(world, param(request, 'channel'));
  const draft = readMessageBody('create', request.json, { uploads: request.uploads });
  checkMayPost(world, channel, request.uploads.length > 0);
  const { nonce, enforce_nonce: enforce, message_reference: reference } = draft.body;
  if (enforce && nonce !== undefined && nonce !== null) {
    const known = world
      .messagesIn(channel)
      .find(
        (message) =>
          message.author === world.bot &&
          String(message.nonce) === String(nonce) &&
          world.clock.now() - message.createdAt < NONCE_LIFE_MS,
      );
    if (known) return { status: 200, body: shown(deps, known) };
  }
  const referencedId = reference?.message_id;
  const referenced = referencedId === undefined ? undefined : world.messages.get(referencedId);
  if (referencedId !== undefined && referenced?.channel !== channel) {
    if (reference?.fail_if_not_exists !== false) {
      const message = 'Unknown message';
      throw formError(['message_reference'], 'REPLIES_UNKNOWN_MESSAGE', message);
    }
  }
  const about = { channel, author: world.bot, type: referenced ? 19 : 0 };
  const message = book.add(
    { ...about, ...(referenced ? { referencedId: referenced.id } : {}) },
    draft,
    world.attachmentLimit(channel),
  );
  // Posting wakes an archived thread, as with Discord.
  if (channel.thread?.archived) world.setThread(channel, { archived: false });
  return { status: 200, body: shown(deps, message) };
}

function patch(deps: Deps, request: RestRequest): Reply {
  const { channel, message } = target(deps, request);
  if (message.author !== deps.world.bot) throw refusal('not_the_author');
  const { uploads } = request;
  if (uploads.length > 0 && !may(channel, deps.world.bot.id, 'AttachFiles')) {
    throw refusal('missing_permissions');
  }
  const draft = readMessageBody('edit', request.json, { uploads, existing: message });
  deps.book.edit(message, draft, deps.world.attachmentLimit(channel));
  return { status: 200, body: shown(deps, message) };
}

function startThread(deps: Deps, request: RestRequest): Reply {
  const { channel, message } = target(deps, request);
  const errors = new FormErrors();
  checkSchema(CreateTextThreadWithMessageRequestSchema, request.json, errors);
  errors.throwIfAny();
  if (channel.thread || channel.recipient) throw refusal('wrong_channel_type');
  if (!may(channel, deps.world.bot.id, 'CreatePublicThreads')) throw refusal('missing_permissions');
  if (message.threadId !== undefined) throw refusal('thread_exists');
  const { name } = request.json as { name: string };
  // A thread made from a message has the message's id.
  const thread = deps.world.addThread(channel, { name, id: message.id });
  message.threadId = thread.id;
  return { status: 201, body: presentChannel(thread) };
}
