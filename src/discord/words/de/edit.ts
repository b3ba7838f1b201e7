import type { ClipPart } from '../../../core/edit.ts';
import type { Texts } from '../texts.ts';
import { count } from './figures.ts';

const PART: Record<ClipPart, string> = {
  first: 'die ersten',
  middle: 'die mittleren',
  last: 'die letzten',
};

export const edit: Texts['edit'] = {
  preparing:
    '**Dein Clip wird vorbereitet:** Er wird in eine Form gebracht, die Kling nimmt. Bis dahin wird nichts ausgegeben.',
  preparingPart: (part, ms) =>
    `**Dein Clip wird vorbereitet:** ${PART[part]} ${count(ms / 1000)} s, in einer Form, die Kling nimmt. Bis dahin wird nichts ausgegeben.`,
  waitingForConsent: (whom) =>
    `**Zustimmung nötig: Warten auf ${whom}.** Bis dahin wird nichts ausgegeben.`,
  allowed:
    '**Erlaubt.** Es beginnt, sobald in deinen Limits Platz ist. Bis dahin wird nichts ausgegeben.',
  waitingForApproval:
    '**Warten auf die Moderation**, die das genehmigen muss. Bis dahin wird nichts ausgegeben.',
  starting: '**Beginnt…**',
  editing: '**Dein Clip wird bearbeitet**',
  finishedReviewed: '**Fertig.** Die Moderation sieht den Clip an, bevor er gezeigt wird.',
  finishedChecked: '**Fertig.** Der Clip wird geprüft, bevor er gezeigt wird.',
  finishedFetching: '**Fertig.** Der Clip wird geholt…',
  dropped: 'Das Ergebnis wird verworfen.',
  placeKept: (why) => `${why} Dein Platz in der Warteschlange bleibt dir.`,
  closedSoFar:
    'Bisher können hier nur Leute bearbeiten, die diesen Server verwalten. Für andere öffnest du es mit /kling-admin einrichten.',
  appealAccepted: (who) => `${who}, dein Einspruch wurde angenommen.`,
  preparedClip: 'Der Clip, wie Kling ihn bekommt',
};
