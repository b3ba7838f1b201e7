import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';

import type { SettingsCard } from '../../core/settings-card.ts';
import type { Texts } from '../words/texts.ts';
import { accessCard } from './access-card.ts';
import { auditCard, auditNewsCard } from './audit-card.ts';
import { blocksCard } from './blocks-card.ts';
import { exportCard } from './export-card.ts';
import { container, lines } from './parts.ts';
import { serverUsageCard } from './server-usage-card.ts';
import { setupCard } from './setup-card.ts';
import { wordsCard } from './words-card.ts';

/** What is shown to those who set how a server uses the bot. */
export function drawSettings(card: SettingsCard, t: Texts): APIMessageTopLevelComponent[] {
  switch (card.kind) {
    case 'setup':
      return setupCard(card.report, card.page, t);
    case 'access':
      return accessCard(card.report, card.changed, t);
    case 'words':
      return wordsCard(card.report, t);
    case 'audit':
      return auditCard(card.report, t);
    case 'audit_news':
      return auditNewsCard(card.lines, t);
    case 'exported':
      return exportCard(card, t);
    case 'server_usage':
      return serverUsageCard(card.report, t);
    case 'blocks':
      return blocksCard(card.report, t);
    case 'server_pause':
      return serverPauseCard(card.paused, t);
    case 'paused':
      return pausedCard(t);
  }
}

function serverPauseCard(paused: boolean, t: Texts): APIMessageTopLevelComponent[] {
  const { here, hereMeans, howToResume, goesOnHere } = t.pausing;
  return paused
    ? [container('stopped', [lines(here, hereMeans, howToResume)])]
    : [container('done', [lines(goesOnHere)])];
}

function pausedCard(t: Texts): APIMessageTopLevelComponent[] {
  return [container('stopped', [lines(t.pausing.everywhere, t.pausing.everywhereMeans)])];
}
