import { ComponentType, InteractionType } from 'discord-api-types/v10';
import { z } from 'zod';

/** What Discord says when it does not say more (10 MiB, the documented default of late 2024). */
const FALLBACK_ATTACHMENT_LIMIT = 10 * 1024 * 1024;

const name = z.string().nullish().catch(null);

const user = z.object({ id: z.string(), username: name, global_name: name });

const member = z.object({
  user,
  /** What they are called in this server alone. */
  nick: name,
  roles: z.array(z.string()).default([]),
  permissions: z.string().default('0'),
  /** ISO 8601; null for a guest. */
  joined_at: z.string().nullish().catch(null),
});

const channel = z.object({
  id: z.string(),
  type: z.number().optional().catch(undefined),
  /** Of a thread its channel, of a channel its category. */
  parent_id: z.string().nullish().catch(null),
});

const attachment = z.object({
  id: z.string(),
  filename: z.string(),
  size: z.number(),
  url: z.string(),
  content_type: z.string().nullish().catch(null),
});

/** A message in whose menu a command was chosen. */
const target = z.object({
  id: z.string(),
  channel_id: z.string().optional().catch(undefined),
  author: user,
  content: z.string().default('').catch(''),
  attachments: z.array(attachment).default([]),
  components: z.unknown().optional(),
});

const resolved = z
  .object({
    attachments: z.record(z.string(), attachment).default({}),
    messages: z.record(z.string(), target).default({}),
  })
  .default({ attachments: {}, messages: {} });

const option = z.object({
  type: z.number(),
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  /** Of a subcommand, or of a group of them. */
  get options(): z.ZodOptional<z.ZodArray<typeof option>> {
    return z.array(option).optional();
  },
});

/** The message that a component sits on, or whose component opened a form. */
const message = z
  .object({
    id: z.string(),
    channel_id: z.string().optional().catch(undefined),
    flags: z.number().default(0).catch(0),
  })
  .optional()
  .catch(undefined);

const base = {
  id: z.string(),
  application_id: z.string(),
  token: z.string(),
  guild_id: z.string().optional(),
  channel_id: z.string().optional(),
  channel: channel.optional(),
  member: member.optional(),
  user: user.optional(),
  app_permissions: z.string().optional(),
  locale: z.string().default('en-US'),
  /** The server's preferred locale. */
  guild_locale: z.string().default('en-US').catch('en-US'),
  attachment_size_limit: z
    .int()
    .positive()
    .default(FALLBACK_ATTACHMENT_LIMIT)
    .catch(FALLBACK_ATTACHMENT_LIMIT),
};

const command = z.object({
  ...base,
  type: z.literal(InteractionType.ApplicationCommand),
  data: z.object({
    name: z.string(),
    options: z.array(option).default([]),
    /** The message, of a command in a message's menu. */
    target_id: z.string().optional(),
    resolved,
  }),
});

const component = z.object({
  ...base,
  type: z.literal(InteractionType.MessageComponent),
  data: z.object({ custom_id: z.string(), values: z.array(z.string()).default([]) }),
  message,
});

/** Something to fill in, filled in. Which of the two values it has follows from its type. */
const field = z.object({
  type: z.number(),
  custom_id: z.string(),
  value: z.union([z.string(), z.boolean()]).nullish(),
  values: z.array(z.string()).nullish(),
});

/** Around one field (a label) or several (a row, as forms had before labels); a text for reading is around none. */
const frame = z.discriminatedUnion('type', [
  z.object({ type: z.literal(ComponentType.Label), component: field }),
  z.object({ type: z.literal(ComponentType.ActionRow), components: z.array(field) }),
  z.object({ type: z.literal(ComponentType.TextDisplay) }),
]);

const modal = z.object({
  ...base,
  type: z.literal(InteractionType.ModalSubmit),
  data: z.object({ custom_id: z.string(), components: z.array(frame), resolved }),
  message,
});

/** The kinds of interactions that are ours, as the gateway delivers them; of each what is used. */
export const received = z.discriminatedUnion('type', [command, component, modal]);

export type Received = z.infer<typeof received>;
export type ReceivedMember = z.infer<typeof member>;
export type ReceivedChannel = z.infer<typeof channel>;
export type ReceivedMessage = z.infer<typeof message>;
export type ReceivedTarget = z.infer<typeof target>;
export type Option = z.infer<typeof option>;
export type Frame = z.infer<typeof frame>;

/** Files by their id. */
export type Attachments = Readonly<Record<string, z.infer<typeof attachment>>>;
