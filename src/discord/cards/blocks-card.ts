import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';

import type { BlockedPerson, BlocksReport } from '../../core/settings-report.ts';
import { quoteText } from '../text.ts';
import type { Texts } from '../words/texts.ts';
import { CARD_LIMITS, container, lines } from './parts.ts';

/** Left free for what was just done. */
const LIST_TEXT = CARD_LIMITS.text - 1_600;
/** Of each reason in the list. */
const REASON_SHOWN = 80;
const REASON_WHOLE = 300;

/** Who is blocked, and what was just done about it. */
export function blocksCard(
  { blocked, done }: BlocksReport,
  t: Texts,
): APIMessageTopLevelComponent[] {
  return [
    container(done === null ? 'working' : 'done', [
      lines(...doneLines(done, t)),
      blocked.length === 0
        ? lines(t.blocks.nobody)
        : lines(t.blocks.title(blocked.length), ...listed(blocked, t)),
    ]),
  ];
}

function doneLines(done: BlocksReport['done'], t: Texts): string[] {
  if (done === null) return [];
  if (done.kind === 'unblocked') return [t.blocks.unblocked(`<@${done.userId}>`)];
  const { person, cancelled } = done;
  return [
    t.blocks.blocked(personLine(person, REASON_WHOLE, t)),
    cancelled === 0 ? t.blocks.noneWaited : t.blocks.cancelled(cancelled),
  ];
}

function personLine(
  { userId, reason, untilMs }: BlockedPerson,
  reasonShown: number,
  { blocks }: Texts,
): string {
  const who = `<@${userId}>`;
  if (reason === '') return untilMs === null ? blocks.forGood(who) : blocks.until(who, untilMs);
  const why = quoteText(reason, reasonShown);
  return untilMs === null
    ? blocks.forGoodBecause(who, why)
    : blocks.untilBecause(who, untilMs, why);
}

function listed(blocked: readonly BlockedPerson[], t: Texts): string[] {
  const shown: string[] = [];
  let length = 0;
  for (const person of blocked) {
    const line = personLine(person, REASON_SHOWN, t);
    length += line.length + 1;
    if (length > LIST_TEXT) break;
    shown.push(line);
  }
  const more = blocked.length - shown.length;
  return more === 0 ? shown : [...shown, t.blocks.more(more)];
}
