import type { LineagePicture } from '../core/lineage-picture.ts';
import type { TreeEntry } from '../core/lineage.ts';

export interface Lineage {
  /** All edits of the tree that began with this one. Empty when nobody has remixed it. */
  tree(rootId: string): Promise<TreeEntry[]>;
}

export interface Pictures {
  /**
   * Draws who made what from what, as a PNG. Rejects when it takes too long, or where pictures cannot be drawn.
   *
   * @param thumbnails - JPEGs by the ids of edits; an edit without one gets a plain tile.
   */
  lineage(picture: LineagePicture, thumbnails: ReadonlyMap<string, Buffer>): Promise<Buffer>;
}
