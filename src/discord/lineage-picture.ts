import type { LineagePicture, PictureNode } from '../core/lineage-picture.ts';
import type { LineageNode, LineageReport } from '../core/lineage.ts';
import { foldLines } from './text.ts';
import { count, many } from './words/figures.ts';
import { EMPTY_PLACES, STATE_NOTES } from './words/lineage.ts';

/** What is written into the picture of who made what from what. */
export function lineagePicture({ nodes, leftOut, begunWith }: LineageReport): LineagePicture {
  const further = leftOut === 0 ? '' : `, ${count(leftOut)} more are not shown`;
  const author = foldLines(begunWith?.authorName ?? '');
  const begun = author === '' ? '' : `, begun with ${author}’s clip`;
  return {
    title: 'Who made what from what',
    subtitle: `${many(nodes.length, 'edit')}${further}${begun}`,
    legend: nodes.some(isDashed) ? 'made from the clip before it was edited' : '',
    nodes: nodes.map(boxOf),
  };
}

const isDashed = ({ isOriginal, parentRow }: LineageNode): boolean =>
  isOriginal && parentRow !== null;

function boxOf(node: LineageNode): PictureNode {
  const { column, parentRow, isFocus, facts } = node;
  const place = { column, parentRow, isDashed: isDashed(node), isFocus };
  if (facts.what !== 'edit') {
    return { ...place, editId: null, title: EMPTY_PLACES[facts.what], text: '', note: '' };
  }
  return {
    ...place,
    editId: facts.id,
    title: foldLines(facts.name) || 'Somebody',
    text: foldLines(facts.prompt),
    note: STATE_NOTES[facts.state],
  };
}
