import type { SetupPage } from '../../../core/settings-report.ts';
import type { Texts } from '../texts.ts';
import { gate } from './gate.ts';

const pages: Record<SetupPage, string> = {
  who: 'Wer',
  where: 'Wo',
  moderators: 'Moderation',
  remixes: 'Remixe',
};

export const setup: Texts['setup'] = {
  pages,
  title: (page) => `**Kling auf diesem Server: ${pages[page]}**`,
  hint: 'Jede Auswahl gilt sofort',
  mode: '**Modus**',
  allowedRoles: `**Erlaubte Rollen**, für den Modus „${gate.modes.roles.label}“`,
  deniedRoles: '**Ausgeschlossene Rollen**: diese nie, in keinem Modus',
  trustedRoles: '**Vertrauenswürdige Rollen**: Diese brauchen keine Moderation',
  allowedChannels: '**Erlaubte Kanäle**: Keine heißt überall. Ein Thread gehört zu seinem Kanal',
  deniedChannels: '**Ausgeschlossene Kanäle**: hier nie',
  moderatorRole: '**Moderationsrolle**: Ohne sie moderiert, wer Nachrichten verwalten darf',
  moderatorsChannel:
    '**Moderationskanal**: wo die Moderation gefragt wird. Halte ihn vor anderen verborgen',
  auditChannel: '**Audit-Kanal**: wo Entscheidungen und Änderungen auch gezeigt werden',
  remixClosedChannels:
    '**Kanäle, in denen nicht geremixt wird**: kein Clip von dort, und dort auch nichts',
  neverRemixedRole:
    '**Eine Rolle, die nie geremixt wird**: Was ihre Mitglieder machen, gehört nur ihnen',
  remixThreads: '**Wohin Remixe kommen**',
  chooseMode: 'Wähle, wer bearbeiten darf',
  chooseThreads: 'Wähle, wohin Remixe kommen',
  none: 'Keine',
  noRole: 'Keine Rolle',
  noChannel: 'Kein Kanal',
  inTheChannel: 'In den Kanal, in dem sie angefragt werden',
  inAThread: 'In einen Thread unter dem, woraus sie gemacht sind',
};
