import { createHash } from 'node:crypto';
import type { REST } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import { fail } from '../core/errors.ts';
import type { Messages } from '../edits/ports.ts';
import { botIdOf, findMarked } from './find-message.ts';
import { type Draft, draftMessage, readMessage } from './message-body.ts';
import { repeatSafely } from './repeat.ts';
import { type Route, toDiscordFailure } from './rest-errors.ts';
import { withTimeLimit } from '../core/time-limit.ts';
import { stopReason, type Uploader } from './upload.ts';

const TIMEOUT_MS = 15_000;
/** How far back our own message is looked for. */
const RECENT_MESSAGES = '50';

export interface MessagesOptions {
  /** With `createRest`: repeats nothing of itself. */
  rest: REST;
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
    async editReply(reply, card, file, signal) {
      const path = Routes.webhookMessage(reply.applicationId, reply.token, '@original');
      const known = card.kind === 'edit' ? card.edit.message?.attachment : undefined;
      const call: Call = { method: 'PATCH', path, route: 'webhook' };
      return send(options, call, draftMessage(card, file, known), signal);
    },
    async editMessage(message, card, file, signal) {
      const path = Routes.channelMessage(message.channelId, message.messageId);
      const call: Call = { method: 'PATCH', path, route: 'bot' };
      const draft = draftMessage(card, file, message.attachment);
      // An answer that is no message still says that this one was edited.
      return (await send(options, call, draft, signal)) ?? message;
    },
    async post(channelId, mark, card, file, signal) {
      const path = Routes.channelMessages(channelId);
      const extra = { nonce: nonceOf(mark), enforce_nonce: true };
      const call: Call = { method: 'POST', path, route: 'bot', extra };
      // A new message holds nothing yet: without a file, none can be shown.
      const shown = file === null && card.kind === 'edit' ? { ...card, fileName: null } : card;
      const posted = await send(options, call, draftMessage(shown, file, undefined), signal);
      // It may be there: the next try looks for its mark before it posts again.
      if (posted === null) throw fail('discord_unavailable', { retryAfterMs: null });
      return posted;
    },
    async find(channelId, mark) {
      const recent = await readRecent(rest, channelId);
      return recent === null ? null : findMarked(recent, channelId, mark, ours);
    },
    openDirect: async (userId) => openDirect(rest, userId),
  };
}

async function send(
  options: MessagesOptions,
  call: Call,
  draft: Draft,
  signal: AbortSignal,
): ReturnType<Messages['editReply']> {
  const payload = { ...draft.body, ...call.extra };
  const { file, filename } = draft;
  const answer =
    file === null
      ? await sendJson(options, call, payload, signal)
      : await options.uploader.send({ ...call, payload, file, filename, signal });
  return readMessage(answer, filename);
}

/** A PATCH says what the message is to be, so it may be repeated; a POST may already have made one. */
async function sendJson(
  { rest, repeatAfterMs }: MessagesOptions,
  { method, path, route }: Call,
  body: object,
  signal: AbortSignal,
): Promise<unknown> {
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
