import { expect, test } from 'vitest';

import { parseEdit, writeSpec } from '../../../src/redis/edit-record.ts';
import { sampleEdit } from '../discord/samples.ts';

const hash = (spec: string) => ({ spec, acceptedAtMs: '1', state: 'queued', rev: '1' });

test('who asked is kept as Discord described them', () => {
  const asker = {
    ...sampleEdit().asker,
    parentChannelId: '900000000000000020',
    joinedAtMs: 1_700_000_000_000,
  };
  expect(parseEdit(hash(writeSpec(sampleEdit({ asker })))).asker).toEqual(asker);
});

test('an edit that was accepted before two things about its person were kept is still read', () => {
  const { parentChannelId: _, joinedAtMs: __, ...before } = sampleEdit().asker;
  const spec = JSON.stringify({ ...sampleEdit(), asker: before });
  expect(parseEdit(hash(spec)).asker).toEqual({
    ...before,
    parentChannelId: null,
    joinedAtMs: null,
  });
});
