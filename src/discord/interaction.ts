import { ApplicationCommandOptionType, InteractionType, MessageFlags } from 'discord-api-types/v10';
import { z } from 'zod';

import type { Asker, InputFile } from '../core/edit.ts';
import type { ReplyToken } from '../edits/ports.ts';

/** What Discord says when it does not say more (10 MiB, the documented default of late 2024). */
const FALLBACK_ATTACHMENT_LIMIT = 10 * 1024 * 1024;

const user = z.object({ id: z.string() });

const attachment = z.object({
  id: z.string(),
  filename: z.string(),
  size: z.number(),
  url: z.string(),
});

const option = z.object({
  type: z.number(),
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  /** Of a subcommand, or of a group of them. */
  get options(): z.ZodOptional<z.ZodArray<typeof option>> {
    return z.array(option).optional();
  },
});

type Option = z.infer<typeof option>;

type Attachments = Readonly<Record<string, z.infer<typeof attachment>>>;

const base = {
  id: z.string(),
  application_id: z.string(),
  token: z.string(),
  guild_id: z.string().optional(),
  channel_id: z.string().optional(),
  channel: z.object({ id: z.string() }).optional(),
  member: z
    .object({ user, roles: z.array(z.string()).default([]), permissions: z.string().default('0') })
    .optional(),
  user: user.optional(),
  app_permissions: z.string().optional(),
  locale: z.string().default('en-US'),
  attachment_size_limit: z.number().default(FALLBACK_ATTACHMENT_LIMIT),
};

const command = z.object({
  ...base,
  type: z.literal(InteractionType.ApplicationCommand),
  data: z.object({
    name: z.string(),
    options: z.array(option).default([]),
    resolved: z
      .object({ attachments: z.record(z.string(), attachment).default({}) })
      .default({ attachments: {} }),
  }),
});

const component = z.object({
  ...base,
  type: z.literal(InteractionType.MessageComponent),
  data: z.object({ custom_id: z.string() }),
  message: z.object({ flags: z.number() }).optional().catch(undefined),
});

const received = z.discriminatedUnion('type', [command, component]);

type Received = z.infer<typeof received>;

/** What every interaction brings along. */
export interface InteractionContext {
  reply: ReplyToken;
  asker: Asker;
  locale: string;
  /** The bot's own permission bits in the channel; null when Discord does not say. */
  botPermissions: bigint | null;
  /** Bytes a file may have in a reply. */
  attachmentLimit: number;
}

/** A slash command, its options sorted by what they hold. */
export interface CommandInteraction extends InteractionContext {
  kind: 'command';
  /** As typed, without the slash: `kling-edit`, `kling jobs`. */
  name: string;
  /** Texts, numbers and switches; people, roles and channels by their id. */
  values: ReadonlyMap<string, string | number | boolean>;
  files: ReadonlyMap<string, InputFile>;
}

/** A pressed button or a choice made. */
export interface ComponentInteraction extends InteractionContext {
  kind: 'component';
  customId: string;
  /** Whether it sits on a message that only this person sees. */
  isPrivate: boolean;
}

export type Interaction = CommandInteraction | ComponentInteraction;

/** An interaction as the gateway delivered it, or null for a kind that is not ours or a payload out of shape. */
export function parseInteraction(payload: unknown): Interaction | null {
  const parsed = received.safeParse(payload);
  if (!parsed.success) return null;
  const context = contextOf(parsed.data);
  if (context === null) return null;
  if (parsed.data.type === InteractionType.MessageComponent) {
    const { data, message } = parsed.data;
    const isPrivate = ((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
    return { ...context, kind: 'component', customId: data.custom_id, isPrivate };
  }
  const { name, resolved } = parsed.data.data;
  const { words, options } = descend(parsed.data.data.options);
  const typed = [name, ...words].join(' ');
  return {
    ...context,
    kind: 'command',
    name: typed,
    ...sortOptions(options, resolved.attachments),
  };
}

const STEPS: readonly number[] = [
  ApplicationCommandOptionType.Subcommand,
  ApplicationCommandOptionType.SubcommandGroup,
];

/** A subcommand comes as an option that holds the options: the words on the way, and what is inside the last. */
function descend(outer: readonly Option[]): { words: string[]; options: readonly Option[] } {
  const words: string[] = [];
  let options = outer;
  for (;;) {
    const step = options.find(({ type }) => STEPS.includes(type));
    if (!step) return { words, options };
    words.push(step.name);
    options = step.options ?? [];
  }
}

/** Texts and switches apart from files. Which one an option is, Discord says: a text may read like anything. */
function sortOptions(
  options: readonly Option[],
  attachments: Attachments,
): Pick<CommandInteraction, 'values' | 'files'> {
  const values = new Map<string, string | number | boolean>();
  const files = new Map<string, InputFile>();
  for (const { type, name, value } of options) {
    if (value === undefined) continue;
    if (type === ApplicationCommandOptionType.Attachment) {
      const file = attachments[String(value)];
      if (file) {
        files.set(name, { input: name, url: file.url, filename: file.filename, bytes: file.size });
      }
    } else values.set(name, value);
  }
  return { values, files };
}

function contextOf(data: Received): InteractionContext | null {
  const person = data.member?.user ?? data.user;
  const channelId = data.channel_id ?? data.channel?.id;
  if (!person || channelId === undefined) return null;
  return {
    reply: { interactionId: data.id, applicationId: data.application_id, token: data.token },
    asker: {
      userId: person.id,
      serverId: data.guild_id ?? '',
      channelId,
      roles: data.member?.roles ?? [],
      permissions: data.member?.permissions ?? '0',
    },
    locale: data.locale,
    botPermissions: permissionBits(data.app_permissions),
    attachmentLimit: data.attachment_size_limit,
  };
}

function permissionBits(text: string | undefined): bigint | null {
  return text !== undefined && /^\d+$/.test(text) ? BigInt(text) : null;
}
