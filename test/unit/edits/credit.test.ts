import { describe, expect, test } from 'vitest';

import type { Edit, EditSpec, ShownMessage } from '../../../src/core/edit.ts';
import { cardOf } from '../../../src/edits/card-of.ts';
import { creditOf } from '../../../src/edits/credit.ts';
import { CHANNEL, PERSON, sampleEdit } from '../discord/samples.ts';
import { OTHER } from './askers.ts';
import { AWAY, BY_MESSAGE, from, HERE, made, TAKEN, worldOf } from './lineage-samples.ts';

test('every card of an edit is drawn with its credit', async () => {
  const remix = made('k2', from('k1', 'k1', { state: 'queued', message: null }));
  const world = worldOf(made('k1', { requesterId: OTHER }), remix);
  const deps = { ...world.deps, defaultGate: 'open' } as const;
  expect((await cardOf(deps, world.edit('k2'))).credit).toEqual({
    edit: { kind: 'person', userId: OTHER, at: HERE },
    clip: null,
  });
  expect((await cardOf(deps, world.edit('k1'))).credit).toBeNull();
});

describe('whose work it is', () => {
  const BEN = '900000000000000062';
  const person = (userId: string, at: ShownMessage | null = HERE) => ({
    kind: 'person',
    userId,
    at,
  });
  const root = made('k1', { requesterId: BEN });
  const parent = made('k2', from('k1', 'k1', { requesterId: OTHER, message: AWAY }));

  const credit = async (origin: EditSpec['origin'], ...edits: Partial<Edit>[]) => {
    const world = worldOf(...edits);
    return creditOf(
      world.deps,
      sampleEdit({ id: 'k9', origin, rootId: 'k1', requesterId: PERSON }),
    );
  };
  const result = (editId: string) => ({ kind: 'result', editId }) as const;
  const original = { kind: 'original', editId: 'k1' } as const;

  test.each<[string, EditSpec['origin'], Partial<Edit>[], unknown]>([
    ['nobody else’s', null, [root], null],
    [
      'of a message',
      BY_MESSAGE,
      [],
      { edit: null, clip: person(BY_MESSAGE.authorId, { channelId: CHANNEL, messageId: '41' }) },
    ],
    ['of a first edit', result('k1'), [root], { edit: person(BEN), clip: null }],
    ['of a remix', result('k2'), [root, parent], { edit: person(OTHER, AWAY), clip: person(BEN) }],
    [
      'of what somebody posted',
      result('k1'),
      [{ ...root, origin: BY_MESSAGE }],
      {
        edit: person(BEN),
        clip: person(BY_MESSAGE.authorId, { channelId: CHANNEL, messageId: '41' }),
      },
    ],
    ['of an original', original, [root], { edit: null, clip: person(BEN) }],
    [
      'of an original that somebody posted',
      original,
      [{ ...root, origin: BY_MESSAGE }],
      {
        edit: null,
        clip: person(BY_MESSAGE.authorId, { channelId: CHANNEL, messageId: '41' }),
      },
    ],
    ['of what is gone', result('k2'), [root], { edit: { kind: 'gone' }, clip: person(BEN) }],
    ['of a first edit that is gone', result('k1'), [], { edit: { kind: 'gone' }, clip: null }],
    ['of an original that is gone', original, [], { edit: null, clip: { kind: 'gone' } }],
    [
      'of what began with something gone',
      result('k2'),
      [parent],
      { edit: person(OTHER, AWAY), clip: { kind: 'gone' } },
    ],
    [
      'of what was taken down',
      result('k1'),
      [{ ...root, takeDown: TAKEN }],
      { edit: { kind: 'withdrawn' }, clip: null },
    ],
    [
      'of what began with something taken down',
      result('k2'),
      [{ ...root, takeDown: TAKEN }, parent],
      {
        edit: person(OTHER, AWAY),
        clip: { kind: 'withdrawn' },
      },
    ],
    [
      'of a clip that came by a direct message',
      result('k1'),
      [{ ...root, way: 'direct' }],
      { edit: person(BEN, null), clip: null },
    ],
  ])('%s', async (_name, origin, edits, expected) => {
    expect(await credit(origin, ...edits)).toEqual(expected);
  });
});
