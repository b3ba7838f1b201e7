import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';

import type { GateSettings } from '../../core/gate.ts';
import { GATE_LISTS, type GateList } from '../../core/gate-change.ts';
import type { GateReport } from '../../core/settings-report.ts';
import { daysLine, missingLines, modeLine } from '../words/gate.ts';
import type { Texts } from '../words/texts.ts';
import { container, lines, small } from './parts.ts';

/** Of one list: all of them full, and the rest of the card, have to fit. */
const LISTED = 20;

/** Who may edit in a server and where, as it stands. */
export function accessCard(
  report: GateReport,
  changed: boolean,
  t: Texts,
): APIMessageTopLevelComponent[] {
  const { gate } = report;
  const { access } = t;
  return [
    container(changed ? 'done' : 'working', [
      lines(changed ? access.changed : access.title, modeLine(report, t), daysLine(gate, t)),
      lines(...missingLines(report, t)),
      lines(
        ...GATE_LISTS.map((list) => listLine(list, gate[list], t)),
        gate.neverRemixedRoleId === null
          ? null
          : access.neverRemixed(`<@&${gate.neverRemixedRoleId}>`),
        gate.remixThreads ? access.remixesInThreads : null,
      ),
      lines(...moderatorLines(gate, t)),
      lines(small(access.hint)),
    ]),
  ];
}

function moderatorLines(gate: GateSettings, { access }: Texts): string[] {
  const { moderatorRoleId, moderatorsChannelId, auditChannelId } = gate;
  return [
    moderatorRoleId === null
      ? access.moderatorsByPermission
      : access.moderators(`<@&${moderatorRoleId}>`),
    moderatorsChannelId === null
      ? access.noModeratorsChannel
      : access.moderatorsChannel(`<#${moderatorsChannelId}>`),
    auditChannelId === null ? access.noAuditChannel : access.auditChannel(`<#${auditChannelId}>`),
  ];
}

/** A mention shows a name and pings nobody: no message of ours allows it to. */
function listLine(list: GateList, ids: readonly string[], { access }: Texts): string | null {
  if (ids.length === 0) return null;
  const sign = list.endsWith('Roles') ? '@&' : '#';
  const shown = ids.slice(0, LISTED).map((id) => `<${sign}${id}>`);
  const more = ids.length - shown.length;
  const name = access.lists[list];
  return more === 0 ? access.list(name, shown) : access.longList(name, shown, more);
}
