import { expect, test } from 'vitest';

import type { EditSpec } from '../../../src/core/edit.ts';
import { keys } from '../../../src/redis/keys.ts';
import { createLineage } from '../../../src/redis/lineage.ts';
import { intakeOf, NO_CAPS, replyOf, specOf, storeOf, useDatabase } from './stage.ts';

const { redis } = useDatabase();
const tree = async (rootId: string) => createLineage({ redis: redis() }).tree(rootId);

async function accept(changes: Partial<EditSpec>): Promise<EditSpec> {
  const spec = specOf(changes);
  const { edits, intakes } = storeOf(redis(), 'bot-a');
  const { nowMs } = await intakes.open(intakeOf(spec, 'bot-a'));
  const acceptance = await edits.accept(spec, replyOf(spec), null, nowMs + 60_000, NO_CAPS);
  expect(acceptance.kind).toBe('accepted');
  return spec;
}

test('a tree is there from its first remix on, the root in it', async () => {
  const root = await accept({});
  expect(await tree(root.id)).toEqual([]);
  const first = await accept({ origin: { kind: 'result', editId: root.id }, rootId: root.id });
  const second = await accept({ origin: { kind: 'result', editId: first.id }, rootId: root.id });
  const other = await accept({ origin: { kind: 'original', editId: root.id }, rootId: root.id });
  expect((await tree(root.id)).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
    [
      { id: root.id, parentId: null },
      { id: first.id, parentId: root.id },
      { id: second.id, parentId: first.id },
      { id: other.id, parentId: root.id },
    ].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  );
  // Erasing an edit leaves its place.
  await redis().del(keys.edit(first.id));
  expect(await tree(root.id)).toContainEqual({ id: first.id, parentId: root.id });
});
