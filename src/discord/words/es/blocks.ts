import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

/** People "have a block": a participle would need their gender. */
export const blocks: Texts['blocks'] = {
  nobody: '**Nadie tiene un bloqueo en este servidor.**',
  title: (people) =>
    `**Con bloqueo en este servidor: ${many(people, { one: '# persona', other: '# personas' })}**`,
  forGood: (who) => `${who}, hasta que se le desbloquee`,
  forGoodBecause: (who, reason) => `${who}, hasta que se le desbloquee: ${reason}`,
  until: (who, untilMs) => `${who}, termina ${relativeTime(untilMs)}`,
  untilBecause: (who, untilMs, reason) => `${who}, termina ${relativeTime(untilMs)}: ${reason}`,
  more: (people) => many(people, { one: 'y # persona más', other: 'y # personas más' }),
  unblocked: (who) => `**${who} puede volver a editar.**`,
  blocked: (person) => `**Bloqueo aplicado:** ${person}`,
  noneWaited: 'Ninguna de sus ediciones estaba en espera.',
  cancelled: (edits) =>
    many(edits, {
      one: 'Se canceló y se le devolvió # edición que no había empezado.',
      other: 'Se cancelaron y se le devolvieron # ediciones que no habían empezado.',
    }),
};
