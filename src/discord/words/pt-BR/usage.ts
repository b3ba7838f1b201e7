import { relativeTime } from '../../text.ts';
import type { Forms } from '../figures.ts';
import type { Texts } from '../texts.ts';
import { clipLength, count, dollars, duration, many } from './figures.ts';

const EDITS: Forms = { zero: 'nenhuma edição', one: '# edição', other: '# edições' };
const REQUESTS: Forms = { zero: 'nenhum pedido', one: '# pedido', other: '# pedidos' };

const used = (n: number, cap: number | null, forms: Forms): string =>
  cap === null ? `${many(n, forms)}, sem limite` : `${count(n)} de ${many(cap, forms)}`;

export const usage: Texts['usage'] = {
  title: '**Suas edições neste servidor**',
  atOnce: (n, cap) => `Ao mesmo tempo: ${used(n, cap, EDITS)}`,
  pending: (n, cap) => `Esperando a moderação: ${used(n, cap, REQUESTS)}`,
  today: (n, cap) => `Hoje: ${used(n, cap, EDITS)}`,
  clipToday: (ms, cap) =>
    cap === null
      ? `Clipe hoje: ${clipLength(ms)}, sem limite`
      : `Clipe hoje: ${clipLength(ms)} de ${clipLength(cap)}`,
  noPause: 'Entre duas edições: sem intervalo',
  pause: (ms, nextAtMs) =>
    nextAtMs === null
      ? `Entre duas edições: ${duration(ms)}`
      : `Entre duas edições: ${duration(ms)}, a próxima pode começar ${relativeTime(nextAtMs)}`,
  todayStartsAgain: (atMs) => `Os números de hoje voltam a zero ${relativeTime(atMs)}.`,
  serverBudget: '**O orçamento deste servidor hoje**',
  botBudget: '**O orçamento do bot neste mês**',
  money: (spent, held, cap) =>
    `${dollars(spent)} gastos e ${dollars(held)} reservados para edições em andamento, ${cap === null ? 'sem limite' : `de ${dollars(cap)}`}`,
  moneyStartsAgain: (atMs) => `Volta a zero ${relativeTime(atMs)}.`,
};
