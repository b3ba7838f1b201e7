import { type APIMessageTopLevelComponent, MessageFlags } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Card } from '../core/card.ts';
import type { ShownMessage } from '../core/edit.ts';
import type { ResultFile } from '../edits/ports.ts';
import { drawCard } from './cards/draw.ts';
import { attachmentName } from './text.ts';

type Attachment = NonNullable<ShownMessage['attachment']>;

/** A message of ours, as sent. */
interface MessageBody {
  flags: MessageFlags.IsComponentsV2;
  components: APIMessageTopLevelComponent[];
  allowed_mentions: { parse: [] };
  /** What the message has afterwards: a file by its place in the upload, or one it has by its id. Absent: as before. */
  attachments?: { id: number | string; filename?: string }[];
}

/** A message and the file that goes along. */
export type Draft =
  | { body: MessageBody; file: ResultFile; filename: string }
  | { body: MessageBody; file: null; filename: string | null };

/** Draws a card for a message that gets `file`, or else keeps `known`, the file it has, if the card shows one. */
export function draftMessage(
  card: Card,
  file: ResultFile | null,
  known: Attachment | undefined,
): Draft {
  if (file !== null) {
    const filename = attachmentName(file.filename);
    return {
      body: { ...body(card, filename), attachments: [{ id: 0, filename }] },
      file,
      filename,
    };
  }
  const shown = card.kind === 'edit' ? card.fileName : null;
  if (shown === null)
    return { body: { ...body(card, null), attachments: [] }, file, filename: null };
  if (known === undefined) {
    // It is said to be there, but not under which id: left unnamed, Discord keeps what the message has.
    const filename = attachmentName(shown);
    return { body: body(card, filename), file, filename };
  }
  const attachments = [{ id: known.id }];
  return { body: { ...body(card, known.filename), attachments }, file, filename: known.filename };
}

function body(card: Card, fileName: string | null): MessageBody {
  return {
    flags: MessageFlags.IsComponentsV2,
    components: drawCard(card.kind === 'edit' ? { ...card, fileName } : card),
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
 * Which message Discord's answer speaks of, and its attachment: the one of this name, else the last. Null when the answer
 * is no message.
 */
export function readMessage(answer: unknown, filename: string | null): ShownMessage | null {
  const parsed = message.safeParse(answer);
  if (!parsed.success) return null;
  const { id, channel_id: channelId, attachments, components } = parsed.data;
  const shown: ShownMessage = { channelId, messageId: id };
  if (filename === null) return shown;
  const attachment =
    attachments.find((one) => one.filename === filename) ??
    attachments.at(-1) ??
    galleryAttachment(components, filename);
  return attachment === undefined
    ? shown
    : { ...shown, attachment: { id: attachment.id, filename: attachment.filename } };
}

const galleries = z.array(z.object({ components: z.array(z.unknown()).catch([]) }));
const gallery = z.object({
  items: z.array(z.object({ media: z.object({ attachment_id: z.string() }) })),
});

/** Discord may name an attachment only where a component shows it. Source: "Unfurled Media Item", `attachment_id`. */
function galleryAttachment(components: unknown, filename: string): Attachment | undefined {
  const boxes = galleries.safeParse(components);
  if (!boxes.success) return undefined;
  for (const part of boxes.data.flatMap((box) => box.components)) {
    const id = gallery.safeParse(part).data?.items[0]?.media.attachment_id;
    if (id !== undefined) return { id, filename };
  }
  return undefined;
}
