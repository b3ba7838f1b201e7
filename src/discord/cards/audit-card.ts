import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';

import type { AuditEntry, AuditLine, AuditPerson, AuditVerdict } from '../../core/audit.ts';
import type { AuditReport } from '../../core/audit-report.ts';
import { bound, quoteText, relativeTime } from '../text.ts';
import { ACTION_WORDS, FAULT_WORDS } from '../words/audit.ts';
import { changeWords } from '../words/changes.ts';
import { count } from '../words/figures.ts';
import { CARD_LIMITS, container, lines, small } from './parts.ts';

/** Of a reason, and of one entry's line altogether, in characters. */
const REASON_SHOWN = 100;
const LINES_TEXT = CARD_LIMITS.text - 400;

/** A server's audit log: its newest entries, or whether it is whole. */
export function auditCard(report: AuditReport): APIMessageTopLevelComponent[] {
  return report.kind === 'entries' ? entriesCard(report.lines) : verdictCard(report.verdict);
}

function entriesCard(newest: readonly AuditLine[]): APIMessageTopLevelComponent[] {
  return [
    container('working', [
      lines('**Audit log, the newest first**'),
      newest.length === 0 ? lines('Nothing was decided here yet.') : lines(...entryLines(newest)),
      lines(hashLine(newest[0])),
    ]),
  ];
}

/** New entries, as they are copied to a server's audit channel. */
export function auditNewsCard(news: readonly AuditLine[]): APIMessageTopLevelComponent[] {
  return [container('working', [lines(...entryLines(news)), lines(hashLine(news.at(-1)))])];
}

/** Whoever kept the hash can see later that nothing before it was rewritten. */
function hashLine(last: AuditLine | undefined): string {
  return last?.kind === 'entry' ? small(`entry ${last.seq} has the hash ${last.hash}`) : '';
}

/** A line each; the room is shared, so that none is left out. */
function entryLines(all: readonly AuditLine[]): string[] {
  const each = Math.floor(LINES_TEXT / Math.max(1, all.length)) - 1;
  return all.map((line) => {
    if (line.kind === 'unreadable') return `${line.seq}. an entry that cannot be read`;
    const whole = entryLine(line, REASON_SHOWN);
    // Cutting could break a mention or an escape: what takes the room goes instead.
    return whole.length <= each ? whole : bound(entryLine(line, 0), each);
  });
}

function entryLine(entry: AuditEntry, detail: number): string {
  const { seq, atMs, action, about, reason, before, after } = entry;
  const done = Object.hasOwn(ACTION_WORDS, action)
    ? ACTION_WORDS[action as keyof typeof ACTION_WORDS]
    : `did ${quoteText(action, 40)}`;
  const what = [
    who(entry.actor) ?? 'The bot',
    done,
    who(entry.subject),
    about === null ? null : `(${quoteText(about, 40)})`,
  ].filter((part) => part !== null);
  const change = detail === 0 ? '' : changeWords(before, after);
  const why = detail === 0 || reason === null ? '' : `, because “${quoteText(reason, detail)}”`;
  const lost = entry.details === 'altered' ? ' **(its details were altered)**' : '';
  return `${seq}. ${relativeTime(atMs)} ${what.join(' ')}${change === '' ? '' : `: ${change}`}${why}${lost}`;
}

/** A name while the key to the pseudonym is there, and the beginning of the pseudonym after that. */
function who(person: AuditPerson | null): string | null {
  if (person === null) return null;
  return person.userId === null
    ? `somebody (${quoteText(person.pseudonym, 8)})`
    : `<@${person.userId}>`;
}

function verdictCard(verdict: AuditVerdict): APIMessageTopLevelComponent[] {
  if (verdict.kind === 'broken') {
    return [
      container('failed', [
        lines(
          '**The audit log is not whole.**',
          `Entry ${count(verdict.seq)}: ${FAULT_WORDS[verdict.what]}.`,
          'Somebody has changed the store. Tell the people who run this bot, and keep what you have exported.',
        ),
      ]),
    ];
  }
  const { entries, fromSeq, toSeq, hash, checkpoint, erased } = verdict;
  const howMany = entries === 1 ? '1 entry' : `${count(entries)} entries`;
  const range = entries === 0 ? '' : `, ${count(fromSeq)} to ${count(toSeq)}`;
  return [
    container('done', [
      lines(
        `**The audit log is whole: ${howMany}${range}.**`,
        checkpoint === null
          ? null
          : `Those up to ${count(checkpoint.seq)} were dropped for their age ${relativeTime(checkpoint.atMs)}.`,
        erased === 0 ? null : `Details were erased in ${count(erased)} of them.`,
        entries === 0 ? null : small(`entry ${toSeq} has the hash ${hash}`),
      ),
    ]),
  ];
}
