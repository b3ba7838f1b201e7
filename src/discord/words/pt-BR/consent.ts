import type { ErrorCode } from '../../../core/errors.ts';
import type { WordsFor } from '../words.ts';
import { count } from './figures.ts';

const ASK_TO_CHANGE =
  'Escolha outro clipe ou peça para a pessoa mudar isso com /kling privacidade.';

export const consentWords = {
  remix_only_author: ({ userId }) => ({
    what: `Este clipe não pode ser remixado por outras pessoas: <@${userId}> definiu assim.`,
    todo: ASK_TO_CHANGE,
  }),
  remix_uploads_closed: ({ userId }) => ({
    what: `Clipes que <@${userId}> enviou ou postou não podem ser usados por outras pessoas.`,
    todo: ASK_TO_CHANGE,
  }),
  remix_channel_closed: ({ channelId }) => ({
    what: `Clipes de <#${channelId}> não são remixados, e nada é remixado ali.`,
    todo: 'Escolha um clipe de outro canal e remixe em outro canal.',
  }),
  remix_role_protected: ({ userId, roleId }) => ({
    what: `O que <@${userId}> faz não é remixado neste servidor, por causa do cargo <@&${roleId}>.`,
    todo: 'Escolha um clipe de outra pessoa.',
  }),
  remix_too_deep: ({ max }) => ({
    what: `Este clipe vem no fim de mais de ${count(max)} remixes seguidos: são pessoas demais para perguntar a todas.`,
    todo: 'Comece por um que esteja mais perto do original.',
  }),
  consent_unknown: () => ({
    what: 'Não consigo saber agora se este clipe pode ser usado.',
    todo: 'Tente de novo daqui a um minuto.',
  }),
  consent_refused: ({ userId }) => ({
    what: `Era preciso ter a permissão de <@${userId}>, e a resposta foi não.`,
    todo: 'Você pode pedir outra coisa ou usar outro clipe.',
  }),
  consent_expired: () => ({
    what: 'Quem precisava dar permissão não respondeu antes de os links dos arquivos expirarem.',
    todo: 'Peça de novo quando a pessoa estiver por perto.',
  }),
  consent_unreachable: () => ({
    what: 'Alguém precisa permitir isto antes, e o bot não consegue perguntar neste canal nem escrever para a pessoa.',
    todo: 'Tente em um canal em que o bot possa postar.',
  }),
  consent_not_asked: () => ({
    what: 'A pergunta aqui é para outra pessoa, porque o trabalho dela está no clipe.',
    todo: 'Só ela pode responder.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
