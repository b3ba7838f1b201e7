import type { Texts } from '../texts.ts';
import { aboutCost } from './figures.ts';

const charged = (micros: number): string =>
  `A edição continua cobrada, ${aboutCost(micros)}, e conta nos limites.`;

export const stopped: Texts['stopped'] = {
  cancelled: '**Cancelada.** Nada foi gasto.',
  notPosted: '**O resultado não será postado.**',
  stillCharged:
    'Não foi possível parar o serviço de edição, por isso a edição continua cobrada e conta nos limites.',
  tooLate: '**É tarde demais para cancelar esta edição.**',
  atWork: (micros) =>
    `O serviço de edição já está trabalhando neste clipe e não pode parar. ${charged(micros)}`,
  made: (micros) => `O serviço de edição já fez este clipe. ${charged(micros)}`,
  willBeDropped: 'O resultado será descartado.',
  mayBeDropped: 'Você pode descartar o resultado: assim ele não é postado.',
  drop: 'Descartar o resultado',
  resumed: '**As edições foram retomadas.**',
  resumedNext: 'As edições na fila começam assim que chega a vez delas.',
};
