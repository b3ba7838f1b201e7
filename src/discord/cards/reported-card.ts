import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { Edit } from '../../core/edit.ts';
import { type ClipReport, type Reported, reportMark } from '../../core/reported.ts';
import { quoteWithin } from '../text.ts';
import type { Texts } from '../words/texts.ts';
import { messageLink } from './links.ts';
import { button, container, lines, promptLine, quoteLine, row, small } from './parts.ts';

/** Of each, in characters (UTF-16) once it is inert: all of it together fits into one message. */
const PROMPT_SHOWN = 800;
const REASON_SHOWN = 400;
/** The latest reports stand on the card; all of them are counted. */
const REPORTS_SHOWN = 5;

/** What was reported of a clip, for moderators: who said what, what was decided and by whom. */
export function reportedCard(
  edit: Edit,
  reported: Reported,
  t: Texts,
): APIMessageTopLevelComponent[] {
  const { reports, decision, round } = reported;
  const shown = reports.slice(-REPORTS_SHOWN);
  const left = reports.length - shown.length;
  return [
    container(decision === null ? 'unsure' : 'stopped', [
      lines(
        t.reported.title(reports.length),
        t.reported.madeFor(`<@${edit.requesterId}>`, messageLink(edit, t)),
        promptLine(edit.prompt, PROMPT_SHOWN),
      ),
      lines(
        left === 0 ? null : t.reported.earlier(left),
        ...shown.map((report) => reportLine(report, t)),
      ),
      decision === null
        ? null
        : lines(
            t.reported.verdicts[decision.kind](`<@${decision.by}>`, decision.atMs),
            decision.reason === '' ? null : quoteLine(quoteWithin(decision.reason, REASON_SHOWN)),
          ),
      lines(small(`ref ${reportMark(edit.id, round)}`)),
      row(
        ...(decision === null
          ? [
              button(t.reported.takeDown, 'danger', 'take-down', edit.id, String(round)),
              button(t.reported.dismiss, 'plain', 'dismiss-report', edit.id, String(round)),
            ]
          : []),
        button(t.reported.block, 'plain', 'block-reported', edit.id),
      ),
    ]),
  ];
}

function reportLine({ by, atMs, reason }: ClipReport, t: Texts): string {
  return reason === ''
    ? t.reported.reportWithoutReason(`<@${by}>`, atMs)
    : t.reported.report(`<@${by}>`, atMs, quoteWithin(reason, REASON_SHOWN));
}
