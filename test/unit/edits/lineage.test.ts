import { describe, expect, test } from 'vitest';

import type { Edit, EditSpec } from '../../../src/core/edit.ts';
import type { LineageFacts } from '../../../src/core/lineage.ts';
import { drawLineage, readLineage } from '../../../src/edits/read-lineage.ts';
import { lineagePicture } from '../../../src/discord/lineage-picture.ts';
import { en } from '../../../src/discord/words/en/index.ts';
import { sampleEdit } from '../discord/samples.ts';
import { OTHER } from './askers.ts';
import { FakeWorld, NOW } from './fake-world.ts';
import { AWAY, BY_MESSAGE, from, made, TAKEN, worldOf } from './lineage-samples.ts';

const ASKER = sampleEdit().asker;
const whatOf = (facts: LineageFacts): string => (facts.what === 'edit' ? facts.id : facts.what);

async function shown(world: FakeWorld, id: string | null = 'k1', asker = ASKER) {
  const { nodes, leftOut, focusId } = await readLineage(world.deps, asker, id);
  return { rows: nodes.map(({ facts }) => whatOf(facts)), nodes, leftOut, focusId };
}

describe('the lineage of an edit', () => {
  const family = () =>
    worldOf(
      made('k1'),
      made('k2', from('k1', 'k1', { requesterId: OTHER })),
      made('k3', from('k2', 'k1')),
      made('k4', { ...from('k1', 'k1'), origin: { kind: 'original', editId: 'k1' } }),
    );

  test('is the whole tree that it belongs to, whichever of it was asked about', async () => {
    const { rows, nodes, leftOut } = await shown(family(), 'k3');
    expect(rows).toEqual(['k1', 'k4', 'k2', 'k3']);
    expect(nodes.map(({ parentRow }) => parentRow)).toEqual([null, 0, 0, 2]);
    expect(nodes.map(({ isOriginal }) => isOriginal)).toEqual([false, true, false, false]);
    expect(nodes.map(({ isFocus }) => isFocus)).toEqual([false, false, false, true]);
    expect(leftOut).toBe(0);
  });

  test('of one that nobody has remixed is itself', async () => {
    expect((await shown(worldOf(made('k1')))).rows).toEqual(['k1']);
  });

  test('says whose clip it began with, to who may see that and the edit that was made from it', async () => {
    const begun = async (origin: EditSpec['origin'], changes: Partial<Edit> = {}, hidden = '') => {
      const world = worldOf(made('k1', { origin, ...changes }), made('k2', from('k1', 'k1')));
      world.lists.hidden.add(hidden);
      return (await readLineage(world.deps, ASKER, 'k2')).begunWith;
    };
    expect(await begun(BY_MESSAGE)).toEqual(BY_MESSAGE);
    expect(await begun(null)).toBeNull();
    const away = { ...BY_MESSAGE, channelId: AWAY.channelId };
    expect(await begun(away)).toEqual(away);
    expect(await begun(away, {}, AWAY.channelId)).toBeNull();
    expect(await begun(BY_MESSAGE, { takeDown: TAKEN })).toBeNull();
  });

  test('keeps the place of what is gone, and says nothing of it', async () => {
    const world = family();
    world.stored.delete('k2');
    world.lineage.gone.push({ id: 'k2', parentId: 'k1', rootId: 'k1' });
    expect((await shown(world)).rows).toEqual(['k1', 'k4', 'gone', 'k3']);
  });

  test.each([
    ['taken_down', { takeDown: TAKEN }],
    ['deleted', { takeDown: { ...TAKEN, kind: 'deleted' } }],
    ['hidden', { message: AWAY }],
    // Of what is hidden nobody learns what became of it.
    ['hidden', { message: AWAY, takeDown: TAKEN }],
    ['hidden', { serverId: '900000000000000098' }],
    ['hidden', { way: 'direct', channelId: AWAY.channelId }],
  ] as const)(
    'an edit that is %s stays as an empty place, in words and in the picture',
    async (what, changes) => {
      const world = family();
      world.lists.hidden.add(AWAY.channelId);
      world.has(
        made('k2', {
          ...from('k1', 'k1', { requesterId: OTHER }),
          prompt: 'nobody reads this',
          ...changes,
        }),
      );
      world.edit('k2').asker.name = 'Nobody';
      for (const id of ['k2', 'k4']) world.lists.thumbnails.set(id, Buffer.from(id));
      const report = await readLineage(world.deps, ASKER, 'k1');
      expect(report.nodes.map(({ facts }) => whatOf(facts))).toEqual(['k1', 'k4', what, 'k3']);
      await drawLineage(world.deps, lineagePicture(report, en));
      const [drawn] = world.lineage.drawn;
      expect(drawn?.thumbnails).toEqual(['k4']);
      const all = JSON.stringify([report, drawn?.picture]);
      expect(all).toContain('prompt of k3');
      expect(all).not.toMatch(
        new RegExp(`nobody reads this|Nobody|"k2"|${OTHER}|${AWAY.channelId}`),
      );
    },
  );

  test('one’s own is never hidden', async () => {
    const world = worldOf(made('k1', { message: AWAY }));
    world.lists.hidden.add(AWAY.channelId);
    expect((await shown(world)).rows).toEqual(['k1']);
  });

  test.each([
    ['of another server', { serverId: '900000000000000098' }],
    ['in a channel that is closed to them', { message: AWAY }],
  ])(
    'about an edit %s nobody learns more than that it is not theirs to know',
    async (_name, changes) => {
      const world = worldOf(made('k1', { requesterId: OTHER, ...changes }));
      world.lists.hidden.add(AWAY.channelId);
      await expect(shown(world)).rejects.toMatchObject({ failure: { code: 'edit_unknown' } });
    },
  );

  test('leaves out what ended without a clip, unless it was asked about', async () => {
    const world = family();
    for (const state of ['rejected', 'cancelled', 'failed', 'unknown_outcome'] as const) {
      world.has(made(`k-${state}`, { ...from('k1', 'k1'), state }));
    }
    world.has(made('k5', { ...from('k3', 'k1'), state: 'generating', message: null }));
    const { rows, leftOut } = await shown(world);
    expect(rows).toEqual(['k1', 'k4', 'k2', 'k3', 'k5']);
    expect(leftOut).toBe(0);
    expect((await shown(world, 'k-failed')).rows).toContain('k-failed');
  });

  test('is at most fifty, the nearest, and says how many there are besides', async () => {
    const far = Array.from({ length: 120 }, (_, at) =>
      made(`k${at + 2}`, from(`k${at + 1}`, 'k1', { acceptedAtMs: NOW + at })),
    );
    const { rows, leftOut, nodes } = await shown(worldOf(made('k1'), ...far), 'k60');
    expect(rows).toEqual(Array.from({ length: 50 }, (_, at) => `k${at + 35}`));
    expect(leftOut).toBe(121 - 50);
    expect(nodes[0]?.parentRow).toBeNull();
  });

  test('costs no more than 200 records, however large the tree is', async () => {
    const many = Array.from({ length: 600 }, (_, at) => made(`k${at + 2}`, from('k1', 'k1')));
    const world = worldOf(made('k1'), ...many);
    const { leftOut } = await shown(world);
    expect(world.count('edits.read')).toBeLessThanOrEqual(200);
    expect(leftOut).toBe(601 - 50);
  });

  test('without thumbnails there is a picture all the same', async () => {
    const world = family();
    world.plan('thumbnails.get', async () => Promise.reject(new Error('away')));
    const report = await readLineage(world.deps, ASKER, 'k1');
    expect(await drawLineage(world.deps, lineagePicture(report, en))).toEqual(Buffer.from('PNG'));
  });
});

describe('without a reference', () => {
  test('it is about one’s latest result in this channel', async () => {
    const world = worldOf(
      made('k1', { message: AWAY, channelId: AWAY.channelId }),
      made('k2', { state: 'generating' }),
      made('k3', { takeDown: TAKEN }),
      made('k4', { requesterId: OTHER }),
      made('k5'),
      made('k6'),
    );
    expect((await shown(world, null)).focusId).toBe('k5');
    world.stored.delete('k5');
    world.stored.delete('k6');
    await expect(shown(world, null)).rejects.toMatchObject({ failure: { code: 'no_result_here' } });
  });

  test('in direct messages there is none', async () => {
    const asker = { ...ASKER, serverId: '' };
    for (const id of [null, 'k1']) {
      await expect(shown(worldOf(made('k1')), id, asker)).rejects.toMatchObject({
        failure: { code: 'only_in_server' },
      });
    }
  });
});
