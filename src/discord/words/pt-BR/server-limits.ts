import type { Texts } from '../texts.ts';
import { count, dollars, duration, many } from './figures.ts';

export const serverLimits: Texts['serverLimits'] = {
  title: '**O que vale neste servidor**',
  titleChanged: '**Alterado. A partir de agora, vale aqui:**',
  everybody: (limits) => `Todo mundo: ${limits}`,
  everybodyByDefault: (limits) => `Todo mundo (padrão do bot): ${limits}`,
  role: (who, limits) => `${who}: ${limits}`,
  moreRoles: (n) => many(n, { one: 'e mais # cargo', other: 'e mais # cargos' }),
  atOnce: (n) => `${count(n)} por vez`,
  anyAtOnce: 'qualquer número por vez',
  dayEdits: (n) => `${many(n, { zero: '0 edições', one: '# edição', other: '# edições' })} por dia`,
  anyDayEdits: 'qualquer número de edições por dia',
  dayClip: (ms) => `${count(ms / 1000)} s de clipe por dia`,
  anyDayClip: 'qualquer duração de clipe por dia',
  cooldown: (ms) => `${duration(ms)} entre edições`,
  noCooldown: 'sem intervalo entre edições',
  together: (limits) => limits.join(', '),
  money(own, ceiling) {
    const day = own === null ? 'sem limite' : `${dollars(own)} por dia`;
    return ceiling === null
      ? `O servidor todo: ${day}. Quem opera este bot não define um teto.`
      : `O servidor todo: ${day}. Quem opera este bot permite no máximo ${dollars(ceiling)}.`;
  },
  showsCost: 'Os cartões mostram quanto custa uma edição.',
  hidesCost: 'Os cartões não mostram quanto custa uma edição.',
  mostGenerous: 'Com vários cargos, vale o limite mais generoso de cada tipo',
};
