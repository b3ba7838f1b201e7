import {
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type APITextDisplayComponent,
  type APIThumbnailComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { type ControlAction, encodeCustomId } from '../custom-id.ts';
import { quoteWithin } from '../text.ts';
import type { Texts } from '../words/texts.ts';
import { COLOURS, type Colour } from './colours.ts';

/** Discord's limits for one message: components of any depth, and characters over all texts. */
export const CARD_LIMITS = { components: 40, text: 4000 } as const;

/** One box with an accent colour. Parts that are null are left out. */
export function container(
  colour: Colour,
  parts: readonly (APIComponentInContainer | null)[],
): APIMessageTopLevelComponent {
  return {
    type: ComponentType.Container,
    accent_color: COLOURS[colour],
    components: parts.filter((part) => part !== null),
  };
}

/** Texts with a button or a picture at their side. */
export function section(
  text: string,
  accessory: APIButtonComponent | APIThumbnailComponent,
): APIComponentInContainer {
  const components: [APITextDisplayComponent] = [
    { type: ComponentType.TextDisplay, content: text },
  ];
  return { type: ComponentType.Section, components, accessory };
}

/** A picture of this message's own attachments. */
export function thumbnail(filename: string, description: string): APIThumbnailComponent {
  return {
    type: ComponentType.Thumbnail,
    media: { url: `attachment://${filename}` },
    description,
  };
}

/** Lines of one text; empty and null ones are left out. Null when none is left: Discord refuses an empty text. */
export function lines(...all: (string | null)[]): APIComponentInContainer | null {
  const content = all.filter((line) => line !== null && line !== '').join('\n');
  return content === '' ? null : { type: ComponentType.TextDisplay, content };
}

/** Videos of this message's own attachments, played inline, beside each other where there are two. */
export function videos(
  ...all: readonly { filename: string; description: string }[]
): APIComponentInContainer {
  return {
    type: ComponentType.MediaGallery,
    items: all.map(({ filename, description }) => ({
      media: { url: `attachment://${filename}` },
      description,
    })),
  };
}

/** What an edit was asked for, in full up to a bound: the rest of a card must fit beside it. */
const PROMPT_UNITS = 1500;

/** A person's prompt as a quote. */
export function promptLine(prompt: string, units = PROMPT_UNITS): string {
  return quoteLine(quoteWithin(prompt, units));
}

/** Somebody's words, which are inert by now, on a line of their own. */
export function quoteLine(inert: string): string {
  return `> ${inert}`;
}

/** How a button looks: what it does can be taken back, or not. */
const STYLES = {
  plain: ButtonStyle.Secondary,
  good: ButtonStyle.Success,
  danger: ButtonStyle.Danger,
} as const;

/** A button that comes back to us with this action, about these ids. */
export function button(
  label: string,
  style: keyof typeof STYLES,
  action: ControlAction,
  ...args: string[]
): APIButtonComponent {
  const custom_id = encodeCustomId(action, ...args);
  return { type: ComponentType.Button, style: STYLES[style], label, custom_id };
}

/** Buttons beside each other, at most five. */
export function row(...buttons: APIButtonComponent[]): APIComponentInContainer {
  return { type: ComponentType.ActionRow, components: buttons };
}

/** Removes the message, for whom it is about. */
export function dismissButton(requesterId: string, t: Texts): APIButtonComponent {
  return button(t.buttons.dismiss, 'plain', 'dismiss', requesterId);
}

/** Stops an edit, or says why that is too late. */
export function cancelButton(editId: string, t: Texts): APIButtonComponent {
  return button(t.buttons.cancel, 'plain', 'cancel', editId);
}

/** The small line that an operator can search the logs for; it is also how a message of ours is found again. */
export function small(...facts: (string | null)[]): string {
  const known = facts.filter((fact) => fact !== null && fact !== '');
  return known.length === 0 ? '' : `-# ${known.join(', ')}`;
}
