import type { ErrorCode } from '../../../core/errors.ts';
import type { WordsFor } from '../words.ts';
import { count, limitMegabytes } from './figures.ts';
import { gate } from './gate.ts';

export const settingsWords = {
  screen_refused: ({ answered }) =>
    answered
      ? {
          what: 'O serviço de moderação que este bot consulta faz objeção ao prompt, a uma imagem ou ao clipe.',
          todo: 'Peça outra coisa, ou com outros arquivos.',
        }
      : {
          what: 'O serviço de moderação que este bot consulta não respondeu, e sem resposta nada segue aqui.',
          todo: 'Tente de novo daqui a alguns minutos.',
        },
  list_full: ({ max }) => ({
    what: `Uma lista comporta no máximo ${count(max)} cargos ou canais, e esta está cheia.`,
    todo: 'Tire um antes ou dê a essas pessoas um cargo em comum.',
  }),
  everyone_role: () => ({
    what: 'O cargo de todo mundo não pode entrar em uma lista.',
    todo: `Em vez disso, escolha o modo “${gate.modes.open.label}”, ou use /kling-admin pausar para ninguém editar.`,
  }),
  access_unclear: () => ({
    what: 'Uma ação precisa de um cargo ou de um canal, e um cargo ou canal precisa de uma ação. Um canal não pode ser de confiança.',
    todo: 'Indique os dois, por exemplo a ação “proibir” e um canal.',
  }),
  already_paused: () => ({
    what: 'As edições já estão em pausa.',
    todo: 'Use /kling-admin retomar quando for para continuar.',
  }),
  not_blocked: () => ({
    what: 'Esta pessoa não tem bloqueio neste servidor.',
    todo: 'Use /kling-admin bloquear sem uma pessoa para ver quem tem.',
  }),
  export_too_large: ({ max }) => ({
    what: `O arquivo teria mais de ${limitMegabytes(max)}, o que é demais para uma resposta.`,
    todo: 'Quem opera este bot pode ler o registro de auditoria no armazenamento do bot e passá-lo a você.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
