import type { Card } from '../../core/card.ts';
import { type Texts, textsFor } from '../words/texts.ts';

/** What a message is in that nobody asked for, in no server. */
const NOBODYS = 'en-US';

/**
 * The language of a card. What many people see stays in one language, whoever presses its buttons: an edit's card in that of its
 * person. Every other is in that of its reader.
 */
export function textsOf(card: Card, reader: string | null): Texts {
  return textsFor(localeOf(card) ?? reader ?? NOBODYS);
}

function localeOf(card: Card): string | null {
  return card.kind === 'edit' ? card.edit.locale : null;
}
