import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';

import { dayEndsAtMs } from '../../core/ledger.ts';
import { limitOf } from '../../core/limits.ts';
import type { ServerUsageReport } from '../../core/server-usage.ts';
import type { Texts } from '../words/texts.ts';
import { container, lines } from './parts.ts';

/** What a server's edits cost, how many are under way, and whose they are. */
export function serverUsageCard(
  { usage, dayCapMicros }: ServerUsageReport,
  { serverUsage: words }: Texts,
): APIMessageTopLevelComponent[] {
  const { nowMs, today, month, running, waiting, pending, people } = usage;
  return [
    container('working', [
      lines(
        words.title,
        words.today(today.spentMicros, today.heldMicros, limitOf(dayCapMicros), dayEndsAtMs(nowMs)),
        words.thisMonth(month.spentMicros, month.heldMicros),
      ),
      lines(words.underWay(running, waiting), pending === 0 ? null : words.pending(pending)),
      people.length === 0
        ? null
        : lines(
            words.mostToday,
            ...people.map(({ userId, edits }) => words.person(`<@${userId}>`, edits)),
          ),
    ]),
  ];
}
