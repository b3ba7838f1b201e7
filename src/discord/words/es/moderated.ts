import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';

export const moderated: Texts['moderated'] = {
  askDelete: '**¿Eliminar este clip tuyo?**',
  askDeleteWhat:
    'Desaparece de su mensaje, de /kling ediciones y del bot. Nada puede recuperarlo, y el cobro de la edición se mantiene.',
  deleteIt: 'Eliminarlo',
  deleted: '**Eliminado.** El clip desaparece de su mensaje en un momento.',
  takenDown: '**Retirado.** El clip desaparece de su mensaje en un momento.',
  reported: '**Gracias, la denuncia se envió.**',
  reportedInLog:
    'El equipo de moderación de este servidor la encuentra en el registro de auditoría.',
  reportedInChannel: 'El equipo de moderación de este servidor la ve en su canal.',
  reporterSeen: 'El equipo ve quién la presentó; nadie más lo ve.',
  blocked: (who) => `**${who} ya no puede editar clips aquí.**`,
  blockedForGood: 'Dura hasta que alguien quite el bloqueo.',
  blockedUntil: (untilMs) => `Termina ${relativeTime(untilMs)}.`,
};
