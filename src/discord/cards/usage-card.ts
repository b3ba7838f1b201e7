import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { dayEndsAtMs, monthEndsAtMs } from '../../core/ledger.ts';
import { limitOf } from '../../core/limits.ts';
import type { UsageReport } from '../../core/report.ts';
import type { Texts } from '../words/texts.ts';
import { container, lines } from './parts.ts';

/** How much of what one person may do is used up, and of the money for those who answer for it. */
export function usageCard(report: UsageReport, t: Texts): APIMessageTopLevelComponent[] {
  const { standing, caps, showsServer, showsBot } = report;
  const { nowMs } = standing;
  return [
    container('working', [
      lines(t.usage.title, ...personLines(report, t)),
      showsServer
        ? moneyLines(t, t.usage.serverBudget, {
            heldMicros: standing.serverHeldMicros,
            spentMicros: standing.serverSpentMicros,
            capMicros: caps.serverDayMicros,
            endsAtMs: dayEndsAtMs(nowMs),
          })
        : null,
      showsBot
        ? moneyLines(t, t.usage.botBudget, {
            heldMicros: standing.botHeldMicros,
            spentMicros: standing.botSpentMicros,
            capMicros: caps.botMonthMicros,
            endsAtMs: monthEndsAtMs(nowMs),
          })
        : null,
    ]),
  ];
}

function personLines({ standing, caps }: UsageReport, t: Texts): string[] {
  const { nowMs, running, pending, dayEdits, dayClipMs } = standing;
  return [
    t.usage.atOnce(running, limitOf(caps.atOnce)),
    ...(pending === 0 ? [] : [t.usage.pending(pending, limitOf(caps.pendingApprovals))]),
    t.usage.today(dayEdits, limitOf(caps.dayEdits)),
    t.usage.clipToday(dayClipMs, limitOf(caps.dayClipMs)),
    cooldownLine({ standing, caps }, t),
    t.usage.todayStartsAgain(dayEndsAtMs(nowMs)),
  ];
}

function cooldownLine(
  { standing, caps }: Pick<UsageReport, 'standing' | 'caps'>,
  t: Texts,
): string {
  const { nowMs, lastAcceptedMs } = standing;
  if (caps.cooldownMs === 0) return t.usage.noPause;
  const freesAtMs = lastAcceptedMs === null ? nowMs : lastAcceptedMs + caps.cooldownMs;
  return t.usage.pause(caps.cooldownMs, freesAtMs > nowMs ? freesAtMs : null);
}

interface Money {
  heldMicros: number;
  spentMicros: number;
  capMicros: number;
  endsAtMs: number;
}

function moneyLines(
  t: Texts,
  title: string,
  { heldMicros, spentMicros, capMicros, endsAtMs }: Money,
): ReturnType<typeof lines> {
  return lines(
    title,
    t.usage.money(spentMicros, heldMicros, limitOf(capMicros)),
    t.usage.moneyStartsAgain(endsAtMs),
  );
}
