import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { capsFor, limitOf, type PersonLimits } from '../../core/limits.ts';
import type { LimitsReport } from '../../core/report.ts';
import type { Texts } from '../words/texts.ts';
import { CARD_LIMITS, container, lines, small } from './parts.ts';

/** Left free for the title, what holds for everybody, the money and the note. */
const TIERS_TEXT = CARD_LIMITS.text - 1200;

/** What holds in a server: for everybody, for each role, and in money. */
export function limitsCard(
  { server, operator }: LimitsReport,
  changed: boolean,
  t: Texts,
): APIMessageTopLevelComponent[] {
  const { serverLimits: words } = t;
  const caps = capsFor(operator, server, []);
  const own = Object.keys(server.person).length > 0;
  const limits = words.together(limitWords(caps, t));
  return [
    container(changed ? 'done' : 'working', [
      lines(
        changed ? words.titleChanged : words.title,
        own ? words.everybody(limits) : words.everybodyByDefault(limits),
      ),
      lines(...tierLines(server.tiers, t)),
      lines(
        words.money(limitOf(caps.serverDayMicros), limitOf(operator.serverDayMicros)),
        server.showsCost ? words.showsCost : words.hidesCost,
      ),
      lines(small(words.mostGenerous)),
    ]),
  ];
}

/** Those that are set; 0 is no limit. */
function limitWords(
  { atOnce, dayEdits, dayClipMs, cooldownMs }: Partial<PersonLimits>,
  { serverLimits: words }: Texts,
): string[] {
  return [
    said(atOnce, words.anyAtOnce, words.atOnce),
    said(dayEdits, words.anyDayEdits, words.dayEdits),
    said(dayClipMs, words.anyDayClip, words.dayClip),
    said(cooldownMs, words.noCooldown, words.cooldown),
  ].filter((one) => one !== null);
}

function said(cap: number | undefined, any: string, most: (cap: number) => string): string | null {
  if (cap === undefined) return null;
  return cap === 0 ? any : most(cap);
}

/** A mention shows the role's name and pings nobody: no message of ours allows it to. */
function tierLines(tiers: LimitsReport['server']['tiers'], t: Texts): string[] {
  const { serverLimits: words } = t;
  const all = Object.entries(tiers)
    .map(([roleId, tier]) => [roleId, limitWords(tier, t)] as const)
    .filter(([, limits]) => limits.length > 0)
    .map(([roleId, limits]) => words.role(`<@&${roleId}>`, words.together(limits)));
  const shown: string[] = [];
  let length = 0;
  for (const line of all) {
    length += line.length + 1;
    if (length > TIERS_TEXT) break;
    shown.push(line);
  }
  const more = all.length - shown.length;
  return more === 0 ? shown : [...shown, words.moreRoles(more)];
}
