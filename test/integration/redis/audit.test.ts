import { createHash } from 'node:crypto';

import { describe, expect, test } from 'vitest';

import { AUDIT_ACTIONS, BOT_CHAIN } from '../../../src/core/audit.ts';
import { createAudit } from '../../../src/redis/audit.ts';
import { keys } from '../../../src/redis/keys.ts';
import {
  aboutOf,
  auditOf,
  MEMBER,
  MODERATOR,
  noteMany,
  noteOf,
  NOW,
  SERVER,
  useOwnRedis,
} from './audit-stage.ts';

const { redis } = useOwnRedis();
const audit = () => auditOf(redis());

const lines = async (chain = SERVER): Promise<Record<string, unknown>[]> => {
  const found: Record<string, unknown>[] = [];
  for await (const line of await audit().export(chain)) {
    found.push(JSON.parse(line) as Record<string, unknown>);
  }
  return found;
};

describe('what is noted', () => {
  test('is read as it was: who, when, what, before, after, why', async () => {
    await audit().note(noteOf('k1'));
    expect(await audit().read(SERVER, null, 10)).toEqual([
      {
        kind: 'entry',
        seq: 1,
        atMs: NOW,
        action: 'edit.rejected',
        actor: { pseudonym: expect.stringMatching(/^p-[0-9a-z]{12}$/), userId: MODERATOR },
        subject: { pseudonym: expect.stringMatching(/^p-[0-9a-z]{12}$/), userId: MEMBER },
        about: 'k1',
        before: { state: 'awaiting_approval' },
        after: { state: 'rejected', about: 'k1' },
        reason: 'No k1',
        details: 'kept',
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  test('may be no more than that the bot did something', async () => {
    await audit().note({
      ...noteOf(''),
      actor: null,
      subject: null,
      about: null,
      reason: null,
      before: null,
      after: null,
    });
    const [entry] = await audit().read(SERVER, null, 1);
    expect(entry).toMatchObject({ actor: null, subject: null, details: 'none', reason: null });
    expect(await audit().verify(SERVER)).toMatchObject({ kind: 'whole', entries: 1, erased: 0 });
  });

  test.each([...AUDIT_ACTIONS])('can be %s', async (action) => {
    await audit().note(noteOf('k1', { action }));
    expect(await audit().read(SERVER, null, 1)).toMatchObject([{ action }]);
  });

  test('goes into the chain of its server, or of the bot, alone', async () => {
    await audit().note(noteOf('a'));
    await audit().note(noteOf('b', { chain: '701' }));
    await audit().note(noteOf('c', { chain: BOT_CHAIN }));
    expect(await audit().seal()).toBe(3);
    expect(aboutOf(await audit().read(SERVER, null, 9))).toEqual(['a']);
    expect(aboutOf(await audit().read('701', null, 9))).toEqual(['b']);
    expect(aboutOf(await audit().read(BOT_CHAIN, null, 9))).toEqual(['c']);
    const names = [];
    for (const chain of [SERVER, '701']) names.push(await audit().read(chain, null, 1));
    const [here, there] = names.map(([line]) => line?.kind === 'entry' && line.actor?.pseudonym);
    expect(here).not.toBe(there);
  });

  test.each(['', 'x', '7:8', 'botx', '*'])('goes into no chain called %j', async (chain) => {
    await expect(audit().note(noteOf('k', { chain }))).rejects.toThrow('No chain');
    await expect(audit().verify(chain)).rejects.toThrow('No chain');
    await expect(audit().purge(chain)).rejects.toThrow('No chain');
    expect(await redis().keys('*')).toEqual([]);
  });

  test.each([
    ['quotes and lines', '"a"\n\\u0000 \u0000 </script>'],
    ['other scripts', 'наклейка 日本 🎬'],
    ['half a pair', 'a\ud83d'],
    ['a pair cut in half', `${'a'.repeat(499)}🎬`],
    ['far too much', 'ab'.repeat(10_000)],
  ])('keeps words as they are, within bounds: %s', async (_name, reason) => {
    await audit().note(noteOf('k1', { reason, about: reason, after: { reason } }));
    const [line] = await audit().read(SERVER, null, 1);
    const whole = reason.slice(0, 500).replaceAll(/\p{Surrogate}/gu, '\ufffd');
    expect(line).toMatchObject({
      reason: whole,
      about: whole.slice(0, 100),
    });
    expect(await audit().verify(SERVER)).toMatchObject({ kind: 'whole' });
  });

  test('a change that is too long is cut, and says so', async () => {
    await audit().note(noteOf('k1', { after: 'x'.repeat(9_000) }));
    const after = { cut: `"${'x'.repeat(7_999)}`, chars: 9_002 };
    expect(await audit().read(SERVER, null, 1)).toMatchObject([{ after }]);
  });

  test('numbers, nulls and empty lists of a change come back as they were', async () => {
    const after = { list: [], map: {}, big: 9_007_199_254_740_991, half: 0.5, none: null };
    await audit().note(noteOf('k1', { before: 0, after }));
    expect(await audit().read(SERVER, null, 1)).toMatchObject([{ before: 0, after }]);
  });

  test.each(['{', '7', '{"at":"1"}', '{"at":"1","action":7}'])(
    'what cannot be read is kept as it was and holds nothing up: %s',
    async (text) => {
      await audit().note(noteOf('before'));
      await redis().rpush(keys.auditPendingOf(SERVER), text);
      await audit().note(noteOf('after'));
      const found = await audit().read(SERVER, null, 9);
      expect(aboutOf(found)).toEqual(['after', null, 'before']);
      expect(found[1]).toMatchObject({ action: 'audit.unreadable', after: text });
      expect(await audit().verify(SERVER)).toMatchObject({ kind: 'whole', entries: 3 });
    },
  );

  test('by a later version keeps the name it has there', async () => {
    const record = { at: '5', op: 'x', action: 'weather.changed', later: 7 };
    await redis().rpush(keys.auditPendingOf(SERVER), JSON.stringify(record));
    expect(await audit().read(SERVER, null, 1)).toMatchObject([
      { action: 'weather.changed', atMs: 5, actor: null },
    ]);
  });

  test('has the store’s own time when nobody gives another', async () => {
    await createAudit({ redis: redis() }).note(noteOf('k1'));
    const [line] = await audit().read(SERVER, null, 1);
    const atMs = line?.kind === 'entry' ? line.atMs : 0;
    expect(Math.abs(atMs - Date.now())).toBeLessThan(60_000);
  });
});

describe('a thousand at once', () => {
  test('stand in one order without a gap, whoever seals meanwhile', async () => {
    const noting = Array.from({ length: 1_000 }, async (_, at) => audit().note(noteOf(`k${at}`)));
    const sealing = Array.from({ length: 20 }, async () => audit().seal());
    await Promise.all([...noting, ...sealing]);
    await audit().seal();
    const found = await lines();
    const entries = found.flatMap(({ entry }) =>
      typeof entry === 'string' ? [JSON.parse(entry) as { seq: number; about: string }] : [],
    );
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 1_000 }, (_, at) => at + 1));
    // One connection's commands are taken in their order, so this is also the order of deciding.
    expect(entries.map(({ about }) => about)).toEqual(entries.map((_, at) => `k${at}`));
    expect(await audit().verify(SERVER)).toMatchObject({
      kind: 'whole',
      entries: 1_000,
      toSeq: 1_000,
    });
    expect(await redis().exists(keys.auditPending)).toBe(0);
  });
});

describe('reading', () => {
  test('goes back page by page, the newest first', async () => {
    await noteMany(redis(), 7);
    expect(aboutOf(await audit().read(SERVER, null, 3))).toEqual(['k6', 'k5', 'k4']);
    expect(aboutOf(await audit().read(SERVER, 5, 3))).toEqual(['k3', 'k2', 'k1']);
    expect(aboutOf(await audit().read(SERVER, 2, 3))).toEqual(['k0']);
    expect(await audit().read(SERVER, 1, 3)).toEqual([]);
    expect(await audit().read('999', null, 3)).toEqual([]);
  });

  test('goes on after what was read, the oldest first', async () => {
    await noteMany(redis(), 5);
    expect(aboutOf(await audit().readAfter(SERVER, 0, 2))).toEqual(['k0', 'k1']);
    expect(aboutOf(await audit().readAfter(SERVER, 2, 9))).toEqual(['k2', 'k3', 'k4']);
    expect(await audit().readAfter(SERVER, 5, 9)).toEqual([]);
  });

  test('never shows what was altered as if it were true', async () => {
    await noteMany(redis(), 3);
    await audit().seal();
    await redis().lset(keys.auditEntries(SERVER), 0, 'x');
    await redis().hset(keys.auditDetails(SERVER), '2', '{"salt":"","before":1,"after":2}');
    await redis().hset(keys.auditDetails(SERVER), '3:reason', '{"salt":"","reason":"forged"}');
    expect(await audit().read(SERVER, null, 9)).toMatchObject([
      { seq: 3, details: 'altered', after: { about: 'k2' }, reason: null },
      { seq: 2, details: 'altered', before: null, after: null, reason: 'No k1' },
      { seq: 1, kind: 'unreadable' },
    ]);
  });
});

describe('an export', () => {
  const sha256 = (text: unknown) => createHash('sha256').update(String(text)).digest('hex');

  test('can be checked with nothing but SHA-256, and names nobody', async () => {
    await noteMany(redis(), 1_100);
    const [first, ...rest] = await lines();
    const [last] = rest.splice(-1);
    expect(first).toMatchObject({ format: 'kling-audit-1', chain: SERVER });
    let prev: unknown = first?.['genesis'];
    for (const [at, line] of rest.entries()) {
      expect(sha256(line['entry'])).toBe(line['hash']);
      const entry = JSON.parse(String(line['entry'])) as Record<string, unknown>;
      expect(entry).toMatchObject({ seq: at + 1, prev });
      expect(sha256(line['details'])).toBe(entry['details']);
      expect(sha256(line['reason'])).toBe(entry['reason']);
      prev = line['hash'];
    }
    expect(last).toEqual({ head: { seq: 1_100, hash: prev } });
    const text = JSON.stringify(rest);
    expect(text).not.toContain(MODERATOR);
    expect(text).not.toContain(MEMBER);
  });

  test('of a chain that is empty says so', async () => {
    expect(await lines()).toMatchObject([{ chain: SERVER }, { head: null }]);
  });
});
