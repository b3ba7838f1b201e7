import { type APIMessageTopLevelComponent, ComponentType } from 'discord-api-types/v10';
import type { CardOf } from '../../core/card.ts';
import type { LineageNode, LineageReport } from '../../core/lineage.ts';
import { quoteText } from '../text.ts';
import type { Texts } from '../words/texts.ts';
import { messageUrl } from './links.ts';
import { CARD_LIMITS, container, lines, small } from './parts.ts';

/** Of a prompt, in characters. */
const PROMPT_SHOWN = 60;
/** For the title and what is said below the list. */
const ROOM = 400;
const INDENT = '\u2003';

/** Who made what from what: the picture, where there is one, and the same in words, with links. */
export function lineageCard(
  { report, fileName }: CardOf<'lineage'>,
  t: Texts,
): APIMessageTopLevelComponent[] {
  const entries = report.nodes.map((node) => entry(node, report, t));
  const shown = withinRoom(
    entries,
    report.nodes.findIndex(({ isFocus }) => isFocus),
  );
  const left = report.leftOut + entries.length - shown.length;
  return [
    container('done', [
      lines(t.lineage.title, begunLine(report, t)),
      fileName === null ? null : picture(fileName, t.lineage.pictureOf),
      lines(...shown, left === 0 ? null : t.lineage.more(left)),
      lines(
        fileName === null ? t.lineage.notDrawn : null,
        small(t.lineage.askedAbout, `ref ${report.focusId}`),
      ),
    ]),
  ];
}

function begunLine({ begunWith, serverId }: LineageReport, t: Texts): string | null {
  if (begunWith === null) return null;
  return t.lineage.begunWith(`<@${begunWith.authorId}>`, messageUrl(serverId, begunWith));
}

function picture(fileName: string, description: string) {
  return {
    type: ComponentType.MediaGallery as const,
    items: [{ media: { url: `attachment://${fileName}` }, description }],
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
  { lineage }: Texts,
): string {
  const start = `${INDENT.repeat(column)}${row + 1}\\.`;
  const from =
    parentRow === null || !isFrom(parentRow, row, isOriginal)
      ? null
      : { number: parentRow + 1, isOriginal };
  if (facts.what !== 'edit') return `${start} ${lineage.emptyLine(facts.what, from)}`;
  const { userId, acceptedAtMs, state, message } = facts;
  const who = isFocus ? `**<@${userId}>**` : `<@${userId}>`;
  const url = message === null ? null : messageUrl(serverId, message);
  const prompt = quoteText(facts.prompt, PROMPT_SHOWN);
  return `${start} ${lineage.edit({ who, from, acceptedAtMs, state, url, prompt })}`;
}

/** What was made from the line above needs not say so. */
const isFrom = (parentRow: number, row: number, isOriginal: boolean): boolean =>
  isOriginal || parentRow !== row - 1;
