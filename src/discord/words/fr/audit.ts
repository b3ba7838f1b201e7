import type { AuditFault } from '../../../core/audit.ts';
import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { count, many } from './figures.ts';

type Audit = Texts['audit'];
type Deed = Audit['deeds']['limits.changed'];

/** What was done, and the word that leads to whom, or whose it was. */
const deed =
  (done: string, link: string): Deed =>
  (who, whom) =>
    whom === null ? `${who} ${done}` : `${who} ${done} ${link} ${whom}`;

/** To somebody: `a bloqué @x`. */
const deedTo =
  (done: string): Deed =>
  (who, whom) =>
    whom === null ? `${who} ${done}` : `${who} ${done} ${whom}`;

const faults = {
  hash: 'son texte n’est pas celui que dit son hash',
  link: 'ce n’est pas celle que désigne la suivante',
  gap: 'elle manque, est là deux fois, ou à la place d’une autre',
  details: 'ses détails ou sa raison ne sont pas ceux d’origine',
  stray: 'il y a des détails d’une entrée qui n’existe pas',
  person: 'la personne derrière son pseudonyme est une autre',
  head: 'la fin du journal n’est pas celle qui en a été notée',
  checkpoint: 'le début du journal n’est pas celui qui en a été noté',
} satisfies Record<AuditFault, string>;

export const audit: Audit = {
  title: '**Journal d’audit, du plus récent au plus ancien**',
  empty: 'Rien n’a encore été décidé ici.',
  deeds: {
    'limits.changed': deed('a changé les limites', 'pour'),
    'gate.changed': deed('a changé qui peut modifier des clips', 'pour'),
    'words.changed': deed('a changé les mots', 'pour'),
    'access.changed': deed('a changé les accès', 'pour'),
    'channel.changed': deed('a changé un salon', 'pour'),
    'person.blocked': deedTo('a bloqué'),
    'person.unblocked': deedTo('a débloqué'),
    'pause.begun': deed('a mis les modifications en pause partout', 'pour'),
    'pause.ended': deed('a levé la pause des modifications partout', 'pour'),
    'server.paused': deed('a mis les modifications en pause ici', 'pour'),
    'server.resumed': deed('a levé la pause des modifications ici', 'pour'),
    'edit.approved': deed('a approuvé une modification', 'de'),
    'edit.rejected': deed('a refusé une modification', 'de'),
    'edit.published': deed('a permis de montrer un résultat', 'de'),
    'edit.withheld': deed('a refusé de montrer un résultat', 'de'),
    'edit.taken_down': deed('a retiré un clip', 'de'),
    'edit.restored': deed('a rétabli un clip', 'de'),
    'edit.deleted': deed('a supprimé un clip', 'de'),
    'edit.reported': deed('a signalé un clip', 'de'),
    'report.dismissed': deed('a écarté un signalement', 'visant'),
    'edit.cancelled': deed('a annulé une modification', 'de'),
    'appeal.made': deed('a fait un recours', 'contre un refus de'),
    'appeal.accepted': deed('a accepté un recours', 'de'),
    'appeal.rejected': deed('a refusé un recours', 'de'),
    'consent.given': deed('a autorisé un remix', 'de'),
    'consent.refused': deed('a refusé un remix', 'de'),
    'privacy.erased': deed('a fait effacer des données', 'de'),
    'audit.exported': deed('a exporté', 'pour'),
    'backup.restored': deed(
      'a mis fin à ce qui était en cours dans une sauvegarde restaurée',
      'de',
    ),
    'audit.unreadable': deed('a laissé un enregistrement illisible', 'sur'),
  },
  unknownDeed: (who, action, whom) => deed(`a fait ${action}`, 'pour')(who, whom),
  theBot: 'Le bot',
  somebody: (pseudonym) => `quelqu’un (${pseudonym})`,
  entry: ({ seq, atMs, done, about, change, reason }) =>
    [
      `${seq}. ${relativeTime(atMs)} ${done}`,
      about === null ? '' : ` (${about})`,
      change === null ? '' : ` : ${change}`,
      reason === null ? '' : `, raison : « ${reason} »`,
    ].join(''),
  altered: (entry) => `${entry} **(ses détails ont été altérés)**`,
  unreadable: (seq) => `${seq}. une entrée illisible`,
  hash: (seq, hash) => `l’entrée ${seq} a le hash ${hash}`,

  broken: '**Le journal d’audit n’est pas intact.**',
  brokenAt: (seq, fault) => `Entrée ${count(seq)} : ${faults[fault]}.`,
  brokenTodo:
    'Quelqu’un a changé les données. Préviens les personnes qui gèrent ce bot, et garde ce que tu as exporté.',
  wholeButEmpty: '**Le journal d’audit est intact : 0 entrée.**',
  whole: (entries, fromSeq, toSeq) =>
    `**Le journal d’audit est intact : ${many(entries, { one: '# entrée', other: '# entrées' })}, de ${count(fromSeq)} à ${count(toSeq)}.**`,
  dropped: (toSeq, atMs) =>
    `Celles jusqu’à ${count(toSeq)} ont été supprimées en raison de leur âge ${relativeTime(atMs)}.`,
  erased: (entries) =>
    many(entries, {
      one: 'Des détails ont été effacés dans # d’entre elles.',
      other: 'Des détails ont été effacés dans # d’entre elles.',
    }),
};
