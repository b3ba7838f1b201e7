import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';

import type { AuditEntry, AuditLine, AuditPerson, AuditVerdict } from '../../core/audit.ts';
import type { AuditReport } from '../../core/audit-report.ts';
import { bound, quoteText } from '../text.ts';
import { changeWords, settingNames } from '../words/changes.ts';
import type { Texts } from '../words/texts.ts';
import { CARD_LIMITS, container, lines, small } from './parts.ts';

/** Of a reason, of a name, and of one entry's line altogether, in characters. */
const REASON_SHOWN = 100;
const NAME_SHOWN = 40;
const LINES_TEXT = CARD_LIMITS.text - 400;

/** A server's audit log: its newest entries, or whether it is whole. */
export function auditCard(report: AuditReport, t: Texts): APIMessageTopLevelComponent[] {
  return report.kind === 'entries' ? entriesCard(report.lines, t) : verdictCard(report.verdict, t);
}

function entriesCard(newest: readonly AuditLine[], t: Texts): APIMessageTopLevelComponent[] {
  return [
    container('working', [
      lines(t.audit.title),
      newest.length === 0 ? lines(t.audit.empty) : lines(...entryLines(newest, t)),
      lines(hashLine(newest[0], t)),
    ]),
  ];
}

/** New entries, as they are copied to a server's audit channel. */
export function auditNewsCard(news: readonly AuditLine[], t: Texts): APIMessageTopLevelComponent[] {
  return [container('working', [lines(...entryLines(news, t)), lines(hashLine(news.at(-1), t))])];
}

/** Whoever kept the hash can see later that nothing before it was rewritten. */
function hashLine(last: AuditLine | undefined, t: Texts): string {
  return last?.kind === 'entry' ? small(t.audit.hash(last.seq, last.hash)) : '';
}

/** A line each; the room is shared, so that none is left out. */
function entryLines(all: readonly AuditLine[], t: Texts): string[] {
  const each = Math.floor(LINES_TEXT / Math.max(1, all.length)) - 1;
  return all.map((line) => {
    if (line.kind === 'unreadable') return t.audit.unreadable(line.seq);
    const whole = entryLine(line, REASON_SHOWN, t);
    // Cutting could break a mention or an escape: what takes the room goes instead.
    return whole.length <= each ? whole : bound(entryLine(line, 0, t), each);
  });
}

function entryLine(entry: AuditEntry, detail: number, t: Texts): string {
  const { seq, atMs, about, reason, before, after } = entry;
  const line = t.audit.entry({
    seq,
    atMs,
    done: deedWords(entry, t),
    about: about === null ? null : (settingNames(about, t) ?? quoteText(about, NAME_SHOWN)),
    change: detail === 0 ? null : changeWords(before, after, t),
    reason: detail === 0 || reason === null ? null : quoteText(reason, detail),
  });
  return entry.details === 'altered' ? t.audit.altered(line) : line;
}

function deedWords({ action, actor, subject }: AuditEntry, t: Texts): string {
  const by = actor === null ? t.audit.theBot : who(actor, t);
  const whom = subject === null ? null : who(subject, t);
  const { deeds } = t.audit;
  // A record written by a later version may hold one that this one does not know.
  return Object.hasOwn(deeds, action)
    ? deeds[action as keyof typeof deeds](by, whom)
    : t.audit.unknownDeed(by, quoteText(action, NAME_SHOWN), whom);
}

/** A name while the key to the pseudonym is there, and the beginning of the pseudonym after that. */
function who({ userId, pseudonym }: AuditPerson, t: Texts): string {
  return userId === null ? t.audit.somebody(quoteText(pseudonym, 8)) : `<@${userId}>`;
}

function verdictCard(verdict: AuditVerdict, t: Texts): APIMessageTopLevelComponent[] {
  const { audit } = t;
  if (verdict.kind === 'broken') {
    const { seq, what } = verdict;
    return [
      container('failed', [lines(audit.broken, audit.brokenAt(seq, what), audit.brokenTodo)]),
    ];
  }
  const { entries, fromSeq, toSeq, hash, checkpoint, erased } = verdict;
  return [
    container('done', [
      lines(
        entries === 0 ? audit.wholeButEmpty : audit.whole(entries, fromSeq, toSeq),
        checkpoint === null ? null : audit.dropped(checkpoint.seq, checkpoint.atMs),
        erased === 0 ? null : audit.erased(erased),
        entries === 0 ? null : small(audit.hash(toSeq, hash)),
      ),
    ]),
  ];
}
