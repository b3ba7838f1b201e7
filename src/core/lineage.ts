import type { MessageOrigin, ShownMessage } from './edit.ts';
import type { EditState } from './states.ts';

/** One edit of a tree: which edit its clip comes from; null for the one that the tree began with. */
export interface TreeEntry {
  id: string;
  parentId: string | null;
}

/** Edits that were made from edits, by their ids. The root comes first. */
export type Tree = ReadonlyMap<string, TreeEntry>;

/** As many as a picture can show. */
export const LINEAGE_SHOWN = 50;

/** What may be shown of an edit to the person who looks. */
export type LineageFacts =
  | {
      what: 'edit';
      id: string;
      userId: string;
      /** What its person was called then; empty when nobody knows. */
      name: string;
      prompt: string;
      acceptedAtMs: number;
      state: EditState;
      /** Its message, where others can open it. */
      message: ShownMessage | null;
    }
  | { what: 'taken_down' | 'deleted' | 'gone' | 'hidden' };

/** An edit and its place in the picture: rows from above, columns from the left, one edit in each row. */
export interface LineageNode {
  row: number;
  column: number;
  /** The row of the edit that its clip comes from; null when that is not shown, or there is none. */
  parentRow: number | null;
  /** Made from the clip that the other was made from, not from its result. */
  isOriginal: boolean;
  isFocus: boolean;
  facts: LineageFacts;
}

/** Who made what from what. */
export interface LineageReport {
  serverId: string;
  /** The edit that was asked about. */
  focusId: string;
  /** The message whose clip it began with, where there is one that this person may see. */
  begunWith: MessageOrigin | null;
  /** In the order of their rows. */
  nodes: LineageNode[];
  /** How many further ones the tree has. */
  leftOut: number;
}

/** A tree from what is stored of it. An edit whose parent is not there belongs to the root by way of one that is gone. */
export function growTree(rootId: string, entries: readonly TreeEntry[]): Tree {
  const tree = new Map<string, TreeEntry>([[rootId, { id: rootId, parentId: null }]]);
  for (const { id, parentId } of entries) {
    if (id !== rootId) tree.set(id, { id, parentId: parentId ?? rootId });
  }
  for (const { parentId } of entries) {
    if (parentId !== null && !tree.has(parentId))
      tree.set(parentId, { id: parentId, parentId: rootId });
  }
  return tree;
}

/** Those edits alone. One whose parent is not among them begins a tree of its own. */
export function partOf(tree: Tree, ids: readonly string[]): Tree {
  const kept = new Set(ids);
  const entries = ids.flatMap((id) => tree.get(id) ?? []);
  return new Map(
    entries.map(({ id, parentId }) => [
      id,
      { id, parentId: parentId !== null && kept.has(parentId) ? parentId : null },
    ]),
  );
}

/** Which of two edits goes before the other, as `sort` takes it. */
export type Order = (a: string, b: string) => number;

/** By time, the oldest first; those of which none is known come last, by their ids. */
export function byAge(acceptedAtMs: ReadonlyMap<string, number>): Order {
  const at = (id: string): number => acceptedAtMs.get(id) ?? Infinity;
  return (a, b) => {
    if (at(a) !== at(b)) return at(a) < at(b) ? -1 : 1;
    return a < b ? -1 : Number(a > b);
  };
}

/**
 * The edits that are fewest steps away from `focus`, at most `most`, in the order of their distance and then by `order`. They
 * hang together: whatever leads to one of them is among them.
 */
export function nearest(tree: Tree, focus: string, most: number, order: Order): string[] {
  const neighbours = neighboursIn(tree);
  const found = new Set([focus]);
  let ring = [focus];
  while (ring.length > 0 && found.size < most) {
    const next = new Set(ring.flatMap((id) => neighbours.get(id) ?? []));
    ring = [...next].filter((id) => !found.has(id)).toSorted(order);
    for (const id of ring) if (found.size < most) found.add(id);
  }
  return [...found];
}

function neighboursIn(tree: Tree): Map<string, string[]> {
  const neighbours = new Map([...tree.keys()].map((id): [string, string[]] => [id, []]));
  for (const { id, parentId } of tree.values()) {
    if (parentId === null) continue;
    neighbours.get(id)?.push(parentId);
    neighbours.get(parentId)?.push(id);
  }
  return neighbours;
}

/** Without `unwanted` edits, but for those that others were made from. */
export function prune(tree: Tree, unwanted: (id: string) => boolean): Tree {
  const kept = new Map(tree);
  const inUse = new Map<string, number>();
  const use = (id: string | null, by: number): number => {
    const uses = (id === null ? 0 : (inUse.get(id) ?? 0)) + by;
    if (id !== null) inUse.set(id, uses);
    return uses;
  };
  for (const { parentId } of tree.values()) use(parentId, 1);
  const goes = (id: string): boolean => (inUse.get(id) ?? 0) === 0 && unwanted(id);
  const going = [...tree.keys()].filter(goes);
  for (let id = going.pop(); id !== undefined; id = going.pop()) {
    const parentId = kept.get(id)?.parentId ?? null;
    kept.delete(id);
    use(parentId, -1);
    if (parentId !== null && kept.has(parentId) && goes(parentId)) going.push(parentId);
  }
  return kept;
}

/** Where an edit stands in the picture. */
export interface Place {
  id: string;
  row: number;
  column: number;
  parentRow: number | null;
}

/**
 * One edit a row, each below the one it was made from. The branch with most edits goes straight down, the others stand a column to the
 * right and before it: so a chain of any length is one column wide, and n edits need no more than log2(n) + 1 columns.
 */
export function layOut(tree: Tree, order: Order): Place[] {
  const children = childrenIn(tree, order);
  const sizes = sizesIn(children, tree);
  const placed: Place[] = [];
  const place = (id: string, column: number, parentRow: number | null): void => {
    const row = placed.length;
    placed.push({ id, row, column, parentRow });
    const below = children.get(id) ?? [];
    const straight = largest(below, sizes);
    for (const child of below) if (child !== straight) place(child, column + 1, row);
    if (straight !== undefined) place(straight, column, row);
  };
  const tops = [...tree.values()].filter(({ parentId }) => parentId === null).map(({ id }) => id);
  for (const top of tops.toSorted(order)) place(top, 0, null);
  return placed;
}

function childrenIn(tree: Tree, order: Order): Map<string, string[]> {
  const children = new Map<string, string[]>();
  for (const id of [...tree.keys()].toSorted(order)) {
    const parentId = tree.get(id)?.parentId ?? null;
    if (parentId !== null) children.set(parentId, [...(children.get(parentId) ?? []), id]);
  }
  return children;
}

/** How many edits each branch has, its first one counted. */
function sizesIn(children: ReadonlyMap<string, string[]>, tree: Tree): Map<string, number> {
  const sizes = new Map<string, number>();
  const sizeOf = (id: string): number => {
    const size = (children.get(id) ?? []).reduce((sum, child) => sum + sizeOf(child), 1);
    sizes.set(id, size);
    return size;
  };
  for (const { id, parentId } of tree.values()) if (parentId === null) sizeOf(id);
  return sizes;
}

/** The first of the largest. */
function largest(ids: readonly string[], sizes: ReadonlyMap<string, number>): string | undefined {
  const most = Math.max(0, ...ids.map((id) => sizes.get(id) ?? 0));
  return ids.find((id) => sizes.get(id) === most);
}
