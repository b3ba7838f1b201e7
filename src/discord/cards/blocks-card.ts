import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';

import type { BlockedPerson, BlocksReport } from '../../core/settings-report.ts';
import { quoteText, relativeTime } from '../text.ts';
import { count, many } from '../words/figures.ts';
import { CARD_LIMITS, container, lines } from './parts.ts';

/** Left free for what was just done. */
const LIST_TEXT = CARD_LIMITS.text - 1_600;
/** Of each reason in the list. */
const REASON_SHOWN = 80;
const REASON_WHOLE = 300;

const people = (n: number): string => (n === 1 ? '1 person' : `${count(n)} people`);

/** Who is blocked, and what was just done about it. */
export function blocksCard({ blocked, done }: BlocksReport): APIMessageTopLevelComponent[] {
  return [
    container(done === null ? 'working' : 'done', [
      lines(...doneLines(done)),
      blocked.length === 0
        ? lines('**Nobody is blocked in this server.**')
        : lines(`**Blocked in this server: ${people(blocked.length)}**`, ...listed(blocked)),
    ]),
  ];
}

function doneLines(done: BlocksReport['done']): string[] {
  if (done === null) return [];
  if (done.kind === 'unblocked') return [`**<@${done.userId}> can edit again.**`];
  const { person, cancelled } = done;
  return [
    `**Blocked:** ${personLine(person, REASON_WHOLE)}`,
    cancelled === 0
      ? 'None of their edits was waiting.'
      : `Cancelled, and given back to them: ${many(cancelled, 'edit')} that had not started.`,
  ];
}

function personLine({ userId, reason, untilMs }: BlockedPerson, reasonShown: number): string {
  const until = untilMs === null ? 'until unblocked' : `ends ${relativeTime(untilMs)}`;
  const why = reason === '' ? '' : `: ${quoteText(reason, reasonShown)}`;
  return `<@${userId}>, ${until}${why}`;
}

function listed(blocked: readonly BlockedPerson[]): string[] {
  const shown: string[] = [];
  let length = 0;
  for (const person of blocked) {
    const line = personLine(person, REASON_SHOWN);
    length += line.length + 1;
    if (length > LIST_TEXT) break;
    shown.push(line);
  }
  const more = blocked.length - shown.length;
  return more === 0 ? shown : [...shown, `and ${people(more)} more`];
}
