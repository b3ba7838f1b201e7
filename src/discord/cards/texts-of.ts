import type { Card } from '../../core/card.ts';
import { type Texts, textsFor } from '../words/texts.ts';

/** What a message is in that is for the operators. */
const OPERATORS = 'en-US';

export function textsOf(card: Card, reader: string | null): Texts {
  return textsFor(localeOf(card, reader));
}

/**
 * Whose language a card is in. What many people see stays in one language, whoever presses its buttons: an edit's card in that of its
 * person, what asks moderators or other people in that of the server. Every other is in that of its reader.
 */
export function localeOf(card: Card, reader: string | null): string {
  if (card.kind === 'edit') return card.edit.locale;
  if (card.kind === 'refusal' || card.kind === 'audit_news') return card.locale;
  if (card.kind === 'ask' || card.kind === 'consent') return card.report.edit.asker.serverLocale;
  if (card.kind === 'appeal' || card.kind === 'reported') return card.edit.asker.serverLocale;
  return reader ?? OPERATORS;
}
