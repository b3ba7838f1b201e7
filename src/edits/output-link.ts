import type { Edit } from '../core/edit.ts';

/** The provider keeps an output file about this long after the submit, in ms (likely; Segmind's documentation). */
export const OUTPUT_LIFE_MS = 7 * 24 * 3_600_000;

/** The link to an edit's full result and when it dies, in ms; null while there is none, or none that others could open. */
export function outputLink(edit: Edit): { url: string; expiresAtMs: number } | null {
  if (edit.outputUrl === null || !/^https?:/.test(edit.outputUrl)) return null;
  const expiresAtMs = (edit.submittedAtMs ?? edit.acceptedAtMs) + OUTPUT_LIFE_MS;
  return { url: edit.outputUrl, expiresAtMs };
}
