import type { AuditFault } from '../../../core/audit.ts';
import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { count, many } from './figures.ts';

type Deed = (who: string, whom: string | null) => string;

/** `between` stands before whose it was: `aprovou uma edição de …`. */
const deed =
  (done: string, between = 'de'): Deed =>
  (who, whom) =>
    whom === null ? `${who} ${done}` : `${who} ${done} ${between} ${whom}`;

/** Done to somebody: `bloqueou …`. */
const deedTo =
  (done: string): Deed =>
  (who, whom) =>
    whom === null ? `${who} ${done}` : `${who} ${done} ${whom}`;

const faults = {
  hash: 'o texto não confere com o hash',
  link: 'não é aquela que a entrada seguinte indica',
  gap: 'falta, aparece duas vezes ou está no lugar de outra',
  details: 'os detalhes ou o motivo não são aqueles com que foi criada',
  stray: 'há detalhes de uma entrada que não existe',
  person: 'a pessoa por trás do pseudônimo é outra',
  head: 'o fim do registro não confere com o que foi anotado sobre ele',
  checkpoint: 'o início do registro não confere com o que foi anotado sobre ele',
} satisfies Record<AuditFault, string>;

export const audit: Texts['audit'] = {
  title: '**Registro de auditoria, as entradas mais recentes primeiro**',
  empty: 'Nada foi decidido aqui ainda.',
  deeds: {
    'limits.changed': deed('mudou os limites'),
    'gate.changed': deed('mudou quem pode editar'),
    'words.changed': deed('mudou as palavras'),
    'access.changed': deed('mudou o acesso'),
    'channel.changed': deed('mudou um canal'),
    'person.blocked': deedTo('bloqueou'),
    'person.unblocked': deedTo('desbloqueou'),
    'pause.begun': deed('pausou as edições em todos os servidores'),
    'pause.ended': deed('retomou as edições em todos os servidores'),
    'server.paused': deed('pausou as edições aqui'),
    'server.resumed': deed('retomou as edições aqui'),
    'edit.approved': deed('aprovou uma edição'),
    'edit.rejected': deed('recusou uma edição'),
    'edit.published': deed('publicou um resultado'),
    'edit.withheld': deed('reteve um resultado'),
    'edit.taken_down': deed('removeu um clipe'),
    'edit.restored': deed('restaurou um clipe'),
    'edit.deleted': deed('excluiu um clipe'),
    'edit.reported': deed('denunciou um clipe'),
    'report.dismissed': deed('descartou a denúncia de um clipe'),
    'edit.cancelled': deed('cancelou uma edição'),
    'appeal.made': deed('entrou com um recurso', 'contra uma decisão de'),
    'appeal.accepted': deed('aceitou um recurso'),
    'appeal.rejected': deed('negou um recurso'),
    'consent.given': deed('permitiu um remix', 'pedido por'),
    'consent.refused': deed('negou um remix', 'pedido por'),
    'privacy.erased': deed('apagou dados'),
    'audit.exported': deed('exportou'),
    'backup.restored': deed('encerrou o que estava em andamento em um backup restaurado'),
    'audit.unreadable': deed('deixou uma anotação que não pode ser lida'),
  },
  unknownDeed: (who, action, whom) => deedTo(`fez ${action}`)(who, whom),
  theBot: 'O bot',
  somebody: (pseudonym) => `alguém (${pseudonym})`,
  entry: ({ seq, atMs, done, about, change, reason }) =>
    [
      `${seq}. ${relativeTime(atMs)} ${done}`,
      about === null ? '' : ` (${about})`,
      change === null ? '' : `: ${change}`,
      reason === null ? '' : `, motivo: “${reason}”`,
    ].join(''),
  altered: (entry) => `${entry} **(os detalhes foram alterados)**`,
  unreadable: (seq) => `${seq}. uma entrada que não pode ser lida`,
  hash: (seq, hash) => `a entrada ${seq} tem o hash ${hash}`,

  broken: '**O registro de auditoria não está íntegro.**',
  brokenAt: (seq, fault) => `Entrada ${count(seq)}: ${faults[fault]}.`,
  brokenTodo:
    'Alguém alterou os dados guardados pelo bot. Avise quem opera este bot e guarde o que você já exportou.',
  wholeButEmpty: '**O registro de auditoria está íntegro: 0 entradas.**',
  whole: (entries, fromSeq, toSeq) =>
    `**O registro de auditoria está íntegro: ${many(entries, {
      zero: '0 entradas',
      one: '# entrada',
      other: '# entradas',
    })}, da ${count(fromSeq)} à ${count(toSeq)}.**`,
  dropped: (toSeq, atMs) =>
    `As entradas até a ${count(toSeq)} foram descartadas ${relativeTime(atMs)}, por serem antigas.`,
  erased: (entries) => `Em ${count(entries)} delas, detalhes foram apagados.`,
};
