import type { Texts } from '../texts.ts';
import { aboutCost } from './figures.ts';

const charged = (micros: number): string =>
  `Die Bearbeitung wird trotzdem berechnet, ${aboutCost(micros)}, und auf die Limits angerechnet.`;

export const stopped: Texts['stopped'] = {
  cancelled: '**Abgebrochen.** Es wurde nichts ausgegeben.',
  notPosted: '**Das Ergebnis wird nicht gepostet.**',
  stillCharged:
    'Der Bearbeitungsdienst war nicht mehr zu stoppen, darum wird die Bearbeitung trotzdem berechnet und auf die Limits angerechnet.',
  tooLate: '**Es ist zu spät, diese Bearbeitung abzubrechen.**',
  atWork: (micros) =>
    `Der Bearbeitungsdienst arbeitet schon an diesem Clip und kann nicht aufhören. ${charged(micros)}`,
  made: (micros) => `Der Bearbeitungsdienst hat diesen Clip schon gemacht. ${charged(micros)}`,
  willBeDropped: 'Das Ergebnis wird verworfen.',
  mayBeDropped: 'Du kannst das Ergebnis verwerfen lassen: Dann wird es nicht gepostet.',
  drop: 'Ergebnis verwerfen',
  resumed: '**Das Bearbeiten geht weiter.**',
  resumedNext: 'Bearbeitungen in der Warteschlange beginnen, sobald sie an der Reihe sind.',
};
