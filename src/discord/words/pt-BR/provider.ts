import type { ErrorCode } from '../../../core/errors.ts';
import { CLIP_LIMITS, IMAGE_LIMITS } from '../../../core/model-limits.ts';
import { relativeTime } from '../../text.ts';
import type { WordsFor } from '../words.ts';
import { count } from './figures.ts';

const { seconds, side } = CLIP_LIMITS;
const LENGTHS = `${count(seconds.min)} a ${count(Math.floor(seconds.max))} s`;
const LATER = 'Tente de novo daqui a alguns minutos.';
const TELL_OPERATOR = 'Só quem opera este bot pode resolver isso: avise, por favor.';
const TELL_REFERENCE = 'Passe a referência abaixo para quem opera este bot.';
const ASK_ANEW = 'Se você ainda quiser o clipe, comece a edição de novo.';

export const providerWords = {
  provider_unreachable: () => ({
    what: 'Não foi possível chegar ao serviço de edição.',
    todo: LATER,
  }),
  provider_unauthorized: () => ({
    what: 'O serviço de edição não aceita a chave deste bot.',
    todo: TELL_OPERATOR,
  }),
  provider_forbidden: () => ({
    what: 'O serviço de edição não deixa este bot fazer edições.',
    todo: TELL_OPERATOR,
  }),
  provider_no_credits: () => ({
    what: 'A conta do bot no serviço de edição não tem mais nada para gastar.',
    todo: TELL_OPERATOR,
  }),
  provider_model_missing: () => ({
    what: 'O serviço de edição não encontrou o modelo do Kling.',
    todo: TELL_OPERATOR,
  }),
  provider_model_retired: () => ({
    what: 'O serviço de edição não oferece mais este modelo do Kling.',
    todo: TELL_OPERATOR,
  }),
  provider_rate_limited: ({ retryAtMs }) => ({
    what: 'O serviço de edição está recebendo pedidos demais no momento.',
    todo: retryAtMs === null ? LATER : `Ele volta a aceitar novos ${relativeTime(retryAtMs)}.`,
  }),
  provider_error: () => ({
    what: 'O serviço de edição teve uma falha interna.',
    todo: LATER,
  }),
  provider_unavailable: () => ({
    what: 'O serviço de edição está fora do ar ou sobrecarregado no momento.',
    todo: LATER,
  }),
  provider_bad_request: () => ({
    what: 'O serviço de edição não entendeu o pedido.',
    todo: TELL_REFERENCE,
  }),
  provider_validation: () => ({
    what: 'O serviço de edição não aceitou o clipe, uma imagem ou o prompt como estão.',
    todo: 'Tente com outro clipe, menos imagens ou um prompt mais simples.',
  }),
  provider_content_refused: () => ({
    what: 'As regras de conteúdo do serviço de edição não permitem esta edição.',
    todo: 'Mude o prompt ou as imagens e tente de novo.',
  }),
  provider_download_failed: () => ({
    what: 'O serviço de edição não conseguiu buscar seus arquivos no Discord.',
    todo: 'Envie o comando de novo, anexando os arquivos outra vez.',
  }),
  provider_clip_too_long: () => ({
    what: 'O serviço de edição achou o clipe longo demais.',
    todo: `Deixe-o com ${LENGTHS} e tente de novo.`,
  }),
  provider_clip_too_short: () => ({
    what: 'O serviço de edição achou o clipe curto demais.',
    todo: `Use um trecho de ${LENGTHS} e tente de novo.`,
  }),
  provider_clip_format: () => ({
    what: 'O serviço de edição não consegue ler o formato do clipe.',
    todo: 'Exporte como MP4 com H.264 e tente de novo.',
  }),
  provider_clip_sides: () => ({
    what: 'O serviço de edição não aceitou o tamanho ou a proporção da imagem.',
    todo: `Use de ${count(side.min)} a ${count(side.max)} pixels em cada lado.`,
  }),
  provider_image_small: () => ({
    what: 'O serviço de edição achou uma das imagens pequena demais.',
    todo: `Use imagens com pelo menos ${count(IMAGE_LIMITS.side.min)} pixels nos dois lados.`,
  }),
  provider_image_large: () => ({
    what: 'O serviço de edição achou uma das imagens grande demais.',
    todo: 'Use imagens menores e tente de novo.',
  }),
  provider_failed: () => ({
    what: 'O serviço de edição começou, mas não conseguiu fazer este clipe.',
    todo: 'Tente de novo, talvez com um prompt mais simples.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

export const uncertainWords = {
  provider_gateway: () => ({
    what: 'A conexão com o serviço de edição caiu antes que ele dissesse se tinha começado.',
    todo: ASK_ANEW,
  }),
  provider_unreadable: () => ({
    what: 'O serviço de edição deu uma resposta sem sentido: ele pode ter começado ou não.',
    todo: ASK_ANEW,
  }),
  submit_interrupted: () => ({
    what: 'O bot foi parado bem na hora de entregar seu clipe: o serviço pode ter começado ou não.',
    todo: ASK_ANEW,
  }),
  provider_record_gone: () => ({
    what: 'O serviço de edição recebeu seu clipe, mas não sabe mais dele.',
    todo: ASK_ANEW,
  }),
  provider_too_late: ({ minutes }) => ({
    what: `O serviço de edição não terminou em ${count(minutes)} min.`,
    todo: ASK_ANEW,
  }),
  backup_restored: () => ({
    what: 'O bot teve que voltar a uma cópia mais antiga dos registros, em que esta edição ainda estava em andamento.',
    todo: 'Procure antes o clipe neste canal; se não estiver lá, comece a edição de novo.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
