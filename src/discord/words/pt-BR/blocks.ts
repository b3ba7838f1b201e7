import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

export const blocks: Texts['blocks'] = {
  nobody: '**Ninguém tem bloqueio neste servidor.**',
  title: (people) =>
    `**Com bloqueio neste servidor: ${many(people, { one: '# pessoa', other: '# pessoas' })}**`,
  forGood: (who) => `${who}, até o desbloqueio`,
  forGoodBecause: (who, reason) => `${who}, até o desbloqueio: ${reason}`,
  until: (who, untilMs) => `${who}, termina ${relativeTime(untilMs)}`,
  untilBecause: (who, untilMs, reason) => `${who}, termina ${relativeTime(untilMs)}: ${reason}`,
  more: (people) => many(people, { one: 'e mais # pessoa', other: 'e mais # pessoas' }),
  unblocked: (who) => `**${who} pode editar de novo.**`,
  blocked: (person) => `**Bloqueio:** ${person}`,
  noneWaited: 'Nenhuma edição dessa pessoa estava esperando.',
  cancelled: (edits) =>
    many(edits, {
      one: 'Cancelada e devolvida à pessoa: # edição que não tinha começado.',
      other: 'Canceladas e devolvidas à pessoa: # edições que não tinham começado.',
    }),
};
