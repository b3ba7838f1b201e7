import type { FileStore } from '../file-store.ts';
import { textOf } from '../mentions.ts';
import * as model from '../model.ts';
import { presentComponents } from '../present-message.ts';
import { mediaOf, walk } from '../rules/components.ts';

export interface CardButton {
  label: string | undefined;
  customId: string | undefined;
  url: string | undefined;
  disabled: boolean;
  style: number;
}

export interface CardMedia {
  /** Signed now, for a file of the message; as given for an address elsewhere. */
  url: string;
  filename: string | undefined;
  size: number | undefined;
  contentType: string | undefined;
  /** The stored file, for a file of the message. */
  file: model.StoredFile | undefined;
}

/** What a person sees of a message or of an interaction, at one moment. */
export interface Card {
  state: 'waiting' | 'thinking' | 'failed' | 'shown' | 'deleted' | 'modal';
  ephemeral: boolean;
  /** Content, text displays and embed texts, a line each; what the client itself says for a failure. */
  text: string;
  components: model.Component[];
  buttons: CardButton[];
  media: CardMedia[];
  modal: model.ModalContent | undefined;
  message: model.Message | undefined;
}

const NOTHING = { text: '', components: [], buttons: [], media: [], modal: undefined };

export const DID_NOT_RESPOND = 'The application did not respond';
export const FAILED = 'This interaction failed';

/** A card without a message behind it. */
export function bareCard(state: Card['state'], text: string, message?: model.Message): Card {
  const ephemeral = state === 'failed' || message?.visibleTo !== undefined;
  return { ...structuredClone(NOTHING), state, text, ephemeral, message };
}

/** The card of a modal: its title and its labels are the text. */
export function modalCard(modal: model.ModalContent): Card {
  const lines = [modal.title];
  walk(modal.components, (component) => {
    if (component.label) lines.push(component.label);
    if (component.type === 10 && component.content) lines.push(component.content);
  });
  const { components } = modal;
  return { ...bareCard('modal', lines.join('\n')), ephemeral: true, components, modal };
}

/** The card of a message. `expired`: its interaction's token is dead, so "thinking" has become a failure. */
export function messageCard(message: model.Message, files: FileStore, expired: boolean): Card {
  if (message.deleted) return bareCard('deleted', '', message);
  if (message.flags & model.LOADING) {
    return expired ? bareCard('failed', FAILED, message) : bareCard('thinking', '', message);
  }
  const embeds = message.embeds.flatMap((embed) => [embed.title, embed.description]);
  const lines = [textOf(message), ...embeds].filter((line) => line);
  return {
    state: 'shown',
    ephemeral: message.visibleTo !== undefined,
    text: lines.join('\n'),
    components: presentComponents(message, files) as model.Component[],
    buttons: buttonsOf(message),
    media: mediaShown(message, files),
    modal: undefined,
    message,
  };
}

function buttonsOf(message: model.Message): CardButton[] {
  const buttons: CardButton[] = [];
  walk(message.components, (component) => {
    if (component.type !== 2) return;
    buttons.push({
      label: component.label ?? undefined,
      customId: component.custom_id ?? undefined,
      url: component.url ?? undefined,
      disabled: component.disabled === true,
      style: component.style ?? 1,
    });
  });
  return buttons;
}

/** With IS_COMPONENTS_V2 a file shows only where a component refers to it; otherwise all files show. */
function mediaShown(message: model.Message, files: FileStore): CardMedia[] {
  const own = (file: model.StoredFile): CardMedia => ({
    url: files.link(file),
    filename: file.name,
    size: file.size,
    contentType: file.contentType,
    file,
  });
  if (!(message.flags & model.COMPONENTS_V2)) return message.attachments.map(own);
  const shown: CardMedia[] = [];
  walk(message.components, (component) => {
    for (const { url } of mediaOf(component)) {
      const file = fileBehind(url, message);
      const elsewhere = { filename: undefined, size: undefined, contentType: undefined };
      shown.push(file ? own(file) : { url, ...elsewhere, file: undefined });
    }
  });
  return shown;
}

function fileBehind(url: string, message: model.Message): model.StoredFile | undefined {
  const name = /^attachment:\/\/(.*)$/.exec(url)?.[1];
  return message.attachments.find((file) => file.name === name || url.includes(`/${file.id}/`));
}
