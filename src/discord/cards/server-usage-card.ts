import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';

import { dayEndsAtMs } from '../../core/ledger.ts';
import type { ServerUsageReport } from '../../core/server-usage.ts';
import { dollars, relativeTime } from '../text.ts';
import { count, many } from '../words/figures.ts';
import { container, lines } from './parts.ts';

/** What a server's edits cost, how many are under way, and whose they are. */
export function serverUsageCard({
  usage,
  dayCapMicros,
}: ServerUsageReport): APIMessageTopLevelComponent[] {
  const { nowMs, today, month, running, waiting, pending, people } = usage;
  const cap = dayCapMicros === 0 ? 'no limit' : `of ${dollars(dayCapMicros)}`;
  return [
    container('working', [
      lines(
        '**This server’s edits**',
        `Today: ${money(today)}, ${cap}. It starts again at zero ${relativeTime(dayEndsAtMs(nowMs))}.`,
        `This month: ${money(month)}`,
      ),
      lines(
        `At work: ${many(running, 'edit')}. In line: ${many(waiting, 'edit')}.`,
        pending === 0 ? null : `Waiting for a moderator: ${many(pending, 'request')}.`,
      ),
      people.length === 0
        ? null
        : lines(
            '**Most edits today**',
            ...people.map(({ userId, edits }) => `<@${userId}>: ${count(edits)}`),
          ),
    ]),
  ];
}

function money({ heldMicros, spentMicros }: ServerUsageReport['usage']['today']): string {
  return `${dollars(spentMicros)} spent and ${dollars(heldMicros)} held`;
}
