import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { CardOf } from '../../core/card.ts';
import { explain } from '../explain.ts';
import { container, dismissRow, lines, quoteLine, small } from './parts.ts';

/** Why a request was not taken, and what to change; the person can put it away. */
export function refusalCard(card: CardOf<'refusal'>): APIMessageTopLevelComponent[] {
  const { what, todo, quote } = explain(card.failure);
  const reference = card.reference === null ? '' : small(`ref ${card.reference}`);
  return [
    container('failed', [
      lines(`**${what}**`, quote === undefined ? null : quoteLine(quote), todo, reference),
      dismissRow(card.requesterId),
    ]),
  ];
}
