import type { APIButtonComponent, APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { CardOf, Offer } from '../../core/card.ts';
import { partsOf } from '../../core/mend.ts';
import { explain } from '../explain.ts';
import { offerText } from '../words/offer.ts';
import { button, container, dismissButton, lines, quoteLine, row, small } from './parts.ts';

const PARTS = { first: 'First 10 s', middle: 'Middle 10 s', last: 'Last 10 s' } as const;

/** Why a request was not taken, and what to change, or what can be done with the clip instead; the person can put it away. */
export function refusalCard(card: CardOf<'refusal'>): APIMessageTopLevelComponent[] {
  const { offer } = card;
  const { what, todo, quote } = explain(card.failure, t);
  const reference = card.reference === null ? '' : small(`ref ${card.reference}`);
  const instead = offer && card.failure.code === offer.clip.why.code ? offerText(offer.clip) : todo;
  return [
    container('failed', [
      lines(`**${what}**`, quote === undefined ? null : quoteLine(quote), instead, reference),
      row(...(offer ? choices(offer) : []), dismissButton(card.requesterId)),
    ]),
  ];
}

function choices({ id, clip }: Offer): APIButtonComponent[] {
  const parts = partsOf(clip);
  return parts.map((part) =>
    button(parts.length === 1 ? 'Make it fit' : PARTS[part], 'good', 'offer', id, part),
  );
}
