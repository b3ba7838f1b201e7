import type { ErrorCode } from '../../../core/errors.ts';
import { relativeTime } from '../../text.ts';
import { mentions, quoted } from '../facts.ts';
import type { WordsFor } from '../words.ts';
import { count, either, many } from './figures.ts';

const DAYS = { one: '# día', other: '# días' };
const KNOW_MORE = 'Pregunta al equipo de moderación si quieres saber más.';
const MISTAKE = 'Habla con el equipo de moderación si crees que es un error.';

/** What a server's moderators have set or decided. */
export const moderationWords = {
  server_paused: () => ({
    what: 'El equipo de moderación de este servidor puso en pausa las ediciones.',
    todo: 'Inténtalo más tarde o pregúntale cuándo se reanudan.',
  }),
  gate_blocked: ({ reason, untilMs }) => ({
    what: 'El equipo de moderación de este servidor te bloqueó la edición de clips.',
    todo: untilMs === null ? MISTAKE : `Puedes volver a editar ${relativeTime(untilMs)}.`,
    ...quoted(reason),
  }),
  gate_channel: ({ channels }) => ({
    what: 'En este canal no se editan clips.',
    todo: channels.length === 0 ? 'Usa otro canal.' : `Mejor usa ${anyOf('#', channels)}.`,
  }),
  gate_role_denied: () => ({
    what: 'Uno de tus roles no puede editar clips en este servidor.',
    todo: MISTAKE,
  }),
  gate_role_missing: ({ roles }) => ({
    what: 'Para editar clips en este servidor hace falta un rol que no tienes.',
    todo:
      roles.length === 0
        ? 'Pídeselo al equipo de moderación.'
        : `Pide al equipo de moderación el rol ${anyOf('@&', roles)}.`,
  }),
  gate_member_new: ({ days, fromMs }) => ({
    what: `Editar clips es para quien lleva al menos ${many(days, DAYS)} en este servidor.`,
    todo: `Puedes editar ${relativeTime(fromMs)}.`,
  }),
  gate_account_new: ({ days, fromMs }) => ({
    what: `Para editar clips aquí hace falta una cuenta de Discord con ${many(days, DAYS)} de antigüedad.`,
    todo: `La tuya la alcanza ${relativeTime(fromMs)}.`,
  }),
  words_refused: () => ({
    what: 'El prompt contiene una palabra que aquí no se admite.',
    todo: 'Dilo con otras palabras e inténtalo de nuevo.',
  }),
  not_moderator: () => ({
    what: 'Solo el equipo de moderación de este servidor puede decidir eso.',
    todo: 'Pídeselo a alguien del equipo.',
  }),
  already_decided: () => ({
    what: 'Alguien ya decidió esto.',
    todo: 'La tarjeta muestra quién y cómo.',
  }),
  already_appealed: () => ({
    what: 'Esta decisión ya se apeló, y eso solo se puede hacer una vez.',
    todo: KNOW_MORE,
  }),
  already_reported: () => ({
    what: 'Ya denunciaste este clip.',
    todo: 'El equipo de moderación tiene tu denuncia.',
  }),
  rejected: ({ reason }) => ({
    what: 'El equipo de moderación de este servidor rechazó esta edición.',
    todo: 'Puedes apelar una vez o pedir otra cosa.',
    ...quoted(reason),
  }),
  approval_expired: () => ({
    what: 'Nadie de moderación respondió antes de que caducaran los enlaces de tus archivos.',
    todo: 'Vuelve a pedirlo y adjunta los archivos de nuevo.',
  }),
  review_rejected: ({ reason }) => ({
    what: 'El equipo de moderación de este servidor no quiere que se muestre este clip.',
    todo: KNOW_MORE,
    ...quoted(reason),
  }),
  taken_down: ({ reason }) => ({
    what: 'El equipo de moderación de este servidor retiró este clip.',
    todo: 'Pregúntale si quieres saber más.',
    ...quoted(reason),
  }),
  clip_deleted: () => ({
    what: 'La persona que pidió este clip lo eliminó.',
    todo: 'Aquí no queda nada de él.',
  }),
  only_in_server: () => ({
    what: 'Eso funciona en el servidor donde se hizo el clip, no en mensajes directos.',
    todo: 'Pídeselo allí al equipo de moderación o usa allí los comandos.',
  }),
  block_days: ({ max }) => ({
    what: `Un bloqueo dura un número entero de días, de 1 a ${count(max)}.`,
    todo: 'Deja los días vacíos para que el bloqueo dure hasta que alguien lo quite.',
  }),
  moderators_unreachable: () => ({
    what: 'Esto necesita moderación, pero el bot no encuentra el canal donde se pregunta al equipo.',
    todo: 'Avisa al equipo de moderación: el canal se indica con /kling-admin configurar.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

/** One of these, or one of others that are not named. */
function anyOf(sign: '#' | '@&', ids: readonly string[]): string {
  const { shown, hasMore } = mentions(sign, ids);
  return either(hasMore ? [...shown, 'otros'] : shown);
}
