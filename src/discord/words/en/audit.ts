import type { AuditAction, AuditFault } from '../../../core/audit.ts';
import { relativeTime } from '../../text.ts';
import { count, many } from './figures.ts';

/** Who did something, and to whom, or whose it was: mentions, or words from below. */
type Deed = (who: string, whom: string | null) => string;

/** What was done stands between them. */
const deed =
  (done: string): Deed =>
  (who, whom) =>
    whom === null ? `${who} ${done}` : `${who} ${done} ${whom}`;

interface EntryFacts {
  seq: number;
  atMs: number;
  /** From {@link audit.deeds}. */
  done: string;
  about: string | null;
  change: string | null;
  reason: string | null;
}

/** What is wrong with a chain, at an entry. */
const faults = {
  hash: 'its text is not what its hash says',
  link: 'it is not the one that the next entry carries',
  gap: 'it is missing, there twice, or in another’s place',
  details: 'its details or its reason are not those it was made with',
  stray: 'there are details of an entry that does not exist',
  person: 'the person behind its pseudonym is another one',
  head: 'the end of the log is not what was noted of it',
  checkpoint: 'the start of the log is not what was noted of it',
} satisfies Record<AuditFault, string>;

/** A server's audit log. */
export const audit = {
  title: '**Audit log, the newest first**',
  empty: 'Nothing was decided here yet.',
  /** An edit or a setting that it is about comes behind. */
  deeds: {
    'limits.changed': deed('changed the limits'),
    'gate.changed': deed('changed who may edit'),
    'words.changed': deed('changed the words'),
    'access.changed': deed('changed access'),
    'channel.changed': deed('changed a channel'),
    'person.blocked': deed('blocked'),
    'person.unblocked': deed('unblocked'),
    'pause.begun': deed('paused editing everywhere'),
    'pause.ended': deed('let editing go on everywhere'),
    'server.paused': deed('paused editing here'),
    'server.resumed': deed('let editing go on here'),
    'edit.approved': deed('approved an edit'),
    'edit.rejected': deed('rejected an edit'),
    'edit.published': deed('let a result be shown'),
    'edit.withheld': deed('withheld a result'),
    'edit.taken_down': deed('took a clip down'),
    'edit.restored': deed('restored a clip'),
    'edit.deleted': deed('deleted a clip'),
    'edit.reported': deed('reported a clip'),
    'report.dismissed': deed('dismissed a report'),
    'edit.cancelled': deed('cancelled an edit'),
    'appeal.made': deed('appealed'),
    'appeal.accepted': deed('accepted an appeal'),
    'appeal.rejected': deed('rejected an appeal'),
    'consent.given': deed('allowed a remix'),
    'consent.refused': deed('refused a remix'),
    'privacy.erased': deed('had data erased'),
    'audit.exported': deed('exported'),
    'backup.restored': deed('ended what was under way in a restored backup'),
    'audit.unreadable': deed('left a record that cannot be read'),
  } satisfies Record<AuditAction, Deed>,
  /** One that a later version has written, by its name. */
  unknownDeed: (who: string, action: string, whom: string | null) =>
    deed(`did ${action}`)(who, whom),
  theBot: 'The bot',
  /** Whose name is gone: by the beginning of a pseudonym. */
  somebody: (pseudonym: string) => `somebody (${pseudonym})`,
  /** One entry. `about`, `change` and `reason` are null where there are none. */
  entry: ({ seq, atMs, done, about, change, reason }: EntryFacts) =>
    [
      `${seq}. ${relativeTime(atMs)} ${done}`,
      about === null ? '' : ` (${about})`,
      change === null ? '' : `: ${change}`,
      reason === null ? '' : `, because “${reason}”`,
    ].join(''),
  /** Behind an entry that is not what it was. */
  altered: (entry: string) => `${entry} **(its details were altered)**`,
  unreadable: (seq: number) => `${seq}. an entry that cannot be read`,
  hash: (seq: number, hash: string) => `entry ${seq} has the hash ${hash}`,

  broken: '**The audit log is not whole.**',
  brokenAt: (seq: number, fault: AuditFault) => `Entry ${count(seq)}: ${faults[fault]}.`,
  brokenTodo:
    'Somebody has changed the store. Tell the people who run this bot, and keep what you have exported.',
  wholeButEmpty: '**The audit log is whole: 0 entries.**',
  whole: (entries: number, fromSeq: number, toSeq: number) =>
    `**The audit log is whole: ${many(entries, { one: '# entry', other: '# entries' })}, ${count(fromSeq)} to ${count(toSeq)}.**`,
  dropped: (toSeq: number, atMs: number) =>
    `Those up to ${count(toSeq)} were dropped for their age ${relativeTime(atMs)}.`,
  erased: (entries: number) => `Details were erased in ${count(entries)} of them.`,
};
