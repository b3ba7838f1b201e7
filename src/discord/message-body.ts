import { type APIMessageTopLevelComponent, MessageFlags } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Card, CardOf } from '../core/card.ts';
import type { Attachment, ShownMessage } from '../core/edit.ts';
import type { ResultFile, SentMessage } from '../edits/delivery-ports.ts';
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
  /** The result's name, null while there is none, and that of the clip it was made from, as far as the message has them. */
  names: readonly (string | null)[];
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
  if (files.length > 0) {
    return card.edit.state === 'preparing'
      ? withPrepared(card, files)
      : withFiles(card, files, cardBody, keptBefore(card, message));
  }
  const { fileName } = card;
  // Whatever it has stays: a card that comes late must not take the clip off.
  if (fileName === null) return underWay(card, message);
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

/**
 * @param kept - the clip it was made from, where the message has that already: its link goes on to work.
 */
function withFiles(
  card: CardOf<'edit'>,
  files: readonly ResultFile[],
  draw: (card: CardOf<'edit'>) => MessageBody,
  kept?: Attachment,
): Draft {
  const sent = nameFiles(kept ? files.slice(0, 1) : files);
  const fresh = sent.map(({ filename }, id) => ({ id, filename }));
  const attachments = kept ? [...fresh, { id: kept.id }] : fresh;
  const names = [...sent.map(({ filename }) => filename), ...(kept ? [kept.filename] : [])];
  return { body: { ...draw(named(card, names)), attachments }, files: sent, names };
}

const nameFiles = (files: readonly ResultFile[]): ResultFile[] =>
  files.map((file) => ({ ...file, filename: attachmentName(file.filename) }));

/** A clip that was made for the model is on the message from before the line. */
function keptBefore(
  { edit }: CardOf<'edit'>,
  message: ShownMessage | null,
): Attachment | undefined {
  return edit.prepared ? message?.before : undefined;
}

/** With what the model is to get: the result is not there yet. */
function withPrepared(card: CardOf<'edit'>, files: readonly ResultFile[]): Draft {
  const sent = nameFiles(files);
  const names = [null, ...sent.map(({ filename }) => filename)];
  const attachments = sent.map(({ filename }, id) => ({ id, filename }));
  return { body: { ...cardBody(named(card, names)), attachments }, files: sent, names };
}

function underWay(card: CardOf<'edit'>, message: ShownMessage | null): Draft {
  const kept = card.beforeName === null ? undefined : keptBefore(card, message);
  if (!kept) return { body: cardBody({ ...card, beforeName: null }), files: [], names: [] };
  const names = [null, kept.filename];
  const body = { ...cardBody(named(card, names)), attachments: [{ id: kept.id }] };
  return { body, files: [], names };
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
    components: drawCard(card, null),
    allowed_mentions: { parse: [] },
  };
}

const message = z.object({
  id: z.string(),
  channel_id: z.string(),
  attachments: z
    .array(z.object({ id: z.string(), filename: z.string(), url: z.string().optional() }))
    .catch([])
    .default([]),
  components: z.unknown().optional(),
});

/**
 * Which message Discord's answer speaks of, and its files, by their names: the result and the clip it was made from. Where
 * Discord named the result anew, the first. Without a result, the link to the clip comes along. Null when the answer is no message.
 */
export function readMessage(
  answer: unknown,
  names: readonly (string | null)[],
): SentMessage | null {
  const parsed = message.safeParse(answer);
  if (!parsed.success) return null;
  const { id, channel_id: channelId, attachments, components } = parsed.data;
  const shown: ShownMessage = { channelId, messageId: id };
  const [clip, source] = names;
  if (clip === undefined) return shown;
  const known = attachments.length > 0 ? attachments : galleryAttachments(components, names);
  if (clip === null)
    return withBefore(shown, known.find((one) => one.filename === source) ?? known[0]);
  const attachment = plain(known.find((one) => one.filename === clip) ?? known[0]);
  const before = plain(known.find((one) => one.filename === source) ?? known[1]);
  return {
    ...shown,
    ...(attachment === undefined ? {} : { attachment }),
    ...(attachment === undefined || before === undefined || source === undefined ? {} : { before }),
  };
}

/** A file as Discord tells of it. */
type ToldFile = Attachment & { url?: string | undefined };

const plain = (one: ToldFile | undefined): Attachment | undefined =>
  one && { id: one.id, filename: one.filename };

function withBefore(shown: ShownMessage, file: ToldFile | undefined): SentMessage {
  const before = plain(file);
  if (before === undefined) return shown;
  const url = file?.url;
  return { ...shown, before, ...(url === undefined ? {} : { beforeUrl: url }) };
}

const galleries = z.array(z.object({ components: z.array(z.unknown()).catch([]) }));
const gallery = z.object({
  items: z.array(
    z.object({ media: z.object({ attachment_id: z.string(), url: z.string().optional() }) }),
  ),
});

/**
 * Discord may name an attachment only where a component shows it; our galleries show the source first. Source: "Unfurled Media
 * Item", `attachment_id`.
 */
function galleryAttachments(components: unknown, names: readonly (string | null)[]): ToldFile[] {
  const boxes = galleries.safeParse(components);
  if (!boxes.success) return [];
  for (const part of boxes.data.flatMap((box) => box.components)) {
    const items = gallery.safeParse(part).data?.items ?? [];
    if (items.length === 0) continue;
    const there = names.filter((name) => name !== null);
    return items.toReversed().flatMap(({ media: { attachment_id: id, url } }, at) => {
      const filename = there[at];
      return filename === undefined ? [] : [{ id, filename, url }];
    });
  }
  return [];
}
