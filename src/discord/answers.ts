import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';

import type { Card } from '../core/card.ts';
import { drawCard } from './cards/draw.ts';
import type { Interaction } from './interaction.ts';
import type { DiscordInteractions, FileToCome } from './interactions.ts';

/** How an interaction is answered: one answer each, within Discord's 3 s. */
export type Answer =
  /** A reply that only its person sees. */
  | { how: 'privately'; card: Card }
  /** The same with a file, which the card names; without it, `instead`, or what went wrong. */
  | { how: 'with_file'; card: Card; file: FileToCome; instead?: Card }
  /** The message that it began on becomes this card; where it began on none, its person sees it as a reply. */
  | { how: 'in_place'; card: Card }
  /** The message that it began on stays as it is; what changes it comes by another way. */
  | { how: 'not_at_all' }
  /** The message that it began on goes. */
  | { how: 'by_deleting' }
  /** A form opens. Not after another form. */
  | { how: 'modal'; modal: APIModalInteractionResponseCallbackData };

export const privately = (card: Card): Extract<Answer, { how: 'privately' }> => ({
  how: 'privately',
  card,
});

/** Gives the answer to Discord. Rejects with an EditError. */
export async function sendAnswer(
  interactions: DiscordInteractions,
  interaction: Interaction,
  answer: Answer,
): Promise<void> {
  const { reply } = interaction;
  switch (answer.how) {
    case 'privately':
      return interactions.replyPrivately(reply, drawCard(answer.card));
    case 'with_file':
      return interactions.replyWithFile(reply, answer.file, drawCard(answer.card), ({ failure }) =>
        drawCard(
          answer.instead ?? {
            kind: 'refusal',
            failure,
            requesterId: interaction.asker.userId,
            reference: reply.interactionId,
          },
        ),
      );
    case 'in_place':
      return beganOnMessage(interaction)
        ? interactions.updateMessage(reply, drawCard(answer.card))
        : interactions.replyPrivately(reply, drawCard(answer.card));
    case 'not_at_all':
      return interactions.updateNothing(reply);
    case 'by_deleting':
      await interactions.updateNothing(reply);
      return interactions.deleteReply(reply);
    case 'modal':
      return interactions.showModal(reply, answer.modal);
  }
}

/** A button or a menu always does, also where Discord does not say on which. */
function beganOnMessage(interaction: Interaction): boolean {
  switch (interaction.kind) {
    case 'command':
      return false;
    case 'component':
      return true;
    case 'modal':
      return interaction.message !== null;
  }
}
