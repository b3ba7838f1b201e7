import type { LineagePicture } from '../../../src/core/lineage-picture.ts';
import { parentOf, type Edit } from '../../../src/core/edit.ts';
import type { TreeEntry } from '../../../src/core/lineage.ts';
import type { Ports } from '../../../src/edits/ports.ts';

/** Trees of the edits that are stored, and of those that were; pictures as they would be drawn. */
export class FakeLineage {
  /** What a tree remembers of edits that are gone. */
  readonly gone: (TreeEntry & { rootId: string })[] = [];
  readonly drawn: { picture: LineagePicture; thumbnails: string[] }[] = [];
  readonly #stored: Map<string, Edit>;

  constructor(stored: Map<string, Edit>) {
    this.#stored = stored;
  }

  ports(): Pick<Ports, 'lineage' | 'pictures'> {
    return {
      lineage: { tree: async (rootId) => this.#tree(rootId) },
      pictures: {
        lineage: async (picture, thumbnails) => {
          this.drawn.push({ picture, thumbnails: [...thumbnails.keys()] });
          return Buffer.from('PNG');
        },
      },
    };
  }

  /** As the store has it: nothing where nobody has remixed anything. */
  #tree(rootId: string): TreeEntry[] {
    const known = [...this.#stored.values()].filter((edit) => edit.rootId === rootId);
    const entries = [
      ...known.map((edit) => ({ id: edit.id, parentId: parentOf(edit) })),
      ...this.gone
        .filter((one) => one.rootId === rootId)
        .map(({ id, parentId }) => ({ id, parentId })),
    ];
    return entries.length > 1 ? entries : [];
  }
}
