import type { Edit } from './edit.ts';
import type { Failure } from './errors.ts';

/** What a message of ours shows, before it is drawn. Times in milliseconds. */
export type Card =
  | {
      kind: 'edit';
      edit: Edit;
      nowMs: number;
      /** 1 for the next to start; null when it cannot be told. */
      position: number | null;
      /** How long edits of this length usually take from submit to result. */
      expectedMs: number;
      /** The result's file name, when it goes along or is there already. */
      fileName: string | null;
      /** A link to the full result, when the file cannot go along. */
      link: { url: string; expiresAtMs: number } | null;
    }
  | { kind: 'refusal'; failure: Failure; requesterId: string; reference: string | null };
