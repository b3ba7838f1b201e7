import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

/** Behind "seit": `1 Tag`, `3 Tagen`. */
const days = (n: number): string => many(n, { one: '# Tag', other: '# Tagen' });

export const gate: Texts['gate'] = {
  modes: {
    open: {
      label: 'Alle',
      description: 'Alle können bearbeiten, im Rahmen der Limits.',
      says: 'Alle können bearbeiten.',
    },
    roles: {
      label: 'Nur manche Rollen',
      description: 'Bearbeiten kann, wer eine der erlaubten Rollen hat oder moderiert.',
      says: 'Bearbeiten kann, wer eine der erlaubten Rollen hat oder moderiert.',
    },
    approval: {
      label: 'Nach einem Ja der Moderation',
      description:
        'Alle können anfragen; die Moderation genehmigt jede Bearbeitung, bevor sie etwas kostet.',
      says: 'Alle können anfragen, und die Moderation genehmigt jede Bearbeitung, bevor sie etwas kostet.',
    },
    review: {
      label: 'Moderation sieht Ergebnisse zuerst',
      description:
        'Alle können bearbeiten; die Moderation sieht jedes Ergebnis an, bevor es gezeigt wird.',
      says: 'Alle können bearbeiten, und die Moderation sieht jedes Ergebnis an, bevor es gezeigt wird.',
    },
  },
  openByDefault:
    'Alle können bearbeiten. Hier wurde nichts gewählt, und das ist die Voreinstellung des Bots.',
  closedByDefault:
    'Bearbeiten können nur Leute, die diesen Server verwalten, bis du wählst, wer es noch darf.',
  paused: 'Das Bearbeiten ist hier pausiert. Weiter geht es mit /kling-admin fortsetzen.',
  noModeratorsChannel:
    'Es gibt keinen Moderationskanal, also kann niemand gefragt werden: Bis du einen wählst, geht es mit Bearbeitungen, die die Moderation brauchen, nicht weiter.',
  noAllowedRole: 'Noch ist keine Rolle erlaubt, darum können nur Leute bearbeiten, die moderieren.',
  roleBoth:
    'Eine Rolle ist erlaubt oder vertrauenswürdig und zugleich ausgeschlossen: Dann gilt sie als ausgeschlossen.',
  channelBoth:
    'Ein Kanal ist erlaubt und zugleich ausgeschlossen: Dann gilt er als ausgeschlossen.',
  memberFor: (memberDays) => `Nur wer seit ${days(memberDays)} Mitglied dieses Servers ist.`,
  onDiscordFor: (accountDays) => `Nur wer seit ${days(accountDays)} bei Discord ist.`,
  bothFor: (memberDays, accountDays) =>
    `Nur wer seit ${days(memberDays)} Mitglied dieses Servers und seit ${days(accountDays)} bei Discord ist.`,
};
