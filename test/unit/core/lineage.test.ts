import { assert, constantFrom, integer, nat, array, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  byAge,
  growTree,
  layOut,
  LINEAGE_SHOWN,
  nearest,
  partOf,
  prune,
  type Tree,
} from '../../../src/core/lineage.ts';
import { runs } from '../../support/heavy.ts';

const BY_ID = byAge(new Map());

/** `a` is the root; each letter stands under the one before the arrow. */
const treeOf = (...edges: string[]): Tree =>
  growTree(
    'a',
    edges.map((edge) => ({ id: edge.slice(1), parentId: edge.slice(0, 1) })),
  );

/** Trees of any form: each edit is made from one that was there before it. */
const trees = array(nat(10_000), { maxLength: 120 }).map((picks) =>
  growTree(
    'k0',
    picks.map((pick, at) => ({ id: `k${at + 1}`, parentId: `k${pick % (at + 1)}` })),
  ),
);
const cases = record({
  tree: trees,
  pick: nat(10_000),
  most: integer({ min: 1, max: LINEAGE_SHOWN }),
});

function pathBetween(tree: Tree, a: string, b: string): string[] {
  const up = (id: string): string[] => {
    const parent = tree.get(id)?.parentId ?? null;
    return parent === null ? [id] : [id, ...up(parent)];
  };
  const [fromA, fromB] = [up(a), up(b)];
  const meet = fromA.find((id) => fromB.includes(id)) ?? '';
  return [...fromA.slice(0, fromA.indexOf(meet) + 1), ...fromB.slice(0, fromB.indexOf(meet))];
}

describe('a tree', () => {
  test('begins with its root, also where nothing is stored of it', () => {
    expect([...growTree('a', []).values()]).toEqual([{ id: 'a', parentId: null }]);
    expect([...growTree('a', [{ id: 'a', parentId: null }]).keys()]).toEqual(['a']);
  });

  test('an edit whose parent it does not know is of it all the same', () => {
    expect(treeOf('xb').get('b')).toEqual({ id: 'b', parentId: 'x' });
    expect(treeOf('xb').get('x')).toEqual({ id: 'x', parentId: 'a' });
  });

  test('a part of it knows no parent outside', () => {
    const part = partOf(treeOf('ab', 'bc', 'cd'), ['d', 'c']);
    expect([...part.values()]).toEqual([
      { id: 'd', parentId: 'c' },
      { id: 'c', parentId: null },
    ]);
  });

  test('loses what is not wanted, but for what others were made from', () => {
    const tree = treeOf('ab', 'bc', 'ad', 'de');
    const without = (...ids: string[]) =>
      [...prune(tree, (id) => ids.includes(id)).keys()].join('');
    expect(without('c')).toBe('abde');
    expect(without('b')).toBe('abcde');
    expect(without('b', 'c')).toBe('ade');
    expect(without('b', 'c', 'd', 'e')).toBe('a');
  });
});

describe('the nearest', () => {
  test('come by distance, and of the same distance the oldest first', () => {
    const tree = treeOf('ab', 'ac', 'ad', 'be');
    const order = byAge(
      new Map([
        ['d', 1],
        ['c', 2],
      ]),
    );
    expect(nearest(tree, 'b', 9, order).join('')).toBe('baedc');
    expect(nearest(tree, 'b', 4, order).join('')).toBe('baed');
    expect(nearest(tree, 'b', 4, BY_ID).join('')).toBe('baec');
  });

  test('are never more than asked for, hang together, and nothing nearer is left out', () => {
    assert(
      property(cases, ({ tree, pick, most }) => {
        const ids = [...tree.keys()];
        const focus = ids[pick % ids.length] ?? '';
        const found = nearest(tree, focus, most, BY_ID);
        expect(found).toHaveLength(Math.min(most, tree.size));
        expect(new Set(found).size).toBe(found.length);
        const distance = (id: string) => pathBetween(tree, focus, id).length;
        const furthest = Math.max(...found.map(distance));
        const ways = found.flatMap((id) => pathBetween(tree, focus, id));
        expect(ways.filter((id) => !found.includes(id))).toEqual([]);
        const others = ids.filter((id) => !found.includes(id));
        expect(others.filter((id) => distance(id) < furthest)).toEqual([]);
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('the places', () => {
  test('a chain is one column, a branch stands beside it, before what goes on', () => {
    const shown = layOut(treeOf('ab', 'bc', 'ad'), BY_ID);
    expect(shown.map(({ id, column, parentRow }) => [id, column, parentRow])).toEqual([
      ['a', 0, null],
      ['d', 1, 0],
      ['b', 0, 0],
      ['c', 0, 2],
    ]);
  });

  test('the largest branch goes straight down, whichever was made first', () => {
    const shown = layOut(treeOf('ab', 'ac', 'cd', 'de'), BY_ID);
    expect(shown.map(({ id, column }) => `${id}${column}`)).toEqual(['a0', 'b1', 'c0', 'd0', 'e0']);
    expect(
      layOut(treeOf('ab', 'bc', 'cd', 'ae'), BY_ID)
        .map(({ id }) => id)
        .join(''),
    ).toBe('aebcd');
    // Of equal ones the oldest.
    expect(layOut(treeOf('ab', 'ac'), BY_ID).map(({ id, column }) => `${id}${column}`)).toEqual([
      'a0',
      'c1',
      'b0',
    ]);
  });

  test('one in each row, under its parent; what lies between belongs to the parent; few columns; always the same', () => {
    assert(
      property(trees, constantFrom(false, true), (whole, isPart) => {
        const ids = nearest(whole, 'k0', LINEAGE_SHOWN, BY_ID);
        // A part may lack the root.
        const tree = partOf(whole, isPart ? ids.slice(1) : ids);
        const places = layOut(tree, BY_ID);
        expect(places.map(({ row }) => row)).toEqual(places.map((_, at) => at));
        expect(new Set(places.map(({ id }) => id)).size).toBe(tree.size);
        const tops = places.filter(({ parentRow }) => parentRow === null);
        expect(tops.map(({ id }) => tree.get(id)?.parentId)).toEqual(tops.map(() => null));
        for (const { id, row, column, parentRow } of places) {
          const parent = places[parentRow ?? row];
          const isTop = parentRow === null;
          expect(isTop ? null : parent?.id).toBe(tree.get(id)?.parentId);
          expect(
            isTop || (parentRow < row && [0, 1].includes(column - (parent?.column ?? 9))),
          ).toBe(true);
          // The line from the parent down to it crosses no box.
          const between = places.slice((parentRow ?? row) + 1, row);
          expect(between.every((one) => one.column > (parent?.column ?? 0))).toBe(true);
        }
        const widest = Math.max(0, ...places.map(({ column }) => column));
        expect(widest).toBeLessThanOrEqual(Math.log2(LINEAGE_SHOWN));
        const shuffled = new Map([...tree].toReversed());
        expect(layOut(shuffled, BY_ID)).toEqual(places);
      }),
      { numRuns: runs(100) },
    );
  });
});
