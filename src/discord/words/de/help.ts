import type { Texts } from '../texts.ts';

export const help: Texts['help'] = {
  title: '**Clips mit Kling bearbeiten und remixen**',
  mayEdit: 'Du kannst hier Clips bearbeiten.',
  mayEditReviewed:
    'Du kannst hier Clips bearbeiten. Die Moderation sieht jedes Ergebnis, bevor der Kanal es sieht.',
  mayAsk:
    'Du kannst hier Bearbeitungen anfragen: Die Moderation genehmigt jede, bevor sie beginnt.',
  mayNot: (what, todo) => `Du kannst hier gerade keine Clips bearbeiten. ${what} ${todo}`,
  howToEdit: '**Bearbeiten** `/kling-edit video:… prompt:"setz @Image1 hinter sie" bild1:…`',
  clips: (seconds, side) =>
    `Ein Clip von ${seconds.min} bis ${seconds.max} s, ${side.min} bis ${side.max} px pro Seite, MP4 oder MOV. Was länger oder von anderer Art ist, kann geschnitten oder umgewandelt werden: Du wirst gefragt.`,
  references: (max) =>
    `Bis zu ${max} Bilder und Elemente. \`@Image1\` und \`@Element1\` im Prompt meinen jeweils das erste; ein Element ist eine Person oder eine Sache, von vorn, mit bis zu drei weiteren Ansichten.`,
  timeAndCost:
    'Es dauert etwa vier Minuten. Die Karte zeigt, was es kostet, wenn dieser Server das zeigt, und wie weit es ist; **Abbrechen** ist kostenlos, bis es begonnen hat.',
  howToRemix:
    '**Remixen** Drücke unter einem Ergebnis auf **Remixen**, oder wähle im Menü einer beliebigen Nachricht mit einem Clip **Apps → Mit Kling remixen**. **Original remixen** geht von dem Clip aus, aus dem das erste Ergebnis der Reihe gemacht wurde.',
  whose:
    'Wer was gemacht hat, bleibt auf der Karte stehen. Wer deine Ergebnisse remixen darf, sagst du mit `/kling privatsphäre`.',
  commands:
    '`/kling aufträge` deine Bearbeitungen, `/kling verbrauch` was von deinen Limits übrig ist, `/kling verlauf` Ergebnisse von hier, `/kling herkunft` wer was woraus gemacht hat, `/kling privatsphäre` was über dich gespeichert ist.',
  forModerators:
    '**Moderation:** Anfragen, Meldungen und Ergebnisse zum Ansehen kommen in den Moderationskanal; `/kling-admin sperren` schließt jemanden aus.',
  forOthers:
    'Stimmt etwas mit einem Clip nicht? Drücke darunter auf **Melden**: Die Moderation sieht es.',
  forManagers:
    '**Verwaltung:** `/kling-admin einrichten` legt fest, wer bearbeiten darf, wo, und wer genehmigt; `limits` wie viel; `wörter`, `zugriff`, `pausieren`, `audit-log`, `verbrauch` und `exportieren` den Rest.',
};
