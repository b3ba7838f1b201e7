import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';

export const moderated: Texts['moderated'] = {
  askDelete: '**Diesen Clip von dir löschen?**',
  askDeleteWhat:
    'Er verschwindet aus seiner Nachricht, aus /kling aufträge und aus dem Bot. Nichts bringt ihn zurück, und die Kosten der Bearbeitung bleiben.',
  deleteIt: 'Löschen',
  deleted: '**Gelöscht.** Der Clip verschwindet gleich aus seiner Nachricht.',
  takenDown: '**Entfernt.** Der Clip verschwindet gleich aus seiner Nachricht.',
  reported: '**Danke, er ist gemeldet.**',
  reportedInLog: 'Die Moderation dieses Servers findet es im Audit-Log.',
  reportedInChannel: 'Die Moderation dieses Servers sieht es in ihrem Kanal.',
  reporterSeen: 'Sie sieht, wer gemeldet hat; sonst niemand.',
  blocked: (who) => `**${who} kann hier keine Clips mehr bearbeiten.**`,
  blockedForGood: 'Das gilt, bis jemand die Sperre aufhebt.',
  blockedUntil: (untilMs) => `Die Sperre endet ${relativeTime(untilMs)}.`,
};
