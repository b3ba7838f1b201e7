import { isReviewed, type Edit } from '../core/edit.ts';

/** The provider keeps an output file about this long after the submit, in ms (likely; Segmind's documentation). */
export const OUTPUT_LIFE_MS = 7 * 24 * 3_600_000;

/** Whether its result has yet to be looked at, or was found not to be shown: then nothing but the moderators' own card shows it. */
export function isWithheld(edit: Edit): boolean {
  const { state, decision } = edit;
  if (state === 'rejected' || state === 'awaiting_review') return true;
  return isReviewed(edit) && decision?.kind !== 'published';
}

/**
 * The link to an edit's full result and when it dies, in ms; null while there is none, or none that others could open, or that
 * they may open.
 */
export function outputLink(edit: Edit): { url: string; expiresAtMs: number } | null {
  return isWithheld(edit) ? null : resultLink(edit);
}

/** The same for who may see it in any case. */
export function resultLink(edit: Edit): { url: string; expiresAtMs: number } | null {
  if (edit.outputUrl === null || !/^https?:/.test(edit.outputUrl)) return null;
  const expiresAtMs = (edit.submittedAtMs ?? edit.acceptedAtMs) + OUTPUT_LIFE_MS;
  return { url: edit.outputUrl, expiresAtMs };
}
