import type { ErrorCode } from '../../../core/errors.ts';
import type { PauseReason } from '../../../core/pause.ts';
import type { WordsFor } from '../words.ts';
import { listed } from './figures.ts';
import { paused } from './paused.ts';
import { lacking, permissions } from './permissions.ts';

/** Before a request is looked at, and buttons. */
export const doorWords = {
  server_not_allowed: () => ({
    what: 'Este bot no está configurado para funcionar en este servidor.',
    todo: 'Pide a quienes administran el bot que lo permitan aquí.',
  }),
  gate_closed: ({ canSetUp }) => ({
    what: 'En este servidor, la edición de clips no está abierta para ti.',
    todo: canSetUp
      ? 'Puedes abrirla con /kling-admin configurar.'
      : 'Pide a alguien que gestione este servidor que use /kling-admin configurar.',
  }),
  bot_lacks_permission: ({ permissions: missing }) => ({
    what:
      missing.length === 0
        ? 'No puedo publicar clips en este canal.'
        : missing.map((one) => lacking[one]).join(' '),
    todo:
      missing.length === 0
        ? 'Pide al equipo de moderación que me lo permita.'
        : `Pide al equipo de moderación que me dé ${missing.length === 1 ? 'el permiso' : 'los permisos'} ${listed(missing.map((one) => permissions[one]))}.`,
  }),
  store_unreachable: () => ({
    what: 'El bot no puede acceder ahora a sus propios datos, así que no se empezó nada.',
    todo: 'Inténtalo de nuevo en unos minutos.',
  }),
  acceptance_unknown: () => ({
    what: 'La conexión se cortó mientras se recibía tu solicitud, así que puede que esté en cola o puede que no.',
    todo: 'Mira en /kling ediciones dentro de un minuto, antes de volver a pedirlo.',
  }),
  interrupted: () => ({
    what: 'El bot se reinició mientras revisaba tu solicitud. No se gastó nada.',
    todo: 'Envía el comando otra vez.',
  }),
  not_yours: () => ({
    what: 'Esto es de otra persona.',
    todo: 'Puedes empezar una edición propia con /kling-edit.',
  }),
  outdated_control: () => ({
    what: 'Este botón es de una versión anterior del bot y ya no funciona.',
    todo: 'Usa los comandos: /kling ayuda los muestra.',
  }),
  not_manager: () => ({
    what: 'Solo quienes pueden gestionar este servidor pueden hacer eso.',
    todo: 'Pídeselo a alguien con el permiso Gestionar servidor.',
  }),
  not_operator: () => ({
    what: 'Solo quienes administran este bot pueden hacer eso.',
    todo: 'Si hace falta, pídeselo.',
  }),
  edit_unknown: () => ({
    what: 'El bot ya no conoce esta edición.',
    todo: 'Mira en /kling ediciones las que conoce.',
  }),
  no_result_here: () => ({
    what: 'No hay ningún clip tuyo en este canal.',
    todo: 'Indica una edición por su referencia, que está en letra pequeña bajo su clip.',
  }),
  already_ended: () => ({
    what: 'Esta edición ya terminó.',
    todo: 'No queda nada que detener.',
  }),
  not_paused: () => ({
    what: 'Ahora mismo no hay nada en pausa.',
    todo: 'Las ediciones empiezan en cuanto les llega el turno.',
  }),
  edits_paused: ({ reason }) => ({ what: paused[reason], todo: pauseTodo(reason) }),
} satisfies Partial<WordsFor<ErrorCode>>;

function pauseTodo(reason: PauseReason): string {
  return reason === 'operator'
    ? 'Inténtalo más tarde; las ediciones en cola conservan su puesto.'
    : 'Ya se avisó a quienes administran el bot; las ediciones en cola conservan su puesto.';
}
