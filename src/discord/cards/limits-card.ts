import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { capsFor, type PersonLimits } from '../../core/limits.ts';
import type { LimitsReport } from '../../core/report.ts';
import { dollars, duration } from '../text.ts';
import { count, many } from '../words/figures.ts';
import { CARD_LIMITS, container, lines, small } from './parts.ts';

/** Left free for the title, what holds for everybody, the money and the note. */
const TIERS_TEXT = CARD_LIMITS.text - 1200;
const ANY_EDITS = 'any number of edits';

/** What holds in a server: for everybody, for each role, and in money. */
export function limitsCard(
  { server, operator }: LimitsReport,
  changed: boolean,
): APIMessageTopLevelComponent[] {
  const caps = capsFor(operator, server, []);
  const own = Object.keys(server.person).length > 0;
  return [
    container(changed ? 'done' : 'working', [
      lines(
        changed ? '**Changed. From now on this holds here:**' : '**What holds in this server**',
        `Everybody${own ? '' : ' (the bot’s defaults)'}: ${limitWords(caps)}`,
      ),
      lines(...tierLines(server.tiers)),
      lines(
        moneyLine({ server, operator }, caps.serverDayMicros),
        server.showsCost
          ? 'Cards show what an edit costs.'
          : 'Cards do not show what an edit costs.',
      ),
      lines(small('Of several roles, the most generous limit of each kind counts')),
    ]),
  ];
}

/** In the words of the options that set them; 0 is no limit. */
function limitWords({ atOnce, dayEdits, dayClipMs, cooldownMs }: Partial<PersonLimits>): string {
  const words = [
    atOnce === undefined ? null : `${atOnce === 0 ? 'any number' : count(atOnce)} at once`,
    dayEdits === undefined ? null : `${dayEdits === 0 ? ANY_EDITS : many(dayEdits, 'edit')} a day`,
    dayClipMs === undefined
      ? null
      : `${dayClipMs === 0 ? 'any length' : seconds(dayClipMs)} of clip a day`,
    cooldownMs === undefined
      ? null
      : `${cooldownMs === 0 ? 'no pause' : duration(cooldownMs)} between two edits`,
  ];
  return words.filter((word) => word !== null).join(', ');
}

function seconds(ms: number): string {
  return `${count(ms / 1000)} s`;
}

/** A mention shows the role's name and pings nobody: no message of ours allows it to. */
function tierLines(tiers: LimitsReport['server']['tiers']): string[] {
  const all = Object.entries(tiers)
    .map(([roleId, tier]) => [roleId, limitWords(tier)] as const)
    .filter(([, words]) => words !== '')
    .map(([roleId, words]) => `<@&${roleId}>: ${words}`);
  const shown: string[] = [];
  let length = 0;
  for (const line of all) {
    length += line.length + 1;
    if (length > TIERS_TEXT) break;
    shown.push(line);
  }
  const more = all.length - shown.length;
  return more === 0 ? shown : [...shown, `and ${many(more, 'more role')}`];
}

function moneyLine({ operator }: LimitsReport, dayMicros: number): string {
  const ceiling = operator.serverDayMicros;
  const own = dayMicros === 0 ? 'no limit' : `${dollars(dayMicros)} a day`;
  if (ceiling === 0) return `The whole server: ${own}. The people who run this bot set no ceiling.`;
  return `The whole server: ${own}. The people who run this bot allow at most ${dollars(ceiling)}.`;
}
