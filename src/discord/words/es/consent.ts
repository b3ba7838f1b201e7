import type { ErrorCode } from '../../../core/errors.ts';
import type { WordsFor } from '../words.ts';
import { count } from './figures.ts';

const CHOOSE_OR_ASK = 'Elige otro clip o pídele que lo cambie con /kling privacidad.';

/** What is not allowed of other people's clips. Mentions show names and ping nobody. */
export const consentWords = {
  remix_only_author: ({ userId }) => ({
    what: `Nadie más puede remezclar este clip: así lo eligió <@${userId}>.`,
    todo: CHOOSE_OR_ASK,
  }),
  remix_uploads_closed: ({ userId }) => ({
    what: `Otras personas no pueden usar los clips que <@${userId}> subió o publicó.`,
    todo: CHOOSE_OR_ASK,
  }),
  remix_channel_closed: ({ channelId }) => ({
    what: `Los clips de <#${channelId}> no se remezclan, y allí no se remezcla nada.`,
    todo: 'Elige un clip de otro canal y remézclalo en otro canal.',
  }),
  remix_role_protected: ({ userId, roleId }) => ({
    what: `Lo que hace <@${userId}> no se remezcla en este servidor, por el rol <@&${roleId}>.`,
    todo: 'Elige un clip de otra persona.',
  }),
  remix_too_deep: ({ max }) => ({
    what: `Este clip viene tras más de ${count(max)} remixes seguidos, demasiados para preguntar a todas las personas que participaron.`,
    todo: 'Parte de uno que esté más cerca del original.',
  }),
  consent_unknown: () => ({
    what: 'Ahora mismo no puedo saber si se puede usar este clip.',
    todo: 'Inténtalo de nuevo en un minuto.',
  }),
  consent_refused: ({ userId }) => ({
    what: `Hacía falta el sí de <@${userId}>, y la respuesta fue no.`,
    todo: 'Puedes pedir otra cosa o usar otro clip.',
  }),
  consent_expired: () => ({
    what: 'La persona a la que se pidió permiso no respondió antes de que caducaran los enlaces de los archivos.',
    todo: 'Vuelve a pedirlo cuando esté por aquí.',
  }),
  consent_unreachable: () => ({
    what: 'Alguien tiene que permitirlo antes, y el bot no puede preguntarle en este canal ni escribirle.',
    todo: 'Inténtalo en un canal donde el bot pueda publicar.',
  }),
  consent_not_asked: () => ({
    what: 'Aquí se pregunta a otra persona, porque su trabajo está en el clip.',
    todo: 'Solo esa persona puede responder.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
