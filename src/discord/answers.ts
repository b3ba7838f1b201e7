import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';

import type { Card } from '../core/card.ts';
import { drawCard } from './cards/draw.ts';
import type { Interaction } from './interaction.ts';
import type { DiscordInteractions, FilesToCome } from './interactions.ts';

/** How an interaction is answered: one answer each, within Discord's 3 s. */
export type Answer =
  /** A reply that only its person sees; with the files that the card names. Where those cannot be had, `instead`, or what went wrong. */
  | { how: 'privately'; card: Card; files?: FilesToCome; instead?: Card }
  /**
   * The message that it began on becomes this card; where it began on none, its person sees it as a reply. With `files` it has those and
   * no others afterwards.
   */
  | { how: 'in_place'; card: Card; files?: FilesToCome; instead?: Card }
  /** The message that it began on stays as it is; what changes it comes by another way. */
  | { how: 'not_at_all' }
  /** The message that it began on goes. */
  | { how: 'by_deleting' }
  /** A form opens. Not after another form. */
  | { how: 'modal'; modal: APIModalInteractionResponseCallbackData };

export const privately = (
  card: Card,
  files?: FilesToCome,
): Extract<Answer, { how: 'privately' }> => {
  const hasNone = files === undefined || (Array.isArray(files) && files.length === 0);
  return { how: 'privately', card, ...(hasNone ? {} : { files }) };
};

/** Gives the answer to Discord. Rejects with an EditError. */
export async function sendAnswer(
  interactions: DiscordInteractions,
  interaction: Interaction,
  answer: Answer,
): Promise<void> {
  const { reply, locale } = interaction;
  switch (answer.how) {
    case 'privately':
      return answer.files === undefined
        ? interactions.replyPrivately(reply, drawCard(answer.card, locale))
        : sendWithFiles(interactions, 'replyWithFiles', interaction, answer);
    case 'in_place':
      if (!beganOnMessage(interaction)) {
        return sendAnswer(interactions, interaction, { ...answer, how: 'privately' });
      }
      return answer.files === undefined
        ? interactions.updateMessage(reply, drawCard(answer.card, locale))
        : sendWithFiles(interactions, 'updateWithFiles', interaction, answer);
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
  { reply, asker, locale }: Interaction,
  { card, files = [], instead }: { card: Card; files?: FilesToCome; instead?: Card },
): Promise<void> {
  await interactions[how](reply, files, drawCard(card, locale), ({ failure }) =>
    drawCard(
      instead ?? {
        kind: 'refusal',
        failure,
        requesterId: asker.userId,
        locale,
        reference: reply.interactionId,
      },
      locale,
    ),
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
