import type { CardOf } from '../core/card.ts';
import type { Edit } from '../core/edit.ts';
import { creditLine } from './cards/credit-line.ts';
import { linkLine } from './cards/links.ts';
import { small } from './cards/parts.ts';
import { textsFor } from './words/texts.ts';

/** A finished edit without a card, for when Discord does not take one: the file goes along. In its person's language. */
export function plainText({ edit, credit, fileName, link, bare }: CardOf<'edit'>): string {
  const t = textsFor(edit.locale);
  const lines = [
    t.result.ready(`<@${edit.requesterId}>`),
    creditLine(credit, { serverId: edit.serverId, bare }, t),
    link === null ? null : linkLine(link, fileName !== null, t),
    small(`ref ${edit.id}`),
  ];
  return lines.filter((line) => line !== null).join('\n');
}

/** The short reply that notifies an edit's person, in their language. */
export function pingText({ requesterId, locale, state, takeDown }: Edit): string {
  const { result } = textsFor(locale);
  const who = `<@${requesterId}>`;
  return state === 'delivered' && takeDown === null
    ? result.ready(who)
    : result.endedOtherwise(who);
}
