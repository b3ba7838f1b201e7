import type { FileStore } from './file-store.ts';
import type * as model from './model.ts';
import { iso, type Json, presentChannel, presentUser } from './present.ts';
import type { World } from './world.ts';

export function presentAttachment(file: model.StoredFile, files: FileStore): Json {
  const url = files.link(file);
  return {
    id: file.id,
    filename: file.name,
    size: file.size,
    url,
    proxy_url: url,
    ...(file.contentType === undefined ? {} : { content_type: file.contentType }),
    ...(file.width === undefined ? {} : { width: file.width, height: file.height }),
    ...(file.durationSecs === undefined ? {} : { duration_secs: file.durationSecs }),
    ...(file.description === undefined ? {} : { description: file.description }),
    ...(file.ephemeral ? { ephemeral: true } : {}),
  };
}

/** Components as a reader gets them: each `attachment://name` replaced by the attachment's signed link. */
export function presentComponents(message: model.Message, files: FileStore): unknown {
  const resolve = (media: { url: string }): Json => {
    const name = /^attachment:\/\/(.*)$/.exec(media.url)?.[1];
    const file = message.attachments.find((each) => each.name === name);
    if (!file) return { ...media, proxy_url: media.url };
    const { url, proxy_url, content_type, width, height } = presentAttachment(file, files);
    const found = { id: file.id, url, proxy_url, content_type, attachment_id: file.id };
    return { ...found, width: width ?? null, height: height ?? null };
  };
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) =>
        key === 'media' || key === 'file'
          ? [key, resolve(inner as { url: string })]
          : [key, visit(inner)],
      ),
    );
  };
  return visit(message.components);
}

const interactionOf = (message: model.Message): Json => {
  const { interaction } = message;
  if (!interaction) return {};
  return {
    interaction_metadata: {
      id: interaction.id,
      type: interaction.type,
      user: presentUser(interaction.user),
      authorizing_integration_owners: { '0': interaction.channel.server?.id ?? '0' },
      ...(interaction.commandName === undefined ? {} : { name: interaction.commandName }),
    },
  };
};

/**
 * A message as its reader gets it, links freshly signed. `blank` leaves out what a bot without the message content
 * intent may not read.
 */
export function presentMessage(
  message: model.Message,
  world: World,
  files: FileStore,
  { blank = false } = {},
): Json {
  const users = message.mentions.userIds.flatMap((id) => world.users.get(id) ?? []);
  const edited = message.edits.at(-1);
  const thread = message.threadId && world.channels.get(message.threadId);
  return {
    id: message.id,
    channel_id: message.channel.id,
    type: message.type,
    author: presentUser(message.author),
    content: blank ? '' : message.content,
    embeds: blank ? [] : message.embeds,
    components: blank ? [] : presentComponents(message, files),
    attachments: blank ? [] : message.attachments.map((file) => presentAttachment(file, files)),
    mentions: users.map(presentUser),
    mention_roles: [...message.mentions.roleIds],
    mention_everyone: message.mentions.everyone,
    pinned: false,
    tts: false,
    flags: message.flags,
    timestamp: iso(message.createdAt),
    edited_timestamp: edited === undefined ? null : iso(edited),
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(message.author === world.bot ? { application_id: world.bot.id } : {}),
    ...(message.interaction ? { webhook_id: world.bot.id } : {}),
    ...interactionOf(message),
    ...referenceOf(message),
    ...(thread ? { thread: presentChannel(thread) } : {}),
  };
}

const referenceOf = ({ referencedId, channel }: model.Message): Json =>
  referencedId === undefined
    ? {}
    : {
        message_reference: {
          type: 0,
          message_id: referencedId,
          channel_id: channel.id,
          ...(channel.server ? { guild_id: channel.server.id } : {}),
        },
      };

/** Whether the bot may read a message that is not its own without the message content intent. */
export function hiddenFromBot(message: model.Message, world: World): boolean {
  return (
    message.author !== world.bot &&
    message.channel.server !== undefined &&
    !message.mentions.userIds.includes(world.bot.id)
  );
}
