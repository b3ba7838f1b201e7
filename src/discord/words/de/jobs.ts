import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

const droppedToo = (dropped: boolean): string => (dropped ? ', das Ergebnis wird verworfen' : '');

export const jobs: Texts['jobs'] = {
  title: '**Deine Bearbeitungen, die neuesten zuerst**',
  titleOfNone: '**Deine Bearbeitungen**',
  none: 'Hier gibt es keine Bearbeitungen von dir. Eine starten kannst du mit /kling-edit.',
  moreHidden: (n) =>
    many(n, {
      one: '# weitere Bearbeitung lässt sich hier nicht zeigen',
      other: '# weitere Bearbeitungen lassen sich hier nicht zeigen',
    }),
  askedFor: (atMs) => `angefragt ${relativeTime(atMs)}`,
  getClip: 'Clip holen',
  deleted: '**Gelöscht**',
  takenDown: '**Entfernt** von der Moderation',
  preparing: '**Der Clip wird vorbereitet**',
  waitingForConsent: '**Warten auf ein Ja** derer, deren Arbeit in dem Clip steckt',
  waitingForApproval: '**Warten auf die Moderation**, die es genehmigen muss',
  starting: (dropped) => `**Beginnt…**${droppedToo(dropped)}`,
  editing: (progress, dropped) => `**In Bearbeitung** ${progress}${droppedToo(dropped)}`,
  finishedReviewed: (dropped) => `**Fertig**, die Moderation sieht es an${droppedToo(dropped)}`,
  finishedChecked: (dropped) => `**Fertig**, es wird geprüft${droppedToo(dropped)}`,
  finishedOnItsWay: (dropped) => `**Fertig**, unterwegs zu Discord${droppedToo(dropped)}`,
  delivered: '**Geliefert**',
  rejected: '**Nicht genehmigt**',
  cancelled: '**Abgebrochen**',
  cancelledDropped: '**Abgebrochen**, das Ergebnis wurde verworfen',
  failed: (what) => `**Fehlgeschlagen:** ${what}`,
  unknownOutcome:
    '**Niemand kann sagen, wie das ausgegangen ist.** Es wird nicht auf deine Limits angerechnet.',
  notPostedLinked: '**Fertig, konnte aber nicht gepostet werden:** Hier ist der Clip.',
  notPosted: (what) => `**Fertig, konnte aber nicht gepostet werden:** ${what}`,
  notPostedEnded: '**Fertig, konnte aber nicht gepostet werden**, und der Link ist abgelaufen',
};
