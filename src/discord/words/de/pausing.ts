import type { Texts } from '../texts.ts';

export const pausing: Texts['pausing'] = {
  here: '**Das Bearbeiten ist auf diesem Server pausiert.**',
  hereMeans:
    'Nichts Neues beginnt, und Bearbeitungen in der Warteschlange enden, ohne berechnet zu werden. Was schon in Arbeit ist, wird fertig gemacht.',
  howToResume: 'Weiter geht es mit /kling-admin fortsetzen.',
  goesOnHere: '**Das Bearbeiten geht auf diesem Server weiter.**',
  everywhere: '**Das Bearbeiten ist auf allen Servern pausiert.**',
  everywhereMeans:
    'Bearbeitungen in der Warteschlange behalten ihren Platz, neue werden abgelehnt. Weiter geht es mit /kling-admin fortsetzen.',
};
