import type { LineagePicture, PictureNode } from '../core/lineage-picture.ts';
import type { LineageNode, LineageReport } from '../core/lineage.ts';
import { foldLines } from './text.ts';
import type { Texts } from './words/texts.ts';

/** What is written into the picture of who made what from what. */
export function lineagePicture(
  { nodes, leftOut, begunWith }: LineageReport,
  t: Texts,
): LineagePicture {
  const words = t.lineagePicture;
  const author = foldLines(begunWith?.authorName ?? '');
  return {
    title: words.title,
    subtitle: words.subtitle(nodes.length, leftOut, author === '' ? null : author),
    legend: nodes.some(isDashed) ? words.dashed : '',
    nodes: nodes.map((node) => boxOf(node, t)),
  };
}

const isDashed = ({ isOriginal, parentRow }: LineageNode): boolean =>
  isOriginal && parentRow !== null;

function boxOf(node: LineageNode, { lineage, lineagePicture: words }: Texts): PictureNode {
  const { column, parentRow, isFocus, facts } = node;
  const place = { column, parentRow, isDashed: isDashed(node), isFocus };
  if (facts.what !== 'edit') {
    const title = lineage.emptyPlaces[facts.what];
    return { ...place, editId: null, title, text: '', note: '' };
  }
  return {
    ...place,
    editId: facts.id,
    title: foldLines(facts.name) || words.somebody,
    text: foldLines(facts.prompt),
    note: lineage.stateNotes[facts.state],
  };
}
