import type { CardOf } from '../../core/card.ts';
import type { Edit } from '../../core/edit.ts';
import { about, aboutCost, clipLength, ordinal } from '../text.ts';
import { progress } from './progress.ts';

/** What an edit's place in line and its speed are told from. Times in ms. */
type Wait = Pick<CardOf<'edit'>, 'position' | 'waitMs' | 'expectedMs' | 'pause'>;

/** `**Queued**, 3rd in line, about 6 min, estimated.`: until the clip is ready, where that can be told. */
export function queuedWords(wait: Wait): string {
  const { position } = wait;
  const place = position === null ? '' : `, ${position <= 1 ? 'next' : ordinal(position)} in line`;
  return `**Queued**${place}${readyIn(wait)}.`;
}

/** While everything is paused nobody knows: no time is promised. */
function readyIn({ waitMs, expectedMs, pause }: Wait): string {
  if (pause !== null) return '';
  return waitMs === null
    ? `, ${about(expectedMs)} once it starts`
    : `, ${about(waitMs + expectedMs)}, estimated`;
}

/** How far an edit at the provider probably is. */
export function progressWords(edit: Edit, nowMs: number, expectedMs: number): string {
  return edit.submittedAtMs === null
    ? `Usually takes ${about(expectedMs)}.`
    : progress(edit.submittedAtMs, nowMs, expectedMs);
}

export function costWords({ edit, showsCost }: Pick<CardOf<'edit'>, 'edit' | 'showsCost'>): string {
  const cost = showsCost ? `, ${aboutCost(edit.estimateMicros)}` : '';
  return `${clipLength(edit.clipMs)} clip${cost}.`;
}
