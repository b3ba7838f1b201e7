import type { Texts } from '../texts.ts';
import { count, dollars } from './figures.ts';

export const notice: Texts['notice'] = {
  inLineKeepTheirPlace: 'As edições na fila mantêm o lugar, e novas são recusadas.',
  pauseTodo: {
    credits:
      'Adicione crédito à conta da Segmind. O bot verifica sozinho se há o suficiente; /kling-admin retomar é mais rápido.',
    key: 'Dê ao bot uma SEGMIND_API_KEY válida e inicie-o de novo. Depois ele continua sozinho; /kling-admin retomar é mais rápido.',
    model_forbidden:
      'Veja se esta conta da Segmind pode usar o modelo Kling O1. O bot tenta uma edição de vez em quando; /kling-admin retomar é mais rápido.',
    model_missing:
      'Veja se a Segmind ainda tem o modelo Kling O1 com este nome. O bot tenta uma edição de vez em quando; /kling-admin retomar é mais rápido.',
    model_retired:
      'A Segmind aposentou o modelo Kling O1: veja se há uma versão mais nova deste bot. Ele tenta uma edição de vez em quando; /kling-admin retomar é mais rápido.',
    operator: 'Use /kling-admin retomar quando as edições puderem continuar.',
  },
  resumed: 'As edições foram retomadas.',
  pauseOver: {
    credits: 'Estavam em pausa porque o crédito da conta tinha acabado.',
    key: 'Estavam em pausa porque a chave não foi aceita.',
    model_forbidden: 'Estavam em pausa porque a conta não podia usar o modelo do Kling.',
    model_missing: 'Estavam em pausa porque o modelo do Kling não foi encontrado.',
    model_retired: 'Estavam em pausa porque o modelo do Kling constava como aposentado.',
    operator: 'Alguém que opera o bot as tinha pausado.',
  },
  botBudget: ({ percent, usedMicros, capMicros }) =>
    `${count(percent)}% do orçamento do bot para este mês já foi usado: ${dollars(usedMicros)} de ${dollars(capMicros)}.`,
  botBudgetTodo:
    'Quando acabar, novas edições são recusadas até o fim do mês. Ele é definido em BOT_MONTHLY_USD.',
  serverBudget: ({ percent, usedMicros, capMicros }) =>
    `${count(percent)}% do orçamento de um servidor para hoje já foi usado: ${dollars(usedMicros)} de ${dollars(capMicros)}.`,
  serverBudgetTodo: (serverId) =>
    `É o servidor \`${serverId}\`. Quando acabar, novas edições nele são recusadas até o fim do dia (UTC).`,
};
