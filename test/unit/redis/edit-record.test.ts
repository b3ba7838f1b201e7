import { expect, test } from 'vitest';

import { failure } from '../../../src/core/errors.ts';
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

test('what a file is was an English text once; what is told of it now comes back as it was written', () => {
  const read = (stored: unknown) =>
    parseEdit({ ...hash(writeSpec(sampleEdit())), failure: JSON.stringify(stored) }).failure;
  const unknown = { kind: 'unknown' } as const;
  expect(read({ code: 'clip_not_video', facts: { found: 'a PNG picture' } })).toEqual(
    failure('clip_not_video', { found: unknown }),
  );
  expect(
    read({ code: 'image_type', facts: { input: 'image1', found: { kind: 'later' } } }),
  ).toEqual(failure('image_type', { input: 'image1', found: unknown }));
  const now = [
    failure('clip_not_video', { found: { kind: 'picture', format: 'PNG' } }),
    failure('image_type', { input: 'image1', found: { kind: 'gif' } }),
    failure('clip_codec', { found: 'HEVC' }),
  ];
  expect(now.map(read)).toEqual(now);
});
