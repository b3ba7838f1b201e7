import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { Edit } from '../../core/edit.ts';
import {
  type ClipReport,
  type ReportDecision,
  type Reported,
  reportMark,
} from '../../core/reported.ts';
import { quoteWithin, relativeTime } from '../text.ts';
import { many } from '../words/figures.ts';
import { messageLink } from './links.ts';
import { button, container, lines, row, small } from './parts.ts';

/** Of each, in characters (UTF-16) once it is inert: all of it together fits into one message. */
const PROMPT_SHOWN = 800;
const REASON_SHOWN = 400;
/** The latest reports stand on the card; all of them are counted. */
const REPORTS_SHOWN = 5;

/** What was reported of a clip, for moderators: who said what, what was decided and by whom. */
export function reportedCard(edit: Edit, reported: Reported): APIMessageTopLevelComponent[] {
  const { reports, decision, round } = reported;
  const shown = reports.slice(-REPORTS_SHOWN);
  const left = reports.length - shown.length;
  return [
    container(decision === null ? 'unsure' : 'stopped', [
      lines(
        `**A clip was reported:** ${many(reports.length, 'report')}`,
        `Made for <@${edit.requesterId}>${link(edit)}`,
        `> ${quoteWithin(edit.prompt, PROMPT_SHOWN)}`,
      ),
      lines(left === 0 ? null : `and ${many(left, 'earlier report')}`, ...shown.map(reportLine)),
      decision === null ? null : lines(decisionLine(decision), reasonOf(decision.reason)),
      lines(small(`ref ${reportMark(edit.id, round)}`)),
      row(
        ...(decision === null
          ? [
              button('Take down…', 'danger', 'take-down', edit.id, String(round)),
              button('Dismiss report', 'plain', 'dismiss-report', edit.id, String(round)),
            ]
          : []),
        button('Block…', 'plain', 'block-reported', edit.id),
      ),
    ]),
  ];
}

function link(edit: Edit): string {
  const message = messageLink(edit);
  return message === null ? '' : `, ${message}`;
}

function reportLine({ by, atMs, reason }: ClipReport): string {
  const words = reason === '' ? 'gave no reason' : quoteWithin(reason, REASON_SHOWN);
  return `<@${by}> ${relativeTime(atMs)}: ${words}`;
}

function reasonOf(reason: string): string | null {
  return reason === '' ? null : `> ${quoteWithin(reason, REASON_SHOWN)}`;
}

const DECIDED = {
  dismissed: 'Dismissed',
  taken_down: 'Taken down',
  deleted: 'Deleted by its requester',
} as const satisfies Record<ReportDecision['kind'], string>;

function decisionLine({ kind, by, atMs }: ReportDecision): string {
  const who = kind === 'deleted' ? '' : ` by <@${by}>`;
  return `**${DECIDED[kind]}**${who} ${relativeTime(atMs)}`;
}
