import type { ErrorCode, ErrorFacts } from '../../../core/errors.ts';
import { CLIP_LIMITS } from '../../../core/model-limits.ts';
import { inert } from '../facts.ts';
import type { Words, WordsFor } from '../words.ts';
import { count, decimal, limitMegabytes, megabytes, near, sides } from './figures.ts';
import { aFile, nameOf, startNameOf } from './names.ts';
import { permissions } from './permissions.ts';

const { seconds, fps } = CLIP_LIMITS;

const NOT_PREPARED: Record<ErrorFacts['clip_not_prepared']['why'], Words> = {
  no_ffmpeg: {
    what: 'Não foi possível cortar ou converter o clipe: no momento, nada aqui consegue fazer isso.',
    todo: 'Prepare por conta própria um MP4 de 3 a 10 s com H.264 ou tente de novo mais tarde.',
  },
  unreadable: {
    what: 'Não foi possível cortar ou converter o clipe: o arquivo parece danificado.',
    todo: 'Exporte de novo como MP4 e tente mais uma vez.',
  },
  too_large: {
    what: 'O clipe cortado ou convertido é grande demais para este canal.',
    todo: 'Tente com um clipe mais curto ou com menos movimento.',
  },
  unposted: {
    what: 'O clipe cortado ou convertido não pôde ser postado neste canal.',
    todo: `Peça à moderação para me permitir “${permissions.AttachFiles}” e tente de novo.`,
  },
};

export const clipWords = {
  clip_not_video: ({ found }) => ({
    what: `O clipe é ${aFile(found)}, não um vídeo.`,
    todo: 'Anexe um vídeo MP4 ou MOV.',
  }),
  clip_container: ({ found, inFragments }) =>
    inFragments
      ? {
          what: 'O clipe é um MP4 em fragmentos. O Kling aceita MP4 e MOV inteiros.',
          todo: 'Salve como um MP4 não fragmentado e tente de novo.',
        }
      : {
          what: `O clipe está no formato ${inert(found)}. O Kling aceita MP4 e MOV.`,
          todo: 'Salve como MP4 e tente de novo.',
        },
  clip_codec: ({ found }) => ({
    what:
      found === null
        ? 'A imagem do clipe está gravada com um codec desconhecido, que o Kling não consegue ler.'
        : `A imagem do clipe está gravada como ${inert(found)}, que o Kling não consegue ler.`,
    todo: 'Exporte como MP4 com H.264 e tente de novo.',
  }),
  clip_cut_off: () => ({
    what: 'Falta o fim do clipe: o arquivo foi cortado.',
    todo: 'Exporte ou baixe de novo e anexe o arquivo inteiro.',
  }),
  clip_unreadable: () => ({
    what: 'Não dá para ler o clipe: o arquivo parece danificado.',
    todo: 'Exporte de novo como MP4 e tente mais uma vez.',
  }),
  clip_no_picture: () => ({
    what: 'O clipe não tem imagem, só som.',
    todo: 'Anexe um vídeo com imagem.',
  }),
  clip_too_short: ({ seconds: length, min }) => ({
    what: `O clipe tem ${near(length, min)} s. O Kling aceita de ${count(min)} a ${count(Math.floor(seconds.max))} s.`,
    todo: 'Anexe um trecho mais longo.',
  }),
  clip_too_long: ({ seconds: length, max }) => ({
    what: `O clipe tem ${near(length, max)} s. O Kling aceita de ${count(seconds.min)} a ${count(Math.floor(max))} s.`,
    todo: 'Corte e tente de novo.',
  }),
  clip_sides_small: ({ width, height, min }) => ({
    what: `O clipe tem ${sides(width, height)} pixels. O Kling precisa de pelo menos ${count(min)} nos dois lados.`,
    todo: 'Use uma versão em resolução mais alta, como 720p ou 1080p.',
  }),
  clip_sides_large: ({ width, height, max }) => ({
    what: `O clipe tem ${sides(width, height)} pixels. O Kling aceita até ${count(max)} em cada lado.`,
    todo: `Reduza até nenhum lado passar de ${count(max)}, por exemplo para 1080p.`,
  }),
  clip_fps_low: ({ fps: rate, min }) => ({
    what: `O clipe tem ${near(rate, min)} quadros por segundo. O Kling aceita de ${count(min)} a ${count(fps.max)}.`,
    todo: `Exporte com ${count(min)} ou 30 quadros por segundo.`,
  }),
  clip_fps_high: ({ fps: rate, max }) => ({
    what: `O clipe tem ${near(rate, max)} quadros por segundo. O Kling aceita de ${count(fps.min)} a ${count(max)}.`,
    todo: `Exporte com 30 ou ${count(max)} quadros por segundo.`,
  }),
  clip_too_heavy: ({ bytes, max }) => ({
    what: `O clipe tem ${megabytes(bytes)}. O Kling aceita até ${limitMegabytes(max)}.`,
    todo: 'Exporte com qualidade menor e tente de novo.',
  }),
  clip_ratio: ({ width, height, max }) => ({
    what: `O clipe tem ${sides(width, height)} pixels. O lado maior pode ter no máximo ${count(max)} vezes o menor.`,
    todo: 'Recorte para diminuir a diferença entre os lados.',
  }),
  clip_not_prepared: ({ why }) => NOT_PREPARED[why],
  offer_gone: () => ({
    what: 'Esta proposta não vale mais.',
    todo: 'Envie o comando de novo com o clipe.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

export const imageWords = {
  image_type: ({ input, found }) => ({
    what: `${startNameOf(input)} é ${aFile(found)}. O Kling aceita imagens JPEG e PNG.`,
    todo: 'Salve como JPEG ou PNG e tente de novo.',
  }),
  image_unreadable: ({ input }) => ({
    what: `Não dá para ler ${nameOf(input)}: o arquivo parece danificado.`,
    todo: `Salve ${nameOf(input)} de novo ou escolha outra imagem.`,
  }),
  image_sides_small: ({ input, width, height, min }) => ({
    what: `${startNameOf(input)} tem ${sides(width, height)} pixels. O Kling precisa de pelo menos ${count(min)} nos dois lados.`,
    todo: 'Use uma imagem maior.',
  }),
  image_ratio: ({ input, width, height, max }) => ({
    what: `${startNameOf(input)} tem ${sides(width, height)} pixels. O lado maior pode ter no máximo ${decimal(max)} vezes o menor.`,
    todo: 'Recorte para diminuir a diferença entre os lados.',
  }),
  image_too_heavy: ({ input, bytes, max }) => ({
    what: `${startNameOf(input)} tem ${megabytes(bytes)}. O Kling aceita até ${limitMegabytes(max)} por imagem.`,
    todo: 'Diminua o arquivo ou salve como JPEG.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
