import type { Texts } from '../texts.ts';
import { count, dollars, duration, many } from './figures.ts';

export const serverLimits: Texts['serverLimits'] = {
  title: '**Was auf diesem Server gilt**',
  titleChanged: '**Geändert. Ab jetzt gilt hier:**',
  everybody: (limits) => `Alle: ${limits}`,
  everybodyByDefault: (limits) => `Alle (Voreinstellung des Bots): ${limits}`,
  role: (who, limits) => `${who}: ${limits}`,
  moreRoles: (n) => many(n, { one: 'und # weitere Rolle', other: 'und # weitere Rollen' }),
  // As many roles fit on the card as in English.
  atOnce: (n) => `${count(n)} auf einmal`,
  anyAtOnce: 'beliebig viele auf einmal',
  dayEdits: (n) => `${many(n, { one: '# Bearbeitung', other: '# Bearbeitungen' })}/Tag`,
  anyDayEdits: 'beliebig viele Bearbeitungen/Tag',
  dayClip: (ms) => `${count(ms / 1000)} s Clip/Tag`,
  anyDayClip: 'beliebig viel Clip/Tag',
  cooldown: (ms) => `${duration(ms)} Pause dazwischen`,
  noCooldown: 'keine Pause dazwischen',
  together: (limits) => limits.join(', '),
  money(own, ceiling) {
    const day = own === null ? 'kein Limit' : `${dollars(own)} pro Tag`;
    return ceiling === null
      ? `Der ganze Server: ${day}. Wer diesen Bot betreibt, setzt keine Obergrenze.`
      : `Der ganze Server: ${day}. Wer diesen Bot betreibt, erlaubt höchstens ${dollars(ceiling)}.`;
  },
  showsCost: 'Karten zeigen, was eine Bearbeitung kostet.',
  hidesCost: 'Karten zeigen nicht, was eine Bearbeitung kostet.',
  mostGenerous: 'Bei mehreren Rollen gilt von jeder Art das großzügigste Limit',
};
