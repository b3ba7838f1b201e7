import { type APIMessageTopLevelComponent, ComponentType } from 'discord-api-types/v10';
import type { CardOf } from '../../core/card.ts';
import type { LineageNode, LineageReport } from '../../core/lineage.ts';
import { quoteText, relativeTime } from '../text.ts';
import { count } from '../words/figures.ts';
import { EMPTY_PLACES, STATE_NOTES } from '../words/lineage.ts';
import { messageUrl } from './links.ts';
import { CARD_LIMITS, container, lines, small } from './parts.ts';

/** Of a prompt, in characters. */
const PROMPT_SHOWN = 60;
/** For the title and what is said below the list. */
const ROOM = 400;
const INDENT = '\u2003';

/** Who made what from what: the picture, where there is one, and the same in words, with links. */
export function lineageCard({
  report,
  fileName,
}: CardOf<'lineage'>): APIMessageTopLevelComponent[] {
  const entries = report.nodes.map((node) => entry(node, report));
  const shown = withinRoom(
    entries,
    report.nodes.findIndex(({ isFocus }) => isFocus),
  );
  const left = report.leftOut + entries.length - shown.length;
  return [
    container('done', [
      lines('**Who made what from what**', begunLine(report)),
      fileName === null ? null : picture(fileName),
      lines(...shown, left === 0 ? null : `and ${count(left)} more`),
      lines(
        fileName === null ? 'The picture of it could not be drawn this time.' : null,
        small('Asked about the one in bold', `ref ${report.focusId}`),
      ),
    ]),
  ];
}

function begunLine({ begunWith, serverId }: LineageReport): string | null {
  if (begunWith === null) return null;
  return `It began with <@${begunWith.authorId}>’s [clip](${messageUrl(serverId, begunWith)}).`;
}

function picture(fileName: string) {
  return {
    type: ComponentType.MediaGallery as const,
    items: [
      {
        media: { url: `attachment://${fileName}` },
        description: 'The edits as boxes, each below the one that it was made from',
      },
    ],
  };
}

/** As many as there is room for, the one asked about among them, in their order. */
function withinRoom(entries: readonly string[], focus: number): string[] {
  let left = CARD_LIMITS.text - ROOM;
  const kept = new Set<number>();
  // From the one asked about outwards: what stands beside it is what it was made from, and what was made from it.
  const byDistance = entries
    .map((_, at) => at)
    .toSorted((a, b) => Math.abs(a - focus) - Math.abs(b - focus) || a - b);
  for (const at of byDistance) {
    left -= (entries[at]?.length ?? 0) + 1;
    if (left < 0) break;
    kept.add(at);
  }
  return entries.filter((_, at) => kept.has(at));
}

function entry(
  { row, column, parentRow, isOriginal, isFocus, facts }: LineageNode,
  { serverId }: LineageReport,
): string {
  const start = `${INDENT.repeat(column)}${row + 1}\\.`;
  const from =
    parentRow === null || !isFrom(parentRow, row, isOriginal)
      ? ''
      : ` from ${parentRow + 1}${isOriginal ? ' before it was edited' : ''}`;
  if (facts.what !== 'edit') return `${start} *${EMPTY_PLACES[facts.what]}*${from && `,${from}`}`;
  const { userId, prompt, acceptedAtMs, state, message } = facts;
  const who = isFocus ? `**<@${userId}>**` : `<@${userId}>`;
  const note = STATE_NOTES[state] === '' ? '' : `, ${STATE_NOTES[state]}`;
  const link = message === null ? '' : `, [message](${messageUrl(serverId, message)})`;
  return `${start} ${who}${from} ${relativeTime(acceptedAtMs)}${note}${link}: ${quoteText(prompt, PROMPT_SHOWN)}`;
}

/** What was made from the line above needs not say so. */
const isFrom = (parentRow: number, row: number, isOriginal: boolean): boolean =>
  isOriginal || parentRow !== row - 1;
