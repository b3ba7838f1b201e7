import type { CardOf } from '../../core/card.ts';
import type { Edit } from '../../core/edit.ts';
import type { ReadyIn } from '../words/facts.ts';
import type { Texts } from '../words/texts.ts';
import { progress } from './progress.ts';

/** What an edit's place in line and its speed are told from. Times in ms. */
type Wait = Pick<CardOf<'edit'>, 'position' | 'waitMs' | 'expectedMs' | 'pause'>;

/** `**Queued**, 3rd in line, about 6 min, estimated.`: until the clip is ready, where that can be told. */
export function queuedWords(wait: Wait, t: Texts): string {
  return t.wait.queued(wait.position, readyIn(wait));
}

/** While everything is paused nobody knows: no time is promised. */
function readyIn({ waitMs, expectedMs, pause }: Wait): ReadyIn | null {
  if (pause !== null) return null;
  return waitMs === null
    ? { ms: expectedMs, from: 'start' }
    : { ms: waitMs + expectedMs, from: 'now' };
}

/** How far an edit at the provider probably is. */
export function progressWords(edit: Edit, nowMs: number, expectedMs: number, t: Texts): string {
  return edit.submittedAtMs === null
    ? t.wait.usuallyTakes(expectedMs)
    : progress(edit.submittedAtMs, nowMs, expectedMs, t);
}

export function costWords(
  { edit, showsCost }: Pick<CardOf<'edit'>, 'edit' | 'showsCost'>,
  t: Texts,
): string {
  return t.wait.clip(edit.clipMs, showsCost ? edit.estimateMicros : null);
}
