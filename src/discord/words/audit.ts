import type { AuditAction, AuditFault } from '../../core/audit.ts';

/** What was decided, as it stands after who did it. An edit or a setting that it is about comes behind. */
export const ACTION_WORDS = {
  'limits.changed': 'changed the limits',
  'gate.changed': 'changed who may edit',
  'words.changed': 'changed the words',
  'access.changed': 'changed access',
  'channel.changed': 'changed a channel',
  'person.blocked': 'blocked',
  'person.unblocked': 'unblocked',
  'pause.begun': 'paused editing everywhere',
  'pause.ended': 'let editing go on everywhere',
  'server.paused': 'paused editing here',
  'server.resumed': 'let editing go on here',
  'edit.approved': 'approved an edit',
  'edit.rejected': 'rejected an edit',
  'edit.published': 'let a result be shown',
  'edit.withheld': 'withheld a result',
  'edit.taken_down': 'took a clip down',
  'edit.restored': 'restored a clip',
  'edit.deleted': 'deleted a clip',
  'edit.reported': 'reported a clip',
  'report.dismissed': 'dismissed a report',
  'edit.cancelled': 'cancelled an edit',
  'appeal.made': 'appealed',
  'appeal.accepted': 'accepted an appeal',
  'appeal.rejected': 'rejected an appeal',
  'consent.given': 'allowed a remix',
  'consent.refused': 'refused a remix',
  'privacy.erased': 'had data erased',
  'audit.exported': 'exported',
  'backup.restored': 'ended what was under way in a restored backup',
  'audit.unreadable': 'left a record that cannot be read',
} as const satisfies Record<AuditAction, string>;

/** What is wrong with a chain, at an entry. */
export const FAULT_WORDS = {
  hash: 'its text is not what its hash says',
  link: 'it is not the one that the next entry carries',
  gap: 'it is missing, there twice, or in another’s place',
  details: 'its details or its reason are not those it was made with',
  stray: 'there are details of an entry that does not exist',
  person: 'the person behind its pseudonym is another one',
  head: 'the end of the log is not what was noted of it',
  checkpoint: 'the start of the log is not what was noted of it',
} as const satisfies Record<AuditFault, string>;
