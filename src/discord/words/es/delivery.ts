import type { ErrorCode } from '../../../core/errors.ts';
import type { WordsFor } from '../words.ts';
import { about, limitMegabytes } from './figures.ts';

/** The finished clip on its way to the bot. */
export const resultWords = {
  result_unreachable: () => ({
    what: 'El clip se hizo, pero no se pudo recoger del servicio de edición.',
    todo: 'Mira en /kling ediciones un poco más tarde.',
  }),
  result_gone: () => ({
    what: 'El clip se hizo, pero el servicio de edición ya no lo tiene.',
    todo: 'Empieza la edición de nuevo para obtener otro.',
  }),
  result_refused: () => ({
    what: 'El clip se hizo, pero está guardado en un lugar del que este bot no puede recoger nada.',
    todo: 'Por favor, da a quienes administran este bot la referencia de abajo.',
  }),
  result_not_video: () => ({
    what: 'Lo que devolvió el servicio de edición no es un video.',
    todo: 'Empieza la edición de nuevo, quizá con un prompt más sencillo.',
  }),
  disk_full: () => ({
    what: 'El bot no tenía espacio para el clip terminado.',
    todo: 'Por favor, avisa con la referencia a quienes administran este bot: necesita espacio antes de la próxima edición.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

/** The message on its way to Discord. People rarely see these; operators do. */
export const discordWords = {
  discord_token_dead: () => ({
    what: 'Pasaron los 15 minutos en los que Discord deja responder a un comando.',
    todo: 'La respuesta llega en un mensaje aparte.',
  }),
  discord_message_gone: () => ({
    what: 'El mensaje se eliminó.',
    todo: 'Busca el clip en el canal, en tus mensajes directos o en /kling ediciones.',
  }),
  discord_channel_closed: () => ({
    what: 'El canal ya no existe, está bloqueado o está cerrado para el bot.',
    todo: 'Busca el clip en tus mensajes directos o en /kling ediciones.',
  }),
  discord_no_access: () => ({
    what: 'El bot no puede escribir ahí.',
    todo: 'Deja que vea el canal, envíe mensajes y adjunte archivos, o permite los mensajes directos de este servidor.',
  }),
  discord_too_large: ({ limit }) => ({
    what:
      limit === null
        ? 'El archivo es más grande de lo que Discord admite aquí.'
        : `El archivo supera los ${limitMegabytes(limit)} que Discord admite aquí.`,
    todo: 'La próxima vez, usa un clip más corto o más pequeño.',
  }),
  discord_filtered: () => ({
    what: 'El filtro de contenido de Discord detuvo el mensaje.',
    todo: 'Cambia el prompt o los archivos; el equipo de moderación puede revisar los ajustes del filtro.',
  }),
  discord_form_refused: () => ({
    what: 'Discord no aceptó la forma del mensaje.',
    todo: 'Es un error del bot: por favor, da a quienes lo administran la referencia de abajo.',
  }),
  discord_edit_quota: () => ({
    what: 'De momento, Discord no permite más cambios en un mensaje tan antiguo.',
    todo: 'Las próximas novedades llegan en un mensaje nuevo.',
  }),
  discord_unauthorized: () => ({
    what: 'Discord ya no acepta el token del bot.',
    todo: 'Quienes administran este bot tienen que darle un token válido y volver a iniciarlo.',
  }),
  discord_unavailable: ({ retryAfterMs }) => ({
    what: 'Discord no respondió o tiene demasiada carga.',
    todo:
      retryAfterMs === null
        ? 'El bot vuelve a intentarlo por su cuenta.'
        : `El bot vuelve a intentarlo por su cuenta en ${about(retryAfterMs)}.`,
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

/** Stops that are nobody's mistake, and what nobody foresaw. */
export const otherWords = {
  handed_back: () => ({
    what: 'El bot se está reiniciando y ha devuelto esta edición a la cola.',
    todo: 'No tienes que hacer nada: continúa por su cuenta.',
  }),
  owner_busy: ({ waitMs }) => ({
    what: 'Otra parte del bot está trabajando en esta edición.',
    todo: `No tienes que hacer nada: el bot vuelve a mirarla en ${about(waitMs)}.`,
  }),
  internal: () => ({
    what: 'Algo falló dentro del bot.',
    todo: 'Inténtalo de nuevo; si se repite, avisa a quienes administran el bot, con la referencia si la hay.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
