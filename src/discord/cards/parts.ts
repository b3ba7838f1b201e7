import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { encodeCustomId } from '../custom-id.ts';
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

/** Lines of one text; empty and null ones are left out. Null when none is left: Discord refuses an empty text. */
export function lines(...all: (string | null)[]): APIComponentInContainer | null {
  const content = all.filter((line) => line !== null && line !== '').join('\n');
  return content === '' ? null : { type: ComponentType.TextDisplay, content };
}

/** A video of this message's own attachments, played inline. */
export function video(filename: string): APIComponentInContainer {
  return {
    type: ComponentType.MediaGallery,
    items: [{ media: { url: `attachment://${filename}` } }],
  };
}

/** One row with a button that removes the message, for whom it is about. */
export function dismissRow(requesterId: string): APIComponentInContainer {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        label: 'Dismiss',
        custom_id: encodeCustomId('dismiss', requesterId),
      },
    ],
  };
}

/** The small line that an operator can search the logs for; it is also how a message of ours is found again. */
export function small(...facts: (string | null)[]): string {
  const known = facts.filter((fact) => fact !== null && fact !== '');
  return known.length === 0 ? '' : `-# ${known.join(', ')}`;
}
