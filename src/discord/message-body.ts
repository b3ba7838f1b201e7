import { type APIMessageTopLevelComponent, MessageFlags } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Card, CardOf } from '../core/card.ts';
import type { Attachment, ShownMessage } from '../core/edit.ts';
import type { ResultFile } from '../edits/delivery-ports.ts';
import { drawCard } from './cards/draw.ts';
import { plainText } from './plain.ts';
import { attachmentName } from './text.ts';

/** A message of ours, as sent. */
interface MessageBody {
  flags?: MessageFlags.IsComponentsV2;
  components?: APIMessageTopLevelComponent[];
  content?: string;
  allowed_mentions: { parse: []; users?: string[] };
  /** What the message has afterwards: a file by its place in the upload, or one it has by its id. Absent: as before. */
  attachments?: { id: number | string; filename?: string }[];
}

/** A message and the files that go along, under the names they get at Discord. */
export interface Draft {
  body: MessageBody;
  files: readonly ResultFile[];
  /** The result's name, and that of the clip it was made from, as far as the message has them. */
  names: readonly string[];
}

/** Draws a card for a message that gets `files`, or else keeps those of `message` that the card shows. */
export function draftMessage(
  card: Card,
  files: readonly ResultFile[],
  message: ShownMessage | null,
): Draft {
  if (card.kind === 'ask') return draftAsk(card, files);
  if (card.kind !== 'edit') return { body: cardBody(card), files, names: [] };
  // Taken down: no file of the message stays, whichever it has.
  if (card.edit.takeDown) {
    return { body: { ...cardBody(card), attachments: [] }, files: [], names: [] };
  }
  if (files.length > 0) return withFiles(card, files, cardBody);
  const { fileName } = card;
  // Whatever it has stays: a card that comes late must not take the clip off.
  if (fileName === null) return { body: cardBody(card), files, names: [] };
  const kept = [message?.attachment, message?.before].filter((one) => one !== undefined);
  const names = kept.length > 0 ? kept.map((one) => one.filename) : [attachmentName(fileName)];
  const body = cardBody(named(card, names));
  // It is said to be there, but not under which id: left unnamed, Discord keeps what the message has.
  if (kept.length === 0) return { body, files, names };
  return { body: { ...body, attachments: kept.map(({ id }) => ({ id })) }, files, names };
}

/** Without files the message keeps those that it has: the card names them. */
function draftAsk(card: CardOf<'ask'>, files: readonly ResultFile[]): Draft {
  const body = cardBody(card);
  if (files.length === 0) return { body, files, names: [] };
  const sent = files.map((file) => ({ ...file, filename: attachmentName(file.filename) }));
  const names = sent.map(({ filename }) => filename);
  const attachments = names.map((filename, id) => ({ id, filename }));
  return { body: { ...body, attachments }, files: sent, names };
}

/** The same as plain text, for a new message. */
export function draftPlain(card: CardOf<'edit'>, files: readonly ResultFile[]): Draft {
  return withFiles(card, files, (named) => ({
    content: plainText(named),
    allowed_mentions: { parse: [] },
  }));
}

function withFiles(
  card: CardOf<'edit'>,
  files: readonly ResultFile[],
  draw: (card: CardOf<'edit'>) => MessageBody,
): Draft {
  const sent = files.map((file) => ({ ...file, filename: attachmentName(file.filename) }));
  const names = sent.map(({ filename }) => filename);
  const attachments = names.map((filename, id) => ({ id, filename }));
  return { body: { ...draw(named(card, names)), attachments }, files: sent, names };
}

function named(
  card: CardOf<'edit'>,
  [fileName = null, beforeName = null]: readonly (string | null)[],
): CardOf<'edit'> {
  return { ...card, fileName, beforeName };
}

function cardBody(card: Card): MessageBody {
  return {
    flags: MessageFlags.IsComponentsV2,
    components: drawCard(card),
    allowed_mentions: { parse: [] },
  };
}

const message = z.object({
  id: z.string(),
  channel_id: z.string(),
  attachments: z
    .array(z.object({ id: z.string(), filename: z.string() }))
    .catch([])
    .default([]),
  components: z.unknown().optional(),
});

/**
 * Which message Discord's answer speaks of, and its files, by their names: the result and the clip it was made from. Where
 * Discord named the result anew, the first. Null when the answer is no message.
 */
export function readMessage(answer: unknown, names: readonly string[]): ShownMessage | null {
  const parsed = message.safeParse(answer);
  if (!parsed.success) return null;
  const { id, channel_id: channelId, attachments, components } = parsed.data;
  const shown: ShownMessage = { channelId, messageId: id };
  const [clip, source] = names;
  if (clip === undefined) return shown;
  const known = attachments.length > 0 ? attachments : galleryAttachments(components, names);
  const attachment = plain(known.find((one) => one.filename === clip) ?? known[0]);
  const before = plain(known.find((one) => one.filename === source) ?? known[1]);
  return {
    ...shown,
    ...(attachment === undefined ? {} : { attachment }),
    ...(attachment === undefined || before === undefined || source === undefined ? {} : { before }),
  };
}

const plain = (one: Attachment | undefined): Attachment | undefined =>
  one && { id: one.id, filename: one.filename };

const galleries = z.array(z.object({ components: z.array(z.unknown()).catch([]) }));
const gallery = z.object({
  items: z.array(z.object({ media: z.object({ attachment_id: z.string() }) })),
});

/**
 * Discord may name an attachment only where a component shows it; our galleries show the source first. Source: "Unfurled Media
 * Item", `attachment_id`.
 */
function galleryAttachments(components: unknown, names: readonly string[]): Attachment[] {
  const boxes = galleries.safeParse(components);
  if (!boxes.success) return [];
  for (const part of boxes.data.flatMap((box) => box.components)) {
    const items = gallery.safeParse(part).data?.items ?? [];
    if (items.length === 0) continue;
    const ids = items.map(({ media }) => media.attachment_id);
    return ids.reverse().flatMap((id, at) => {
      const filename = names[at];
      return filename === undefined ? [] : [{ id, filename }];
    });
  }
  return [];
}
