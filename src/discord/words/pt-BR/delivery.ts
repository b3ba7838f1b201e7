import type { ErrorCode } from '../../../core/errors.ts';
import type { WordsFor } from '../words.ts';
import { about, limitMegabytes } from './figures.ts';

export const resultWords = {
  result_unreachable: () => ({
    what: 'O clipe foi feito, mas não foi possível buscá-lo no serviço de edição.',
    todo: 'Veja em /kling edições daqui a pouco.',
  }),
  result_gone: () => ({
    what: 'O clipe foi feito, mas o serviço de edição não o tem mais.',
    todo: 'Comece a edição de novo para ter outro.',
  }),
  result_refused: () => ({
    what: 'O clipe foi feito, mas está em um lugar de onde este bot não pode buscá-lo.',
    todo: 'Passe a referência abaixo para quem opera este bot.',
  }),
  result_not_video: () => ({
    what: 'O que veio do serviço de edição não é um vídeo.',
    todo: 'Comece a edição de novo, talvez com um prompt mais simples.',
  }),
  disk_full: () => ({
    what: 'O bot não tinha mais espaço para o clipe pronto.',
    todo: 'Avise quem opera este bot, com a referência: é preciso liberar espaço antes da próxima edição.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

export const discordWords = {
  discord_token_dead: () => ({
    what: 'Os 15 minutos em que o Discord deixa responder a um comando acabaram.',
    todo: 'A resposta vem em uma mensagem à parte.',
  }),
  discord_message_gone: () => ({
    what: 'A mensagem foi excluída.',
    todo: 'Procure o clipe no canal, nas suas mensagens diretas ou em /kling edições.',
  }),
  discord_channel_closed: () => ({
    what: 'O canal não existe mais, está trancado ou fechado para o bot.',
    todo: 'Procure o clipe nas suas mensagens diretas ou em /kling edições.',
  }),
  discord_no_access: () => ({
    what: 'O bot não pode escrever ali.',
    todo: 'Deixe o bot ver o canal, enviar mensagens e anexar arquivos, ou permita mensagens diretas deste servidor.',
  }),
  discord_too_large: ({ limit }) => ({
    what:
      limit === null
        ? 'O arquivo é maior do que o Discord aceita aqui.'
        : `O arquivo é maior do que os ${limitMegabytes(limit)} que o Discord aceita aqui.`,
    todo: 'Da próxima vez, use um clipe mais curto ou menor.',
  }),
  discord_filtered: () => ({
    what: 'O filtro de conteúdo do próprio Discord barrou a mensagem.',
    todo: 'Mude o prompt ou os arquivos; a moderação pode olhar as configurações do filtro.',
  }),
  discord_form_refused: () => ({
    what: 'O Discord não aceitou o formato da mensagem.',
    todo: 'Isso é um erro do bot: passe a referência abaixo para quem o opera.',
  }),
  discord_edit_quota: () => ({
    what: 'Por enquanto, o Discord não permite mais mudanças em uma mensagem tão antiga.',
    todo: 'As próximas novidades vêm em uma mensagem nova.',
  }),
  discord_unauthorized: () => ({
    what: 'O Discord não aceita mais o token do bot.',
    todo: 'Quem opera este bot precisa lhe dar um token válido e iniciá-lo de novo.',
  }),
  discord_unavailable: ({ retryAfterMs }) => ({
    what: 'O Discord não respondeu ou está sobrecarregado.',
    todo:
      retryAfterMs === null
        ? 'O bot tenta de novo sozinho.'
        : `O bot tenta de novo sozinho em ${about(retryAfterMs)}.`,
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

export const otherWords = {
  handed_back: () => ({
    what: 'O bot está sendo reiniciado e pôs esta edição de volta na fila.',
    todo: 'Não é preciso fazer nada: ela segue sozinha.',
  }),
  owner_busy: ({ waitMs }) => ({
    what: 'Outra parte do bot está trabalhando nesta edição.',
    todo: `Não é preciso fazer nada: o bot olha de novo em ${about(waitMs)}.`,
  }),
  internal: () => ({
    what: 'Algo deu errado dentro do bot.',
    todo: 'Tente de novo; se acontecer outra vez, avise quem opera o bot, com a referência, se houver uma.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
