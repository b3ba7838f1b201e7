import type { Texts } from '../texts.ts';

export const counted: Texts['counted'] = {
  failed: 'Das wurde nicht auf deine Limits angerechnet.',
  unknownOutcome:
    'Das wird nicht auf deine Limits angerechnet, was auch immer daraus geworden ist.',
  cancelledTooLate:
    'Das wird auf deine Limits angerechnet, weil der Bearbeitungsdienst nicht mehr zu stoppen war.',
  nothingTaken: 'Von deinen Limits ging nichts ab.',
  undeliverable: 'Das wird auf deine Limits angerechnet, weil der Clip gemacht wurde.',
};
