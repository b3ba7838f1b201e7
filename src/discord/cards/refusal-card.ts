import type { APIButtonComponent, APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { CardOf, Offer } from '../../core/card.ts';
import { partsOf } from '../../core/mend.ts';
import { explain } from '../explain.ts';
import { offerFacts } from '../words/offer.ts';
import type { Texts } from '../words/texts.ts';
import { button, container, dismissButton, lines, quoteLine, row, small } from './parts.ts';

/** Why a request was not taken, and what to change, or what can be done with the clip instead; the person can put it away. */
export function refusalCard(card: CardOf<'refusal'>, t: Texts): APIMessageTopLevelComponent[] {
  const { offer } = card;
  const { what, todo, quote } = explain(card.failure, t);
  const reference = card.reference === null ? '' : small(`ref ${card.reference}`);
  const isOffered = offer && card.failure.code === offer.clip.why.code;
  const instead = isOffered ? t.offer.text(offerFacts(offer.clip)) : todo;
  return [
    container('failed', [
      lines(`**${what}**`, quote === undefined ? null : quoteLine(quote), instead, reference),
      row(...(offer ? choices(offer, t) : []), dismissButton(card.requesterId, t)),
    ]),
  ];
}

function choices({ id, clip }: Offer, t: Texts): APIButtonComponent[] {
  const parts = partsOf(clip);
  return parts.map((part) => {
    const label = parts.length === 1 ? t.offer.makeItFit : t.offer.parts[part];
    return button(label, 'good', 'offer', id, part);
  });
}
