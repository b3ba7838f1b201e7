import type { Card } from '../core/card.ts';
import type { Attachment, ClipCut, Edit, InputFile, ShownMessage } from '../core/edit.ts';
import type { ReplyToken } from './ports.ts';

/** A result on disk. */
export interface ResultFile {
  path: string;
  filename: string;
  bytes: number;
}

/** What became of a file that had to fit: the clip itself, a copy too small to stand for it, or nothing. */
export type Fitted =
  | { kind: 'whole' | 'preview'; file: ResultFile }
  | { kind: 'none'; why: string };

/** What became of a clip that was to be cut or converted. */
export type Prepared =
  | { kind: 'made'; file: ResultFile }
  | { kind: 'none'; why: 'no_ffmpeg' | 'unreadable' | 'too_large' };

export interface Results {
  /** Fetches an edit's output into a file of ours, whole. */
  fetch(id: string, outputUrl: string, signal: AbortSignal): Promise<ResultFile>;
  /** Fetches what it was made from, while its link lives: the clip, unless a clip that is yet to be cut or a picture is expected. */
  fetchSource(
    id: string,
    source: InputFile,
    signal: AbortSignal,
    as?: 'clip' | 'uncut' | 'picture',
  ): Promise<ResultFile>;
  /** The file itself where it is within `maxBytes` and Discord plays it, else one made from it. Rejects with `disk_full`. */
  fit(id: string, file: ResultFile, maxBytes: number, signal: AbortSignal): Promise<Fitted>;
  /**
   * Pictures out of a clip on disk, as `data:` URLs; null where they cannot be had. Rejects with `disk_full`, or with the
   * signal's reason.
   *
   * @param cut - the piece of it that they are taken from; null for all of it.
   */
  sample(
    id: string,
    file: ResultFile,
    signal: AbortSignal,
    cut?: ClipCut | null,
  ): Promise<readonly string[] | null>;
  /** One small picture out of a clip on disk, a JPEG; null, and rejects, as {@link Results.sample}. */
  thumbnail(id: string, file: ResultFile, signal: AbortSignal): Promise<Buffer | null>;
  /** Makes a piece of a clip into what the model takes, in at most so many bytes. Rejects with `disk_full`. */
  prepare(
    id: string,
    file: ResultFile,
    cut: ClipCut,
    maxBytes: number,
    signal: AbortSignal,
  ): Promise<Prepared>;
  /** Removes what was fetched and made for it. */
  discard(id: string, outputUrl: string | null): Promise<void>;
}

/** A message that is yet to be made. `mark` is found again by {@link Messages.find}. */
export interface NewMessage {
  channelId: string;
  mark: string;
  /** As a card, or an edit's as text where Discord does not take the card. */
  form: 'card' | 'plain';
  /** The one person it notifies, or those. */
  pings: string | readonly string[] | null;
}

/** A file in a message of ours. `url` is signed, and dies within a day. */
export interface HeldFile extends Attachment {
  url: string;
  bytes: number | null;
}

/** A message as Discord has it. */
export interface SentMessage extends ShownMessage {
  /** Of a card with the clip that goes to the model: Discord's signed link to it, never shown or logged. */
  beforeUrl?: string;
}

export interface Messages {
  /**
   * Edits the reply with the interaction's token; `files` are those that the card names, and in its order. None: the message
   * keeps what it has; of an edit that was taken down it keeps none. Of an edit that is being prepared they are what its clip was
   * made into. Null: Discord took it and did not say which message it is.
   */
  editReply(
    reply: ReplyToken,
    card: Card,
    files: readonly ResultFile[],
    signal: AbortSignal,
  ): Promise<SentMessage | null>;
  /** Edits the message with the bot's own token. */
  editMessage(
    message: ShownMessage,
    card: Card,
    files: readonly ResultFile[],
    signal: AbortSignal,
  ): Promise<SentMessage>;
  post(
    where: NewMessage,
    card: Card,
    files: readonly ResultFile[],
    signal: AbortSignal,
  ): Promise<SentMessage>;
  /** Deletes one of ours; one that is gone counts as deleted. */
  remove(message: ShownMessage): Promise<void>;
  /** Notifies an edit's person with a short reply to its card. */
  ping(card: ShownMessage, edit: Edit): Promise<void>;
  /** Our message with this mark among the channel's recent ones. */
  find(channelId: string, mark: string): Promise<ShownMessage | null>;
  /** What one of ours holds now, under new links; null where it is gone, or cannot be seen any more. */
  refetch(message: ShownMessage): Promise<HeldFile[] | null>;
  /**
   * The thread under an original's message, made where there is none yet and named after what that was asked for: a thread's id. Null
   * where Discord does not let us have one, or the message is gone.
   */
  openThread(
    message: ShownMessage,
    original: Pick<Edit, 'prompt' | 'locale'>,
  ): Promise<string | null>;
  /** The channel for direct messages to a person. */
  openDirect(userId: string): Promise<string>;
}
