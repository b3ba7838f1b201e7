import { expect, test } from 'vitest';

import { parseEdit, writeSpec } from '../../../src/redis/edit-record.ts';
import { sampleEdit } from '../discord/samples.ts';

const hash = (spec: string) => ({ spec, acceptedAtMs: '1', state: 'queued', rev: '1' });

test('who asked is kept as Discord described them', () => {
  const asker = {
    ...sampleEdit().asker,
    parentChannelId: '900000000000000020',
    joinedAtMs: 1_700_000_000_000,
    serverLocale: 'pt-BR',
  };
  expect(parseEdit(hash(writeSpec(sampleEdit({ asker })))).asker).toEqual(asker);
});

test('an edit that was accepted before three things about its asker were kept is still read', () => {
  const { parentChannelId: _, joinedAtMs: __, serverLocale: ___, ...before } = sampleEdit().asker;
  const spec = JSON.stringify({ ...sampleEdit(), asker: before });
  expect(parseEdit(hash(spec)).asker).toEqual({
    ...before,
    parentChannelId: null,
    joinedAtMs: null,
    serverLocale: 'en-US',
  });
});
