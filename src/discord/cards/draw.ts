import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { Card } from '../../core/card.ts';
import type { Texts } from '../words/texts.ts';
import { appealCard } from './appeal-card.ts';
import { askCard, heldUpCard } from './ask-card.ts';
import { consentCard } from './consent-card.ts';
import { drawSettings } from './draw-settings.ts';
import { editCard } from './edit-card.ts';
import { editRuleCard } from './edit-rule-card.ts';
import { helpCard } from './help-card.ts';
import { historyCard } from './history-card.ts';
import { jobsCard } from './jobs-card.ts';
import { lineageCard } from './lineage-card.ts';
import { limitsCard } from './limits-card.ts';
import { moderatedCard } from './moderated-card.ts';
import { noticeCard } from './notice-card.ts';
import { personalCard, privacyCard } from './privacy-card.ts';
import { refusalCard } from './refusal-card.ts';
import { reportedCard } from './reported-card.ts';
import { resumedCard, stoppedCard } from './stopped-card.ts';
import { textsOf } from './texts-of.ts';
import { usageCard } from './usage-card.ts';

/**
 * A card as Discord's Components V2, at most 40 components and 4000 characters. A file shows only where the card names
 * it: `card.fileName` has to be the name that the message's attachment has at Discord.
 * @param reader - the locale of whoever is answered with it; null for a message that nobody asked for.
 */
export function drawCard(card: Card, reader: string | null): APIMessageTopLevelComponent[] {
  return draw(card, textsOf(card, reader));
}

function draw(card: Card, t: Texts): APIMessageTopLevelComponent[] {
  switch (card.kind) {
    case 'edit':
      return editCard(card, t);
    case 'refusal':
      return refusalCard(card, t);
    case 'usage':
      return usageCard(card.report, t);
    case 'help':
      return helpCard(card.report, t);
    case 'privacy':
      return privacyCard(card.report, t);
    case 'edit_rule':
      return editRuleCard(card.report, t);
    case 'consent':
      return consentCard(card.report, t);
    case 'personal':
      return personalCard(card.step, t);
    case 'jobs':
      return jobsCard(card.report, t);
    case 'lineage':
      return lineageCard(card, t);
    case 'history':
      return historyCard(card.page, t);
    case 'limits':
      return limitsCard(card.report, card.changed, t);
    case 'stopped':
      return stoppedCard(card.outcome, t);
    case 'moderated':
      return moderatedCard(card.outcome, t);
    case 'reported':
      return reportedCard(card.edit, card.reported, t);
    case 'resumed':
      return resumedCard(t);
    case 'ask':
      return askCard(card.report, t);
    case 'appeal':
      return appealCard(card.edit, card.text, t);
    case 'held_up':
      return heldUpCard(card.failure, card.requesterId, t);
    case 'notice':
      return noticeCard(card.notice, card.reference, t);
    case 'setup':
    case 'access':
    case 'words':
    case 'audit':
    case 'audit_news':
    case 'exported':
    case 'server_usage':
    case 'blocks':
    case 'server_pause':
    case 'paused':
      return drawSettings(card, t);
  }
}
