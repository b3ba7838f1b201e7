import { ChannelType, InteractionType, MessageFlags } from 'discord-api-types/v10';

import type { Asker } from '../core/edit.ts';
import type { ChosenMessage } from '../edits/ask-remix.ts';
import type { ReplyToken } from '../edits/ports.ts';
import { chosenMessage } from './chosen-message.ts';
import {
  descend,
  type FilledForm,
  sortFields,
  sortOptions,
  type TypedOptions,
} from './filled-in.ts';
import {
  received,
  type Received,
  type ReceivedChannel,
  type ReceivedMember,
  type ReceivedMessage,
} from './received.ts';

/** What every interaction brings along. */
export interface InteractionContext {
  reply: ReplyToken;
  /** Who it is, with the roles and permissions that they have now. */
  asker: Asker;
  locale: string;
  /** The bot's own permission bits in the channel; null when Discord does not say. */
  botPermissions: bigint | null;
  /** Bytes a file may have in a reply. */
  attachmentLimit: number;
}

/** A slash command, its options sorted by what they hold, or a command in the menu of a message. */
export interface CommandInteraction extends InteractionContext, TypedOptions {
  kind: 'command';
  /** As typed, without the slash: `kling-edit`, `kling jobs`; or as the menu of a message shows it. */
  name: string;
  /** The message in whose menu it was chosen; null for what is typed. */
  chosen: ChosenMessage | null;
}

/** Where a message is. */
export interface MessagePlace {
  channelId: string;
  messageId: string;
}

/** What began on a message. */
interface OnMessage {
  /** The message; null when there is none, or Discord does not say. */
  message: MessagePlace | null;
  /** Whether only this person sees that message. */
  isPrivate: boolean;
}

/** A pressed button or a choice made. */
export interface ComponentInteraction extends InteractionContext, OnMessage {
  kind: 'component';
  customId: string;
  /** What was chosen: the options' values, or ids of roles, channels or people. Empty for a button. */
  values: readonly string[];
}

/** A form that was sent off. Its message is the one whose button or menu opened it; after a command there is none. */
export interface ModalInteraction extends InteractionContext, OnMessage, FilledForm {
  kind: 'modal';
  customId: string;
}

export type Interaction = CommandInteraction | ComponentInteraction | ModalInteraction;

/** An interaction as the gateway delivered it, or null for a kind that is not ours or a payload out of shape. */
export function parseInteraction(payload: unknown): Interaction | null {
  const parsed = received.safeParse(payload);
  if (!parsed.success) return null;
  const context = contextOf(parsed.data);
  if (context === null) return null;
  switch (parsed.data.type) {
    case InteractionType.ApplicationCommand: {
      const { name, options: outer, target_id: target, resolved } = parsed.data.data;
      const message = target === undefined ? undefined : resolved.messages[target];
      const { words, options } = descend(outer);
      const typed = [name, ...words].join(' ');
      return {
        ...context,
        kind: 'command',
        name: typed,
        chosen: message === undefined ? null : chosenMessage(message, context.asker.channelId),
        ...sortOptions(options, resolved.attachments),
      };
    }
    case InteractionType.MessageComponent: {
      const { custom_id: customId, values } = parsed.data.data;
      const on = onMessage(parsed.data.message, context);
      return { ...context, ...on, kind: 'component', customId, values };
    }
    case InteractionType.ModalSubmit: {
      const { custom_id: customId, components, resolved } = parsed.data.data;
      const on = onMessage(parsed.data.message, context);
      const form = sortFields(components, resolved.attachments);
      return { ...context, ...on, kind: 'modal', customId, ...form };
    }
  }
}

function onMessage(message: ReceivedMessage, { asker }: InteractionContext): OnMessage {
  if (!message) return { message: null, isPrivate: false };
  return {
    message: { channelId: message.channel_id ?? asker.channelId, messageId: message.id },
    isPrivate: (message.flags & MessageFlags.Ephemeral) !== 0,
  };
}

function contextOf(data: Received): InteractionContext | null {
  const person = data.member?.user ?? data.user;
  const channelId = data.channel_id ?? data.channel?.id;
  if (!person || channelId === undefined) return null;
  return {
    reply: { interactionId: data.id, applicationId: data.application_id, token: data.token },
    asker: {
      userId: person.id,
      name: data.member?.nick ?? person.global_name ?? person.username ?? '',
      serverId: data.guild_id ?? '',
      channelId,
      parentChannelId: parentOf(data.channel),
      roles: data.member?.roles ?? [],
      permissions: data.member?.permissions ?? '0',
      joinedAtMs: joinedAtMs(data.member),
      serverLocale: data.guild_locale,
    },
    locale: data.locale,
    botPermissions: permissionBits(data.app_permissions),
    attachmentLimit: data.attachment_size_limit,
  };
}

const THREADS: readonly number[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];

/** A thread's channel. What stands above a channel is its category, which is none. */
function parentOf(channel: ReceivedChannel | undefined): string | null {
  if (channel?.type === undefined || !THREADS.includes(channel.type)) return null;
  return channel.parent_id ?? null;
}

function joinedAtMs(member: ReceivedMember | undefined): number | null {
  const ms = Date.parse(member?.joined_at ?? '');
  return Number.isNaN(ms) ? null : ms;
}

function permissionBits(text: string | undefined): bigint | null {
  return text !== undefined && /^\d+$/.test(text) ? BigInt(text) : null;
}
