import type { Texts } from '../texts.ts';
import { count, dollars, duration, many } from './figures.ts';

export const serverLimits: Texts['serverLimits'] = {
  title: '**Lo que se aplica en este servidor**',
  titleChanged: '**Cambiado. A partir de ahora, aquí se aplica esto:**',
  everybody: (limits) => `Todo el mundo: ${limits}`,
  everybodyByDefault: (limits) => `Todo el mundo (valores predeterminados del bot): ${limits}`,
  role: (who, limits) => `${who}: ${limits}`,
  moreRoles: (n) => many(n, { one: 'y # rol más', other: 'y # roles más' }),
  atOnce: (n) => `${count(n)} a la vez`,
  anyAtOnce: 'sin límite de ediciones a la vez',
  dayEdits: (n) => `${many(n, { one: '# edición', other: '# ediciones' })} al día`,
  anyDayEdits: 'sin límite de ediciones al día',
  dayClip: (ms) => `${count(ms / 1000)} s de clip al día`,
  anyDayClip: 'sin límite de duración de clip al día',
  cooldown: (ms) => `${duration(ms)} entre ediciones`,
  noCooldown: 'sin pausa entre ediciones',
  together: (limits) => limits.join(', '),
  money(own, ceiling) {
    const day = own === null ? 'sin límite' : `${dollars(own)} al día`;
    return ceiling === null
      ? `Todo el servidor: ${day}. Quienes administran este bot no fijaron un tope.`
      : `Todo el servidor: ${day}. Quienes administran este bot permiten como máximo ${dollars(ceiling)}.`;
  },
  showsCost: 'Las tarjetas muestran cuánto cuesta una edición.',
  hidesCost: 'Las tarjetas no muestran cuánto cuesta una edición.',
  mostGenerous: 'Con varios roles cuenta, para cada tipo de límite, el más generoso',
};
