import type { AuditFault } from '../../../core/audit.ts';
import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { count, many } from './figures.ts';

type Deed = (who: string, whom: string | null) => string;

/** What was done, and what leads to whom it was done to, or whose it was. */
const deed =
  (done: string, link = 'de'): Deed =>
  (who, whom) =>
    whom === null ? `${who} ${done}` : `${who} ${done} ${link} ${whom}`;

const faults = {
  hash: 'su texto no es el que dice su hash',
  link: 'no es la que la entrada siguiente lleva anotada',
  gap: 'falta, está dos veces o está en el lugar de otra',
  details: 'sus detalles o su motivo no son los que tenía al crearse',
  stray: 'hay detalles de una entrada que no existe',
  person: 'la persona detrás de su seudónimo es otra',
  head: 'el final del registro no es el que se anotó',
  checkpoint: 'el principio del registro no es el que se anotó',
} satisfies Record<AuditFault, string>;

export const audit: Texts['audit'] = {
  title: '**Registro de auditoría, primero lo más reciente**',
  empty: 'Aquí todavía no se ha decidido nada.',
  deeds: {
    'limits.changed': deed('cambió los límites'),
    'gate.changed': deed('cambió quién puede editar'),
    'words.changed': deed('cambió las palabras'),
    'access.changed': deed('cambió el acceso'),
    'channel.changed': deed('cambió un canal'),
    'person.blocked': deed('bloqueó', 'a'),
    'person.unblocked': deed('desbloqueó', 'a'),
    'pause.begun': deed('puso en pausa las ediciones en todas partes'),
    'pause.ended': deed('reanudó las ediciones en todas partes'),
    'server.paused': deed('puso en pausa las ediciones aquí'),
    'server.resumed': deed('reanudó las ediciones aquí'),
    'edit.approved': deed('aprobó una edición'),
    'edit.rejected': deed('rechazó una edición'),
    'edit.published': deed('dejó que se mostrara un resultado'),
    'edit.withheld': deed('no dejó que se mostrara un resultado'),
    'edit.taken_down': deed('retiró un clip'),
    'edit.restored': deed('restauró un clip'),
    'edit.deleted': deed('eliminó un clip'),
    'edit.reported': deed('denunció un clip'),
    'report.dismissed': deed('desestimó una denuncia', 'sobre un clip de'),
    'edit.cancelled': deed('canceló una edición'),
    'appeal.made': deed('presentó una apelación', 'contra una decisión de'),
    'appeal.accepted': deed('aceptó una apelación'),
    'appeal.rejected': deed('rechazó una apelación'),
    'consent.given': deed('permitió un remix', 'a'),
    'consent.refused': deed('rechazó un remix'),
    'privacy.erased': deed('hizo borrar datos'),
    'audit.exported': deed('exportó'),
    'backup.restored': deed('terminó lo que estaba en curso en una copia de seguridad restaurada'),
    'audit.unreadable': deed('dejó un apunte que no se puede leer'),
  },
  unknownDeed: (who, action, whom) => deed(`hizo ${action}`, 'a')(who, whom),
  theBot: 'El bot',
  somebody: (pseudonym) => `alguien (${pseudonym})`,
  entry: ({ seq, atMs, done, about, change, reason }) =>
    [
      `${seq}. ${relativeTime(atMs)} ${done}`,
      about === null ? '' : ` (${about})`,
      change === null ? '' : `: ${change}`,
      reason === null ? '' : `, motivo: “${reason}”`,
    ].join(''),
  altered: (entry) => `${entry} **(se alteraron sus detalles)**`,
  unreadable: (seq) => `${seq}. una entrada que no se puede leer`,
  hash: (seq, hash) => `la entrada ${seq} tiene el hash ${hash}`,

  broken: '**El registro de auditoría no está íntegro.**',
  brokenAt: (seq, fault) => `Entrada ${count(seq)}: ${faults[fault]}.`,
  brokenTodo:
    'Alguien ha cambiado los datos guardados. Avisa a quienes administran este bot y conserva lo que hayas exportado.',
  wholeButEmpty: '**El registro de auditoría está íntegro: 0 entradas.**',
  whole: (entries, fromSeq, toSeq) =>
    `**El registro de auditoría está íntegro: ${many(entries, { one: '# entrada', other: '# entradas' })}, de la ${count(fromSeq)} a la ${count(toSeq)}.**`,
  dropped: (toSeq, atMs) =>
    `Las entradas hasta la ${count(toSeq)} se eliminaron por antigüedad ${relativeTime(atMs)}.`,
  erased: (entries) => `Se borraron detalles en ${count(entries)} de ellas.`,
};
