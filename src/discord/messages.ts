import { createHash } from 'node:crypto';
import type { REST } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import { type ErrorCode, fail } from '../core/errors.ts';
import type { Card } from '../core/card.ts';
import type { ShownMessage } from '../core/edit.ts';
import type { Messages, NewMessage, ResultFile } from '../edits/delivery-ports.ts';
import { openThread } from './open-thread.ts';
import { botIdOf, findMarked } from './find-message.ts';
import { heldFilesIn } from './held-files.ts';
import { type Draft, draftMessage, draftPlain, readMessage } from './message-body.ts';
import { pingText } from './plain.ts';
import { repeatSafely } from './repeat.ts';
import { type Route, toDiscordFailure } from './rest-errors.ts';
import { withTimeLimit } from '../core/time-limit.ts';
import { stopReason, type Uploader } from './upload.ts';

const TIMEOUT_MS = 15_000;
/** Somebody waits meanwhile for their request to be taken. */
const REFETCH_MS = 5_000;
/** The message is not there, or nothing of it can be seen. */
const UNSEEN: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'discord_message_gone',
  'discord_channel_closed',
  'discord_no_access',
]);
/** How far back our own message is looked for. */
const RECENT_MESSAGES = '50';

export interface MessagesOptions {
  /** With `createRest`: repeats nothing of itself. */
  rest: REST;
  /** For what an interaction's token opens. */
  replies: REST;
  uploader: Uploader;
  /** The bot's token: it says which messages are ours. */
  token: string;
  applicationId?: string;
  /** Between two tries of a call that may be repeated, in ms. */
  repeatAfterMs?: number;
}

/** One call that sends a card. */
interface Call {
  method: 'PATCH' | 'POST';
  path: `/${string}`;
  route: Route;
  /** Beside the card itself. */
  extra?: object;
}

/** The port `Messages` on Discord. Every method rejects with an EditError. */
export function createMessages(options: MessagesOptions): Messages {
  const { rest, token } = options;
  const ours = [options.applicationId, botIdOf(token)].filter((id) => id !== undefined);
  return {
    async editReply(reply, card, files, signal) {
      const path = Routes.webhookMessage(reply.applicationId, reply.token, '@original');
      const known = card.kind === 'edit' ? card.edit.message : null;
      const call: Call = { method: 'PATCH', path, route: 'webhook' };
      return send(options, call, draftMessage(card, files, known), signal);
    },
    async editMessage(message, card, files, signal) {
      const path = Routes.channelMessage(message.channelId, message.messageId);
      const call: Call = { method: 'PATCH', path, route: 'bot' };
      const draft = draftMessage(card, files, message);
      // An answer that is no message still says that this one was edited.
      return (await send(options, call, draft, signal)) ?? message;
    },
    async post({ channelId, mark, form, pings }, card, files, signal) {
      const extra = {
        nonce: nonceOf(mark),
        enforce_nonce: true,
        ...(pings === null ? {} : { allowed_mentions: { parse: [], users: [pings].flat() } }),
      };
      const path = Routes.channelMessages(channelId);
      const draft = draftNew(card, form, files);
      const posted = await send(
        options,
        { method: 'POST', path, route: 'bot', extra },
        draft,
        signal,
      );
      // It may be there: the next try looks for its mark before it posts again.
      if (posted === null) throw fail('discord_unavailable', { retryAfterMs: null });
      return posted;
    },
    remove: async (message) => remove(options, message),
    async ping({ channelId, messageId }, edit) {
      const body = {
        content: pingText(edit),
        message_reference: { message_id: messageId, fail_if_not_exists: false },
        allowed_mentions: { parse: [], users: [edit.requesterId], replied_user: false },
        nonce: nonceOf(`ping ${edit.id}`),
        enforce_nonce: true,
      };
      const path = Routes.channelMessages(channelId);
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      await sendJson(options, { method: 'POST', path, route: 'bot' }, body, signal);
    },
    async find(channelId, mark) {
      const recent = await readRecent(rest, channelId);
      return recent === null ? null : findMarked(recent, channelId, mark, ours);
    },
    refetch: async (message) => refetch(options, message),
    openThread: async (message, original) => openThread(options, message, original),
    openDirect: async (userId) => openDirect(rest, userId),
  };
}

function draftNew(card: Card, form: NewMessage['form'], files: readonly ResultFile[]): Draft {
  if (card.kind !== 'edit') return draftMessage(card, files, null);
  if (form === 'plain') return draftPlain(card, files);
  // A new message holds nothing yet: without files, none can be shown.
  const shown = files.length > 0 ? card : { ...card, fileName: null, beforeName: null };
  return draftMessage(shown, files, null);
}

async function send(
  options: MessagesOptions,
  call: Call,
  { body, files, names }: Draft,
  signal: AbortSignal,
): ReturnType<Messages['editReply']> {
  const payload = { ...body, ...call.extra };
  const answer =
    files.length === 0
      ? await sendJson(options, call, payload, signal)
      : await options.uploader.send({ ...call, payload, files, signal });
  return readMessage(answer, names);
}

/** A PATCH says what the message is to be, so it may be repeated; a POST may already have made one. */
async function sendJson(
  { rest: ours, replies, repeatAfterMs }: MessagesOptions,
  { method, path, route }: Call,
  body: object,
  signal: AbortSignal,
): Promise<unknown> {
  const rest = route === 'webhook' ? replies : ours;
  const attempt = async (): Promise<unknown> =>
    withTimeLimit(TIMEOUT_MS, signal, async (limit) => {
      const options = { body, auth: route === 'bot', signal: limit };
      return method === 'PATCH' ? rest.patch(path, options) : rest.post(path, options);
    });
  try {
    return method === 'PATCH'
      ? await repeatSafely(attempt, signal, repeatAfterMs)
      : await attempt();
  } catch (error) {
    throw stopReason(signal) ?? toDiscordFailure(error, route);
  }
}

async function remove(
  { rest, repeatAfterMs }: MessagesOptions,
  { channelId, messageId }: ShownMessage,
): Promise<void> {
  const path = Routes.channelMessage(channelId, messageId);
  const attempt = async (): Promise<unknown> =>
    withTimeLimit(TIMEOUT_MS, null, async (signal) => rest.delete(path, { signal }));
  try {
    await repeatSafely(attempt, undefined, repeatAfterMs);
  } catch (error) {
    const failed = toDiscordFailure(error);
    if (failed.failure.code !== 'discord_message_gone') throw failed;
  }
}

/** Its attachments come without the message content intent, since it is ours. */
async function refetch(
  { rest, repeatAfterMs }: MessagesOptions,
  { channelId, messageId }: ShownMessage,
): ReturnType<Messages['refetch']> {
  const path = Routes.channelMessage(channelId, messageId);
  const attempt = async (): Promise<unknown> =>
    withTimeLimit(REFETCH_MS, null, async (signal) => rest.get(path, { signal }));
  try {
    return heldFilesIn(await repeatSafely(attempt, undefined, repeatAfterMs));
  } catch (error) {
    const failed = toDiscordFailure(error);
    if (UNSEEN.has(failed.failure.code)) return null;
    throw failed;
  }
}

/** Discord refuses, within a few minutes, to make a second message of one nonce and gives the first: 25 characters. */
function nonceOf(mark: string): string {
  return createHash('sha256').update(mark).digest('base64url').slice(0, 25);
}

/** Null where they cannot be read: a message twice is better than none. */
async function readRecent(rest: REST, channelId: string): Promise<unknown> {
  const query = new URLSearchParams({ limit: RECENT_MESSAGES });
  try {
    return await withTimeLimit(TIMEOUT_MS, null, async (signal) =>
      rest.get(Routes.channelMessages(channelId), { query, signal }),
    );
  } catch {
    return null;
  }
}

const channel = z.object({ id: z.string() });

async function openDirect(rest: REST, userId: string): Promise<string> {
  const attempt = async (): Promise<unknown> =>
    withTimeLimit(TIMEOUT_MS, null, async (signal) =>
      rest.post(Routes.userChannels(), { body: { recipient_id: userId }, signal }),
    );
  try {
    // Opening the same channel twice gives the same channel.
    return channel.parse(await repeatSafely(attempt)).id;
  } catch (error) {
    throw toDiscordFailure(error);
  }
}
