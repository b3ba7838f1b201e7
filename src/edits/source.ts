import type { ClipOrigin, InputFile } from '../core/edit.ts';
import type { Ports } from './ports.ts';

/** What somebody wants edited. */
export type ClipSource =
  /** A file of their own. */
  { kind: 'upload'; video: InputFile };

/** A clip that can be fetched, and what it comes from. */
export interface ResolvedSource {
  video: InputFile;
  origin: ClipOrigin | null;
  /** Of the tree that the new edit belongs to; null: it begins one. */
  rootId: string | null;
}

/** Finds the clip that an edit is to be made from. */
export async function resolveSource(
  _deps: Pick<Ports, 'edits'>,
  source: ClipSource,
): Promise<ResolvedSource> {
  return { video: source.video, origin: null, rootId: null };
}
