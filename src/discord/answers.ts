import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';

import type { Card } from '../core/card.ts';
import { drawCard } from './cards/draw.ts';
import type { Interaction } from './interaction.ts';
import type { AnswerFile, DiscordInteractions } from './interactions.ts';

/** How an interaction is answered: one answer each, within Discord's 3 s. */
export type Answer =
  /** A reply that only its person sees; with the files that the card names. */
  | { how: 'privately'; card: Card; files?: readonly AnswerFile[] }
  /**
   * The message that it began on becomes this card; where it began on none, its person sees it as a reply. With `files` it has those and
   * no others afterwards.
   */
  | { how: 'in_place'; card: Card; files?: readonly AnswerFile[] }
  /** The message that it began on stays as it is; what changes it comes by another way. */
  | { how: 'not_at_all' }
  /** The message that it began on goes. */
  | { how: 'by_deleting' }
  /** A form opens. Not after another form. */
  | { how: 'modal'; modal: APIModalInteractionResponseCallbackData };

export const privately = (
  card: Card,
  files: readonly AnswerFile[] = [],
): Extract<Answer, { how: 'privately' }> => ({
  how: 'privately',
  card,
  ...(files.length > 0 ? { files } : {}),
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
      return answer.files === undefined
        ? interactions.replyPrivately(reply, drawCard(answer.card))
        : sendWithFiles(interactions, 'replyWithFiles', interaction, answer.card, answer.files);
    case 'in_place':
      if (!beganOnMessage(interaction)) {
        return sendAnswer(interactions, interaction, privately(answer.card, answer.files));
      }
      return answer.files === undefined
        ? interactions.updateMessage(reply, drawCard(answer.card))
        : sendWithFiles(interactions, 'updateWithFiles', interaction, answer.card, answer.files);
    case 'not_at_all':
      return interactions.updateNothing(reply);
    case 'by_deleting':
      await interactions.updateNothing(reply);
      return interactions.deleteReply(reply);
    case 'modal':
      return interactions.showModal(reply, answer.modal);
  }
}

/** Where the files do not get there, why is said in their place. */
async function sendWithFiles(
  interactions: DiscordInteractions,
  how: 'replyWithFiles' | 'updateWithFiles',
  { reply, asker }: Interaction,
  card: Card,
  files: readonly AnswerFile[],
): Promise<void> {
  await interactions[how](reply, files, drawCard(card), ({ failure }) =>
    drawCard({
      kind: 'refusal',
      failure,
      requesterId: asker.userId,
      reference: reply.interactionId,
    }),
  );
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
