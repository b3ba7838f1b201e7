import type { Texts } from '../texts.ts';
import { count, dollars } from './figures.ts';

const TRIES = 'El bot prueba una edición de vez en cuando; /kling-admin reanudar es más rápido.';

export const notice: Texts['notice'] = {
  inLineKeepTheirPlace: 'Las ediciones en cola conservan su puesto, y las nuevas se rechazan.',
  pauseTodo: {
    credits:
      'Añade crédito a la cuenta de Segmind. El bot comprueba por su cuenta si hay suficiente; /kling-admin reanudar es más rápido.',
    key: 'Dale al bot una SEGMIND_API_KEY válida y vuelve a iniciarlo. Después se reanuda por su cuenta; /kling-admin reanudar es más rápido.',
    model_forbidden: `Comprueba si esta cuenta de Segmind puede usar el modelo Kling O1. ${TRIES}`,
    model_missing: `Comprueba si Segmind todavía tiene el modelo Kling O1 con este nombre. ${TRIES}`,
    model_retired: `Segmind retiró el modelo Kling O1: comprueba si hay una versión más nueva de este bot. ${TRIES}`,
    operator: 'Usa /kling-admin reanudar cuando las ediciones deban continuar.',
  },
  resumed: 'Las ediciones continúan.',
  pauseOver: {
    credits: 'Estaban en pausa porque la cuenta se había quedado sin crédito.',
    key: 'Estaban en pausa porque no se aceptaba la clave.',
    model_forbidden: 'Estaban en pausa porque la cuenta no podía usar el modelo de Kling.',
    model_missing: 'Estaban en pausa porque no se encontraba el modelo de Kling.',
    model_retired: 'Estaban en pausa porque, según se indicó, el modelo de Kling estaba retirado.',
    operator: 'Las había puesto en pausa alguien que administra este bot.',
  },
  botBudget: ({ percent, usedMicros, capMicros }) =>
    `Se ha usado el ${count(percent)} % del presupuesto del bot para este mes: ${dollars(usedMicros)} de ${dollars(capMicros)}.`,
  botBudgetTodo:
    'Cuando se agote, las ediciones nuevas se rechazan hasta que termine el mes. Lo ajusta BOT_MONTHLY_USD.',
  serverBudget: ({ percent, usedMicros, capMicros }) =>
    `Se ha usado el ${count(percent)} % del presupuesto de un servidor para hoy: ${dollars(usedMicros)} de ${dollars(capMicros)}.`,
  serverBudgetTodo: (serverId) =>
    `Es el servidor \`${serverId}\`. Cuando se agote, las ediciones nuevas se rechazan allí hasta que termine el día (UTC).`,
};
