import type { ReplyToken } from '../edits/ports.ts';
import type { Card } from '../core/card.ts';
import { drawCard } from './cards/draw.ts';
import type { DiscordInteractions } from './interactions.ts';

/** How an interaction is answered: one answer each, within Discord's 3 s. */
export type Answer =
  /** A reply that only its person sees. */
  | { how: 'privately'; card: Card }
  /** The message that the button sits on becomes this card. */
  | { how: 'in_place'; card: Card }
  /** The button's message stays as it is; what changes it comes by another way. */
  | { how: 'not_at_all' }
  /** The button's message goes. */
  | { how: 'by_deleting' };

export const privately = (card: Card): Answer => ({ how: 'privately', card });

/** Gives the answer to Discord. Rejects with an EditError. */
export async function sendAnswer(
  interactions: DiscordInteractions,
  reply: ReplyToken,
  answer: Answer,
): Promise<void> {
  switch (answer.how) {
    case 'privately':
      return interactions.replyPrivately(reply, drawCard(answer.card));
    case 'in_place':
      return interactions.updateMessage(reply, drawCard(answer.card));
    case 'not_at_all':
      return interactions.updateNothing(reply);
    case 'by_deleting':
      await interactions.updateNothing(reply);
      return interactions.deleteReply(reply);
  }
}
