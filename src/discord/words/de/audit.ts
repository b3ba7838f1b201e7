import type { AuditFault } from '../../../core/audit.ts';
import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { count, many } from './figures.ts';

type Deed = (who: string, whom: string | null) => string;

/** Of something that is somebody's; `link` leads to whose. */
const deed =
  (what: string, done: string, link = 'von'): Deed =>
  (who, whom) =>
    whom === null ? `${who} hat ${what} ${done}` : `${who} hat ${what} ${link} ${whom} ${done}`;

/** Of a person as such. */
const toPerson =
  (done: string): Deed =>
  (who, whom) =>
    `${who} hat ${whom ?? 'jemanden'} ${done}`;

const faults: Record<AuditFault, string> = {
  hash: 'Sein Text passt nicht zu seinem Hash',
  link: 'Er ist nicht der, auf den der nächste Eintrag verweist',
  gap: 'Er fehlt, ist doppelt da oder steht an der Stelle eines anderen',
  details: 'Seine Angaben oder sein Grund sind nicht die, mit denen er angelegt wurde',
  stray: 'Es gibt Angaben zu einem Eintrag, der nicht existiert',
  person: 'Hinter seinem Pseudonym steht eine andere Person',
  head: 'Das Ende des Logs ist nicht das, was davon vermerkt wurde',
  checkpoint: 'Der Anfang des Logs ist nicht das, was davon vermerkt wurde',
};

const deeds: Texts['audit']['deeds'] = {
  'limits.changed': deed('die Limits', 'geändert'),
  'gate.changed': (who) => `${who} hat geändert, wer bearbeiten darf`,
  'words.changed': deed('die Wörter', 'geändert'),
  'access.changed': deed('den Zugriff', 'geändert'),
  'channel.changed': deed('einen Kanal', 'geändert'),
  'person.blocked': toPerson('gesperrt'),
  'person.unblocked': toPerson('entsperrt'),
  'pause.begun': deed('das Bearbeiten überall', 'pausiert'),
  'pause.ended': deed('das Bearbeiten überall', 'fortgesetzt'),
  'server.paused': deed('das Bearbeiten hier', 'pausiert'),
  'server.resumed': deed('das Bearbeiten hier', 'fortgesetzt'),
  'edit.approved': deed('eine Bearbeitung', 'genehmigt'),
  'edit.rejected': deed('eine Bearbeitung', 'abgelehnt'),
  'edit.published': deed('ein Ergebnis', 'freigegeben'),
  'edit.withheld': deed('ein Ergebnis', 'zurückgehalten'),
  'edit.taken_down': deed('einen Clip', 'entfernt'),
  'edit.restored': deed('einen Clip', 'wiederhergestellt'),
  'edit.deleted': deed('einen Clip', 'gelöscht'),
  'edit.reported': deed('einen Clip', 'gemeldet'),
  'report.dismissed': deed('eine Meldung', 'verworfen', 'zu einem Clip von'),
  'edit.cancelled': deed('eine Bearbeitung', 'abgebrochen'),
  'appeal.made': deed('Einspruch', 'erhoben', 'gegen ein Nein von'),
  'appeal.accepted': deed('einen Einspruch', 'angenommen'),
  'appeal.rejected': deed('einen Einspruch', 'zurückgewiesen'),
  'consent.given': deed('einen Remix', 'erlaubt'),
  'consent.refused': deed('einen Remix', 'abgelehnt'),
  'privacy.erased': deed('Daten', 'löschen lassen'),
  'audit.exported': (who) => `${who} hat exportiert`,
  'backup.restored': (who) =>
    `${who} hat beendet, was in einer wiederhergestellten Sicherung noch lief`,
  'audit.unreadable': (who) => `${who} hat einen Vermerk hinterlassen, der nicht lesbar ist`,
};

export const audit: Texts['audit'] = {
  title: '**Audit-Log, das Neueste zuerst**',
  empty: 'Hier wurde noch nichts entschieden.',
  deeds,
  unknownDeed: (who, action, whom) =>
    whom === null ? `${who} hat ${action} ausgeführt` : `${who} hat ${action} ausgeführt: ${whom}`,
  theBot: 'der Bot',
  somebody: (pseudonym) => `jemand (${pseudonym})`,
  entry: ({ seq, atMs, done, about, change, reason }) =>
    [
      `${seq}. ${relativeTime(atMs)} – ${done}`,
      about === null ? '' : ` (${about})`,
      change === null ? '' : `: ${change}`,
      reason === null ? '' : `, Grund: „${reason}“`,
    ].join(''),
  altered: (entry) => `${entry} **(die Angaben wurden verändert)**`,
  unreadable: (seq) => `${seq}. ein Eintrag, der nicht lesbar ist`,
  hash: (seq, hash) => `Eintrag ${seq} hat den Hash ${hash}`,

  broken: '**Das Audit-Log ist nicht intakt.**',
  brokenAt: (seq, fault) => `Eintrag ${count(seq)}: ${faults[fault]}.`,
  brokenTodo:
    'Jemand hat den Speicher verändert. Sag den Leuten Bescheid, die diesen Bot betreiben, und heb auf, was du exportiert hast.',
  wholeButEmpty: '**Das Audit-Log ist intakt: 0 Einträge.**',
  whole: (entries, fromSeq, toSeq) =>
    `**Das Audit-Log ist intakt: ${many(entries, { one: '# Eintrag', other: '# Einträge' })}, ${count(fromSeq)} bis ${count(toSeq)}.**`,
  dropped: (toSeq, atMs) =>
    `Die bis ${count(toSeq)} wurden ${relativeTime(atMs)} wegen ihres Alters gelöscht.`,
  erased: (entries) => `Bei ${count(entries)} davon wurden Angaben gelöscht.`,
};
