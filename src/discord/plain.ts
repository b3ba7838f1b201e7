import type { CardOf } from '../core/card.ts';
import type { Edit } from '../core/edit.ts';
import { creditLine } from './cards/credit-line.ts';
import { linkLine } from './cards/links.ts';
import { small } from './cards/parts.ts';

/** A finished edit without a card, for when Discord does not take one: the file goes along. */
export function plainText({ edit, credit, fileName, link, bare }: CardOf<'edit'>): string {
  const lines = [
    `<@${edit.requesterId}>, your edited clip is ready.`,
    creditLine(credit, { serverId: edit.serverId, bare }),
    link === null ? null : linkLine(link, fileName !== null),
    small(`ref ${edit.id}`),
  ];
  return lines.filter((line) => line !== null).join('\n');
}

/** The short reply that notifies an edit's person. */
export function pingText({ requesterId, state, takeDown }: Edit): string {
  return state === 'delivered' && takeDown === null
    ? `<@${requesterId}>, your edited clip is ready.`
    : `<@${requesterId}>, your edit has ended. The card says how.`;
}
