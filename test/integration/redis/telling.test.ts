import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createPeople } from '../../../src/redis/people.ts';
import { keys } from '../../../src/redis/keys.ts';
import { parseEdit, writeField, writeSpec } from '../../../src/redis/edit-record.ts';
import { runs } from '../../support/heavy.ts';
import { acceptedEdit, specOf, storeOf, useDatabase } from './stage.ts';

const { redis } = useDatabase();
const NOW = 1_700_000_000_000;
const RETENTION_MS = 3_600_000;
const store = (now = NOW) =>
  storeOf(redis(), 'worker-a', { now: () => now, retentionMs: RETENTION_MS }).edits;

describe('told', () => {
  test('once: the first time and way stay', async () => {
    const { id } = await acceptedEdit(redis());
    await store(NOW).told(id, 'reply');
    await store(NOW + 5).told(id, 'direct');
    expect(await store().read(id)).toMatchObject({ toldAtMs: NOW, way: 'reply' });
  });

  test('twenty at once: one way, one time', async () => {
    const { id } = await acceptedEdit(redis());
    const ways = ['reply', 'message', 'post', 'direct', 'jobs'] as const;
    await Promise.all(
      Array.from({ length: 20 }, async (_, at) => store(NOW + at).told(id, ways[at % 5] ?? 'jobs')),
    );
    const { toldAtMs, way } = (await store().read(id)) ?? {};
    expect(way).toBe(ways[((toldAtMs ?? 0) - NOW) % 5]);
  });

  test('it is then nobody’s work, its token is gone, and its time to be kept begins', async () => {
    const { id } = await acceptedEdit(redis());
    const other = await acceptedEdit(redis());
    expect(await redis().pttl(keys.edit(id))).toBe(-1);
    await store().told(id, 'reply');
    expect(await store().open()).toEqual([other.id]);
    expect(await store().token(id)).toBeNull();
    expect(await store().token(other.id)).not.toBeNull();
    const left = await redis().pttl(keys.edit(id));
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(RETENTION_MS);
  });

  test('what is written after it does not keep it longer', async () => {
    const { id } = await acceptedEdit(redis());
    await store().told(id, 'reply');
    await store().countFailure(id, 'deliver:internal');
    await store().place(id, { channelId: '1', messageId: '2' });
    await store().move({ id, from: ['queued'], to: 'cancelled' });
    expect(await redis().pttl(keys.edit(id))).toBeGreaterThan(0);
  });

  test('of an edit that is gone: it is nobody’s work, and nothing comes to be', async () => {
    const { id } = await acceptedEdit(redis());
    await redis().del(keys.edit(id));
    await store().told(id, 'reply');
    expect(await store().open()).toEqual([]);
    expect(await redis().exists(keys.edit(id))).toBe(0);
  });
});

describe('an older card over an ending', () => {
  test('before it is told: the one who tells hears of it, once', async () => {
    const { id } = await acceptedEdit(redis());
    expect(await store().overdrawn(id)).toBe(false);
    expect(await store().told(id, 'reply')).toEqual({ first: true, overdrawn: true });
    expect(await store().told(id, 'reply')).toEqual({ first: false, overdrawn: false });
  });

  test('after it was told: the one who drew it hears of it', async () => {
    const { id } = await acceptedEdit(redis());
    expect(await store().told(id, 'reply')).toEqual({ first: true, overdrawn: false });
    expect(await store().overdrawn(id)).toBe(true);
  });

  test('of an edit that is gone is nobody’s', async () => {
    expect(await store().overdrawn('knone')).toBe(false);
    expect(await redis().exists(keys.edit('knone'))).toBe(0);
  });

  test('whichever comes first, exactly one hears of it', async () => {
    for (let round = 0; round < 50; round += 1) {
      const { id } = await acceptedEdit(redis());
      const [drew, told] = await Promise.all([store().overdrawn(id), store().told(id, 'reply')]);
      expect([drew, told.overdrawn].filter(Boolean)).toHaveLength(1);
    }
  });
});

describe('notes on the way', () => {
  test('a token that Discord no longer takes is gone, that of others is not', async () => {
    const { id } = await acceptedEdit(redis());
    const other = await acceptedEdit(redis());
    await store().forgetToken(id);
    expect(await store().token(id)).toBeNull();
    expect(await store().token(other.id)).not.toBeNull();
  });

  test('what people have set is kept for them alone, and what is as by default is not kept', async () => {
    const people = createPeople({ redis: redis() });
    expect(await people.wantsPings('7')).toBe(true);
    await people.setPings('7', false);
    expect([await people.wantsPings('7'), await people.wantsPings('8')]).toEqual([false, true]);
    await people.setPings('7', true);
    expect(await people.wantsPings('7')).toBe(true);
    expect(await redis().exists(keys.person('7'))).toBe(0);
  });

  test('a post that is about to be made is known from the second time on', async () => {
    const { id } = await acceptedEdit(redis());
    expect([
      await store().posting(id),
      await store().posting(id),
      await store().posting(id),
    ]).toEqual([false, true, true]);
    const other = await acceptedEdit(redis());
    const all = await Promise.all(
      Array.from({ length: 20 }, async () => store().posting(other.id)),
    );
    expect(all.filter((before) => !before)).toHaveLength(1);
  });

  test('failures are counted by edit and code', async () => {
    const { id } = await acceptedEdit(redis());
    const other = await acceptedEdit(redis());
    const counted = [];
    for (const [edit, code] of [
      [id, 'generate:internal'],
      [id, 'generate:internal'],
      [id, 'deliver:internal'],
      [other.id, 'generate:internal'],
      [id, 'generate:internal'],
    ] as const) {
      counted.push(await store().countFailure(edit, code));
    }
    expect(counted).toEqual([1, 2, 1, 1, 3]);
    expect(await store().read(id)).toMatchObject({ state: 'queued', failure: null });
  });

  test('what is not there is null, or nobody', async () => {
    expect(await store().read('knone')).toBeNull();
    expect(await store().byInteraction('1')).toBeNull();
    expect(await store().token('knone')).toBeNull();
    expect(await store().open()).toEqual([]);
    expect(await store().measured()).toEqual([]);
    expect(await store().isAlive('nobody')).toBe(false);
  });
});

describe('an edit as stored', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '"',
      '\\',
      '\u0000',
      '\u2028',
      '😀👩‍👩‍👧',
      '${x}',
      "'; FLUSHALL",
      '\r\n$3\r\nfoo',
      'عربى',
      '{"a":1}',
    ),
  );
  const file = fc.record({ input: text, url: text, filename: text, bytes: fc.nat() });
  const asked = fc.record({
    prompt: text,
    locale: text,
    keepAudio: fc.boolean(),
    video: file,
    images: fc.array(file, { maxLength: 4 }),
    elements: fc.array(fc.record({ frontal: file, views: fc.array(file, { maxLength: 3 }) }), {
      maxLength: 2,
    }),
    clipMs: fc.nat(20_000),
    estimateMicros: fc.nat(),
    attachmentLimit: fc.nat(),
  });

  test('comes back as it was asked for', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async (changes) => {
        const spec = specOf(changes);
        const edit = await acceptedEdit(redis(), spec);
        const { acceptedAtMs, ...rest } = spec;
        expect(edit).toMatchObject(rest);
        expect(edit.acceptedAtMs).toBeGreaterThan(acceptedAtMs);
        expect(await store().read(spec.id)).toEqual(edit);
      }),
      { numRuns: runs(60) },
    );
  });

  test('fields that a move writes come back as they were', async () => {
    // Half a surrogate pair cannot be sent to the store in UTF-8, and no link or id has one.
    const plain = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 60 })
      .filter((one) => Buffer.from(one, 'utf8').toString('utf8') === one);
    const fields = fc.record({
      outputUrl: plain,
      requestId: plain,
      costMicros: fc.option(fc.nat()),
      submittedAtMs: fc.option(fc.nat(2 ** 31)),
      completedAtMs: fc.nat(2 ** 31),
      way: fc.constantFrom('reply', 'message', 'post', 'direct', 'jobs'),
      message: fc.option(
        fc.record({
          channelId: plain,
          messageId: plain,
          attachment: fc.record({ id: plain, filename: plain }),
        }),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fields, async (set) => {
        const { id } = await acceptedEdit(redis());
        const moved = await store().move({ id, from: ['queued'], to: 'submitting', set });
        expect(moved).toMatchObject(set);
        expect(await store().read(id)).toEqual(moved);
      }),
      { numRuns: runs(60) },
    );
  });

  const hash = () => ({
    spec: writeSpec(specOf()),
    acceptedAtMs: '1',
    state: 'queued',
    rev: '1',
  });

  test.each([
    ['no spec', { spec: '' }],
    ['a state nobody knows', { state: 'of_tomorrow' }],
    ['a time that is no number', { acceptedAtMs: 'soon' }],
    ['a mark of no version', { mark: '{"owner":"a","version":"v9","atMs":1}' }],
    ['half a spec', { spec: '{"id":"k1"}' }],
  ])('%s: it is refused, not guessed', (_name, changes) => {
    expect(() => parseEdit({ ...hash(), ...changes })).toThrow(/JSON|state|acceptedAtMs|mark|spec/);
  });

  test('empty fields are null, unknown ones are left alone', () => {
    const edit = parseEdit({
      ...hash(),
      mark: '',
      requestId: '',
      op: 'x',
      'failures:internal': '3',
    });
    expect(edit).toMatchObject({ mark: null, requestId: null, state: 'queued' });
    expect(edit).not.toHaveProperty('op');
    expect([writeField(null), writeField(0), writeField('a'), writeField({ b: 1 })]).toEqual([
      '',
      '0',
      'a',
      '{"b":1}',
    ]);
  });
});
