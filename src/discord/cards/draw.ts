import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { Card } from '../../core/card.ts';
import { editCard } from './edit-card.ts';
import { refusalCard } from './refusal-card.ts';

/**
 * A card as Discord's Components V2, at most 40 components and 4000 characters. A file shows only where the card names
 * it: `card.fileName` has to be the name that the message's attachment has at Discord.
 */
export function drawCard(card: Card): APIMessageTopLevelComponent[] {
  switch (card.kind) {
    case 'edit':
      return editCard(card);
    case 'refusal':
      return refusalCard(card);
  }
}
