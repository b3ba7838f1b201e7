import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { dayEndsAtMs, monthEndsAtMs } from '../../core/ledger.ts';
import type { UsageReport } from '../../core/report.ts';
import { clipLength, dollars, duration, relativeTime } from '../text.ts';
import { count, many } from '../words/figures.ts';
import { container, lines } from './parts.ts';

/** How much of what one person may do is used up, and of the money for those who answer for it. */
export function usageCard(report: UsageReport): APIMessageTopLevelComponent[] {
  const { standing, caps, showsServer, showsBot } = report;
  const { nowMs } = standing;
  return [
    container('working', [
      lines('**Your edits in this server**', ...personLines(report)),
      showsServer
        ? moneyLines('**This server’s budget today**', {
            heldMicros: standing.serverHeldMicros,
            spentMicros: standing.serverSpentMicros,
            capMicros: caps.serverDayMicros,
            endsAtMs: dayEndsAtMs(nowMs),
          })
        : null,
      showsBot
        ? moneyLines('**The bot’s budget this month**', {
            heldMicros: standing.botHeldMicros,
            spentMicros: standing.botSpentMicros,
            capMicros: caps.botMonthMicros,
            endsAtMs: monthEndsAtMs(nowMs),
          })
        : null,
    ]),
  ];
}

function personLines({ standing, caps }: UsageReport): string[] {
  const { nowMs, running, pending, dayEdits, dayClipMs } = standing;
  const used = (n: number, cap: number, thing: string): string =>
    cap === 0 ? `${many(n, thing)}, no limit` : `${count(n)} of ${many(cap, thing)}`;
  const clip =
    caps.dayClipMs === 0
      ? `${clipLength(dayClipMs)}, no limit`
      : `${clipLength(dayClipMs)} of ${clipLength(caps.dayClipMs)}`;
  return [
    `At once: ${used(running, caps.atOnce, 'edit')}`,
    ...(pending === 0
      ? []
      : [`Waiting for a moderator: ${used(pending, caps.pendingApprovals, 'request')}`]),
    `Today: ${used(dayEdits, caps.dayEdits, 'edit')}`,
    `Clip today: ${clip}`,
    cooldownLine({ standing, caps }),
    `Today’s figures start again at zero ${relativeTime(dayEndsAtMs(nowMs))}.`,
  ];
}

function cooldownLine({ standing, caps }: Pick<UsageReport, 'standing' | 'caps'>): string {
  const { nowMs, lastAcceptedMs } = standing;
  if (caps.cooldownMs === 0) return 'Between two edits: no pause';
  const freesAtMs = lastAcceptedMs === null ? nowMs : lastAcceptedMs + caps.cooldownMs;
  const next = freesAtMs > nowMs ? `, the next can start ${relativeTime(freesAtMs)}` : '';
  return `Between two edits: ${duration(caps.cooldownMs)}${next}`;
}

interface Money {
  heldMicros: number;
  spentMicros: number;
  capMicros: number;
  endsAtMs: number;
}

function moneyLines(title: string, { heldMicros, spentMicros, capMicros, endsAtMs }: Money) {
  const cap = capMicros === 0 ? 'no limit' : `of ${dollars(capMicros)}`;
  return lines(
    title,
    `${dollars(spentMicros)} spent and ${dollars(heldMicros)} held for edits under way, ${cap}`,
    `It starts again at zero ${relativeTime(endsAtMs)}.`,
  );
}
