import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';

import type { GateReport } from '../../core/settings-report.ts';
import { daysLine, missingLines, modeLine, THREAD_WORDS } from '../words/gate.ts';
import { container, lines, small } from './parts.ts';

/** Of one list: all of them full, and the rest of the card, have to fit. */
const LISTED = 20;

/** Who may edit in a server and where, as it stands. */
export function accessCard(report: GateReport, changed: boolean): APIMessageTopLevelComponent[] {
  const { gate } = report;
  return [
    container(changed ? 'done' : 'working', [
      lines(
        changed ? '**Changed. From now on this holds here:**' : '**Who may edit in this server**',
        modeLine(report),
        daysLine(gate),
      ),
      lines(...missingLines(report)),
      lines(
        listLine('Allowed roles', '@&', gate.allowedRoles),
        listLine('Denied roles', '@&', gate.deniedRoles),
        listLine('Trusted roles, which need no moderator', '@&', gate.trustedRoles),
        listLine('Allowed channels', '#', gate.allowedChannels),
        listLine('Denied channels', '#', gate.deniedChannels),
        listLine('Channels closed to remixing', '#', gate.remixClosedChannels),
        gate.neverRemixedRoleId === null
          ? null
          : `Never remixed by others: what <@&${gate.neverRemixedRoleId}> makes`,
        gate.remixThreads ? `Remixes: ${THREAD_WORDS.yes.toLowerCase()}` : null,
      ),
      lines(
        gate.moderatorRoleId === null
          ? 'Moderators: who may manage messages'
          : `Moderators: <@&${gate.moderatorRoleId}>`,
        `Moderators’ channel: ${channel(gate.moderatorsChannelId)}`,
        `Audit channel: ${channel(gate.auditChannelId)}`,
      ),
      lines(small('/kling-admin setup sets the same with menus')),
    ]),
  ];
}

const channel = (id: string | null): string => (id === null ? 'none' : `<#${id}>`);

/** A mention shows a name and pings nobody: no message of ours allows it to. */
function listLine(name: string, sign: '@&' | '#', ids: readonly string[]): string | null {
  if (ids.length === 0) return null;
  const shown = ids.slice(0, LISTED).map((id) => `<${sign}${id}>`);
  const more = ids.length - shown.length;
  return `${name}: ${shown.join(' ')}${more === 0 ? '' : ` and ${more} more`}`;
}
