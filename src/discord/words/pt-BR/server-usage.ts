import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { count, dollars, many } from './figures.ts';

const EDITS = { zero: 'nenhuma edição', one: '# edição', other: '# edições' };

const money = (spent: number, held: number): string =>
  `${dollars(spent)} gastos e ${dollars(held)} reservados`;

export const serverUsage: Texts['serverUsage'] = {
  title: '**As edições deste servidor**',
  today: (spent, held, cap, endsAtMs) =>
    `Hoje: ${money(spent, held)}, ${cap === null ? 'sem limite' : `de ${dollars(cap)}`}. Volta a zero ${relativeTime(endsAtMs)}.`,
  thisMonth: (spent, held) => `Este mês: ${money(spent, held)}`,
  underWay: (atWork, inLine) =>
    `Em andamento: ${many(atWork, EDITS)}. Na fila: ${many(inLine, EDITS)}.`,
  pending: (n) =>
    `Esperando a moderação: ${many(n, { zero: '0 pedidos', one: '# pedido', other: '# pedidos' })}.`,
  mostToday: '**Mais edições hoje**',
  person: (who, edits) => `${who}: ${count(edits)}`,
};
