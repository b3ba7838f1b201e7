import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { Card } from '../../core/card.ts';
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
import { usageCard } from './usage-card.ts';

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
    case 'usage':
      return usageCard(card.report);
    case 'help':
      return helpCard(card.report);
    case 'privacy':
      return privacyCard(card.report);
    case 'edit_rule':
      return editRuleCard(card.report);
    case 'consent':
      return consentCard(card.report);
    case 'personal':
      return personalCard(card.step);
    case 'jobs':
      return jobsCard(card.report);
    case 'lineage':
      return lineageCard(card);
    case 'history':
      return historyCard(card.page);
    case 'limits':
      return limitsCard(card.report, card.changed);
    case 'stopped':
      return stoppedCard(card.outcome);
    case 'moderated':
      return moderatedCard(card.outcome);
    case 'reported':
      return reportedCard(card.edit, card.reported);
    case 'resumed':
      return resumedCard();
    case 'ask':
      return askCard(card.report);
    case 'appeal':
      return appealCard(card.edit, card.text);
    case 'held_up':
      return heldUpCard(card.failure, card.requesterId);
    case 'notice':
      return noticeCard(card.notice, card.reference);
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
      return drawSettings(card);
  }
}
