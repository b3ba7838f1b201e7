import { refusal } from './api-error.ts';
import { contentTypeOf, pictureSize } from './file-facts.ts';
import type { FileStore } from './file-store.ts';
import { mentionsIn, NOBODY } from './mentions.ts';
import * as model from './model.ts';
import type { Draft, DraftFile } from './rules/message-body.ts';
import type { World } from './world.ts';

export interface NewMessage {
  channel: model.Channel;
  author: model.User;
  type: number;
  interaction?: model.Interaction;
  visibleTo?: model.User;
  referencedId?: string;
}

/** The empty state of a message, before a draft fills it. */
const EMPTY = { content: '', embeds: [], components: [], attachments: [], flags: 0 };

/** Writes messages: the one place that creates and edits them. */
export class MessageBook {
  readonly #world: World;
  readonly #files: FileStore;

  constructor(world: World, files: FileStore) {
    this.#world = world;
    this.#files = files;
  }

  /** A reply that shows as "thinking". */
  addLoading(about: NewMessage, ephemeral: boolean): model.Message {
    const flags = model.LOADING | (ephemeral ? model.EPHEMERAL : 0);
    return this.#keep({ ...this.#blank(about), flags });
  }

  /**
   * Posts a message.
   *
   * @throws ApiError 40005 when a file is over `limit` bytes.
   */
  add(about: NewMessage, draft: Draft, limit: number): model.Message {
    checkSizes(draft.files, limit);
    const message = this.#blank(about);
    this.#fill(message, draft);
    message.nonce = draft.body.nonce ?? undefined;
    message.poll = draft.body.poll;
    message.stickerIds = draft.body.sticker_ids ?? [];
    const silent = (message.flags & (model.SUPPRESS_NOTIFICATIONS | model.EPHEMERAL)) !== 0;
    if (!silent) message.pings = message.mentions;
    return this.#keep(message);
  }

  /**
   * Edits a message. Nobody is notified, whatever it mentions.
   *
   * @throws ApiError 40005 when a new file is over `limit` bytes, 50083 in an archived thread.
   */
  edit(message: model.Message, draft: Draft, limit: number): model.Message {
    if (message.channel.thread?.archived) throw refusal('thread_archived');
    checkSizes(draft.files, limit);
    this.#fill(message, draft);
    message.edits.push(this.#world.clock.now());
    this.#world.changes.announce({ kind: 'message-edited', messageId: message.id });
    return message;
  }

  /** What a person writes, their files uploaded before. */
  addFromPerson(
    channel: model.Channel,
    author: model.User,
    content: string,
    attachments: model.StoredFile[],
  ): model.Message {
    const message = { ...this.#blank({ channel, author, type: 0 }), content, attachments };
    message.mentions = mentionsIn(message, undefined);
    message.pings = message.mentions;
    return this.#keep(message);
  }

  #blank(about: NewMessage): model.Message {
    return {
      ...structuredClone(EMPTY),
      id: this.#world.ids.next(),
      channel: about.channel,
      author: about.author,
      type: about.type,
      createdAt: this.#world.clock.now(),
      visibleTo: about.visibleTo,
      interaction: about.interaction,
      referencedId: about.referencedId,
      nonce: undefined,
      poll: undefined,
      stickerIds: [],
      pings: NOBODY,
      mentions: NOBODY,
      edits: [],
      deleted: false,
      threadId: undefined,
    };
  }

  #fill(message: model.Message, draft: Draft): void {
    message.attachments = draft.files.map((file) => this.#attach(file, message));
    message.content = draft.content;
    message.embeds = draft.embeds;
    message.components = draft.components;
    message.flags = draft.flags;
    message.mentions = mentionsIn(message, draft.body.allowed_mentions ?? undefined);
  }

  #attach(file: DraftFile, message: model.Message): model.StoredFile {
    if ('kept' in file) return file.kept;
    const { upload, name, description } = file;
    const size = pictureSize(upload.head);
    const ephemeral = message.visibleTo !== undefined;
    const stored: model.StoredFile = {
      id: this.#world.ids.next(),
      name,
      size: upload.size,
      sha256: upload.sha256,
      path: upload.path,
      contentType: contentTypeOf(name) ?? upload.contentType,
      width: size?.width,
      height: size?.height,
      durationSecs: undefined,
      description,
      ephemeral,
      folder: ephemeral ? this.#world.bot.id : message.channel.id,
    };
    this.#files.add(stored);
    return stored;
  }

  #keep(message: model.Message): model.Message {
    this.#world.messages.set(message.id, message);
    this.#world.changes.announce({ kind: 'message-created', messageId: message.id });
    return message;
  }
}

function checkSizes(files: readonly DraftFile[], limit: number): void {
  for (const file of files) {
    if ('upload' in file && file.upload.size > limit) throw refusal('too_large');
  }
}
