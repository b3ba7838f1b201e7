import type { REST } from '@discordjs/rest';
import {
  InteractionResponseType,
  MessageFlags,
  type APIMessageTopLevelComponent,
  type APIModalInteractionResponseCallbackData,
  Routes,
} from 'discord-api-types/v10';
import { z } from 'zod';
import type { EditError } from '../core/errors.ts';
import type { Interactions, ReplyToken } from '../edits/ports.ts';
import { withTimeLimit } from '../core/time-limit.ts';
import { discordCode, discordStatus, isTransient, toDiscordFailure } from './rest-errors.ts';
import type { Uploader } from './upload.ts';

/** Two tries fit into Discord's 3 s. */
const ATTEMPT_MS = 1_300;
const FILE_MS = 60_000;
const ALREADY_ACKNOWLEDGED = 40060;
const DEFERRED = InteractionResponseType.DeferredChannelMessageWithSource;

type Acknowledged = Awaited<ReturnType<Interactions['acknowledge']>>;

/** A file that exists only in memory: a text, or bytes. */
export interface AnswerFile {
  filename: string;
  bytes: Buffer | string;
}

/** Files, or how they are made, which may take longer than Discord waits for an answer. */
export type FilesToCome = readonly AnswerFile[] | (() => Promise<readonly AnswerFile[]>);

/** What is said in place of files that did not get there. */
type Instead = (failed: EditError) => APIMessageTopLevelComponent[];

/** The port, and the other answers to an interaction. */
export interface DiscordInteractions extends Interactions {
  /** Answers so that only that person sees it. Has to come first, within 3 s. Rejects with an EditError. */
  replyPrivately(reply: ReplyToken, components: APIMessageTopLevelComponent[]): Promise<void>;
  /**
   * The same with files that the components name. Acknowledges first: a file may take longer than 3 s. Where they cannot be made or
   * do not get there, `instead` is said in their place, and it rejects with an EditError.
   */
  replyWithFiles(
    reply: ReplyToken,
    files: FilesToCome,
    components: APIMessageTopLevelComponent[],
    instead: Instead,
  ): Promise<void>;
  /** Answers a command, button or menu by opening a form. Has to come first, within 3 s. Rejects with an EditError. */
  showModal(reply: ReplyToken, modal: APIModalInteractionResponseCallbackData): Promise<void>;
  /** Answers by changing the message that the button, the menu, or the form's button is on. Rejects with an EditError. */
  updateMessage(reply: ReplyToken, components: APIMessageTopLevelComponent[]): Promise<void>;
  /** The same with files, in place of those that the message had; acknowledges first, like {@link replyWithFiles}. */
  updateWithFiles(
    reply: ReplyToken,
    files: FilesToCome,
    components: APIMessageTopLevelComponent[],
    instead: Instead,
  ): Promise<void>;
  /** The same without changing that message. Rejects with an EditError. */
  updateNothing(reply: ReplyToken): Promise<void>;
  /** Deletes the reply, or the message that was answered by changing it or not. One that is gone already counts as deleted. */
  deleteReply(reply: ReplyToken): Promise<void>;
}

export function createInteractions(rest: REST, uploader: Uploader): DiscordInteractions {
  return {
    acknowledge: async (reply, inPlace = false) => acknowledge(rest, reply, inPlace),
    async replyPrivately(reply, components) {
      const data = {
        flags: MessageFlags.Ephemeral | MessageFlags.IsComponentsV2,
        components,
        allowed_mentions: { parse: [] },
      };
      const body = { type: InteractionResponseType.ChannelMessageWithSource, data };
      await answer(rest, reply, body);
    },
    async replyWithFiles(reply, files, components, instead) {
      const data = { flags: MessageFlags.Ephemeral };
      await answer(rest, reply, { type: DEFERRED, data });
      await fill(uploader, reply, files, components, instead);
    },
    async showModal(reply, modal) {
      await answer(rest, reply, { type: InteractionResponseType.Modal, data: modal });
    },
    async updateMessage(reply, components) {
      const data = {
        flags: MessageFlags.IsComponentsV2,
        components,
        allowed_mentions: { parse: [] },
      };
      await answer(rest, reply, { type: InteractionResponseType.UpdateMessage, data });
    },
    async updateWithFiles(reply, files, components, instead) {
      await answer(rest, reply, { type: InteractionResponseType.DeferredMessageUpdate });
      await fill(uploader, reply, files, components, instead);
    },
    async updateNothing(reply) {
      await answer(rest, reply, { type: InteractionResponseType.DeferredMessageUpdate });
    },
    deleteReply: async (reply) => deleteReply(rest, reply),
  };
}

/** Puts files and what there is to say into a reply that was acknowledged, or else what went wrong. */
async function fill(
  uploader: Uploader,
  reply: ReplyToken,
  files: FilesToCome,
  components: APIMessageTopLevelComponent[],
  instead: Instead,
): Promise<void> {
  try {
    const made = typeof files === 'function' ? await files() : files;
    await fillReply(uploader, reply, components, made);
  } catch (error) {
    const failed = toDiscordFailure(error, 'webhook');
    await fillReply(uploader, reply, instead(failed), []);
    throw failed;
  }
}

async function fillReply(
  uploader: Uploader,
  { applicationId, token }: ReplyToken,
  components: APIMessageTopLevelComponent[],
  files: readonly AnswerFile[],
): Promise<void> {
  const payload = {
    flags: MessageFlags.IsComponentsV2,
    components,
    allowed_mentions: { parse: [] },
    attachments: files.map(({ filename }, id) => ({ id, filename })),
  };
  await uploader.send({
    method: 'PATCH',
    path: Routes.webhookMessage(applicationId, token, '@original'),
    route: 'webhook',
    payload,
    files: files.map(({ filename, bytes }) => ({
      filename,
      content: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
    })),
    signal: AbortSignal.timeout(FILE_MS),
  });
}

/** A public deferral: no flags. One repeat when the first try got no clear answer. */
async function acknowledge(rest: REST, reply: ReplyToken, inPlace: boolean): Promise<Acknowledged> {
  const body = { type: inPlace ? InteractionResponseType.DeferredMessageUpdate : DEFERRED };
  try {
    return acknowledged(await callback(rest, reply, body));
  } catch (error) {
    if (discordCode(error) === ALREADY_ACKNOWLEDGED) return { kind: 'taken' };
    if (isTooLate(error)) return { kind: 'late' };
    if (!isTransient(error)) throw toDiscordFailure(error, 'webhook');
  }
  try {
    return acknowledged(await callback(rest, reply, body));
  } catch (error) {
    // Our first try took effect after all; who else might have answered is told apart by the intake record.
    if (discordCode(error) === ALREADY_ACKNOWLEDGED) return { kind: 'acknowledged', message: null };
    if (isTooLate(error)) return { kind: 'late' };
    throw toDiscordFailure(error, 'webhook');
  }
}

function isTooLate(error: unknown): boolean {
  return discordStatus(error) === 404;
}

const callbackAnswer = z.object({
  resource: z.object({ message: z.object({ id: z.string(), channel_id: z.string() }) }),
});

/** Discord took it; which message it became may be missing from its answer. */
function acknowledged(answered: unknown): Acknowledged {
  const parsed = callbackAnswer.safeParse(answered);
  if (!parsed.success) return { kind: 'acknowledged', message: null };
  const { id, channel_id: channelId } = parsed.data.resource.message;
  return { kind: 'acknowledged', message: { channelId, messageId: id } };
}

/** Sends one answer, and once more when that is safe: a second answer to one interaction is refused by Discord. */
async function answer(rest: REST, reply: ReplyToken, body: object): Promise<void> {
  try {
    await callback(rest, reply, body);
  } catch (error) {
    if (!isTransient(error)) throw toDiscordFailure(error, 'webhook');
    try {
      await callback(rest, reply, body);
    } catch (again) {
      if (discordCode(again) === ALREADY_ACKNOWLEDGED) return;
      throw toDiscordFailure(again, 'webhook');
    }
  }
}

async function callback(rest: REST, reply: ReplyToken, body: object): Promise<unknown> {
  return withTimeLimit(ATTEMPT_MS, null, async (signal) =>
    rest.post(Routes.interactionCallback(reply.interactionId, reply.token), {
      // A 401 to an authorized call would make the client forget the bot's token.
      auth: false,
      query: new URLSearchParams({ with_response: 'true' }),
      body,
      signal,
    }),
  );
}

async function deleteReply(rest: REST, reply: ReplyToken): Promise<void> {
  try {
    await rest.delete(Routes.webhookMessage(reply.applicationId, reply.token, '@original'), {
      auth: false,
    });
  } catch (error) {
    const failed = toDiscordFailure(error, 'webhook');
    if (failed.failure.code !== 'discord_message_gone') throw failed;
  }
}
