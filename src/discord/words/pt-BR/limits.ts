import type { ErrorCode } from '../../../core/errors.ts';
import { relativeTime } from '../../text.ts';
import type { WordsFor } from '../words.ts';
import { clipLength, count, dollars, many } from './figures.ts';

const again = (freesAtMs: number): string => `Haverá margem de novo ${relativeTime(freesAtMs)}.`;

export const limitWords = {
  limit_at_once: ({ max }) => ({
    what:
      max === 1
        ? 'Você tem uma edição em andamento, e o limite aqui é uma de cada vez.'
        : `Você tem ${count(max)} edições em andamento, e esse é o limite aqui.`,
    todo: 'Espere até que uma termine ou cancele uma com /kling edições.',
  }),
  limit_pending: ({ max }) => ({
    what: `Você tem ${many(max, { zero: '0 pedidos', one: '# pedido', other: '# pedidos' })} esperando o sim de alguém, e esse é o limite.`,
    todo: 'Espere uma resposta ou cancele um com /kling edições.',
  }),
  limit_cooldown: ({ freesAtMs }) => ({
    what: 'Aqui há um intervalo entre duas edições da mesma pessoa.',
    todo: `Você poderá começar a próxima ${relativeTime(freesAtMs)}.`,
  }),
  limit_day_edits: ({ max, freesAtMs }) => ({
    what:
      max === 1
        ? 'Você já usou sua única edição de hoje.'
        : `Você já usou todas as suas ${count(max)} edições de hoje.`,
    todo: again(freesAtMs),
  }),
  limit_day_clip: ({ leftMs, clipMs, maxMs, freesAtMs }) => ({
    what: `Este clipe tem ${clipLength(clipMs)}, e dos seus ${clipLength(maxMs)} por dia restam ${clipLength(leftMs)}.`,
    todo: again(freesAtMs),
  }),
  limit_server_day: ({ leftMicros, neededMicros, freesAtMs }) => ({
    what: `Esta edição custaria cerca de ${dollars(neededMicros)}, e do orçamento deste servidor para hoje restam ${dollars(leftMicros)}.`,
    todo: again(freesAtMs),
  }),
  limit_bot_month: ({ freesAtMs }) => ({
    what: 'O bot chegou ao que pode gastar neste mês.',
    todo: again(freesAtMs),
  }),
  above_ceiling: ({ maxMicros }) => ({
    what: `Quem opera este bot permite a um servidor no máximo ${dollars(maxMicros)} por dia.`,
    todo: 'Escolha esse valor ou menos.',
  }),
  budget_of_role: () => ({
    what: 'O orçamento por dia e a exibição de custos valem para o servidor todo e não podem ser definidos para um cargo.',
    todo: 'Defina sem indicar um cargo.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
