import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { BOT_CHAIN, decided } from '../../../src/core/audit.ts';
import type { Notice } from '../../../src/core/notice.ts';
import { PAUSE_REASONS } from '../../../src/core/pause.ts';
import { createAudit } from '../../../src/redis/audit.ts';
import { keys } from '../../../src/redis/keys.ts';
import { createNotices } from '../../../src/redis/notices.ts';
import { createPauses } from '../../../src/redis/pauses.ts';
import { scriptOf } from '../../../src/redis/script.ts';
import { useDatabase } from './stage.ts';

const { redis } = useDatabase();
const NOW = 1_700_000_000_000;
const pauses = () => createPauses({ redis: redis(), now: () => NOW });
const notices = () => createNotices({ redis: redis() });
const dueNotices = async () => (await notices().due()).map(({ notice }) => notice);

describe('the pause', () => {
  test.each(PAUSE_REASONS)(
    'for %s begins and ends, and operators are to be told of both',
    async (reason) => {
      expect(await pauses().current()).toBeNull();
      expect(await pauses().begin(reason, 7)).toBe(true);
      expect(await pauses().current()).toEqual({ reason, sinceMs: NOW, neededMicros: 7 });
      expect(await dueNotices()).toEqual([{ kind: 'paused', reason }]);
      expect(await pauses().end()).toBe(true);
      expect(await pauses().current()).toBeNull();
      expect(await dueNotices()).toHaveLength(2);
      expect(await dueNotices()).toContainEqual({ kind: 'resumed', reason });
    },
  );

  test('is one: a second begin or end changes nothing and tells nobody', async () => {
    await pauses().begin('credits', 7);
    expect(await pauses().begin('operator', 7)).toBe(false);
    expect(await pauses().current()).toMatchObject({ reason: 'credits' });
    await pauses().end();
    expect(await pauses().end()).toBe(false);
    expect(await dueNotices()).toHaveLength(2);
  });

  test('by twenty at once is begun once and ended once', async () => {
    const all = Array.from({ length: 20 }, (_, at) => at);
    const begun = await Promise.all(all.map(async () => pauses().begin('key', 7)));
    const ended = await Promise.all(all.map(async () => pauses().end()));
    expect(begun.filter(Boolean)).toHaveLength(1);
    expect(ended.filter(Boolean)).toHaveLength(1);
    expect(await dueNotices()).toHaveLength(2);
  });

  test('stays until it is ended, by the store’s own clock when nobody sets one', async () => {
    await createPauses({ redis: redis() }).begin('model_missing', 7);
    expect(await redis().pttl(keys.pause)).toBe(-1);
    const { sinceMs = 0 } = (await pauses().current()) ?? {};
    expect(Math.abs(sinceMs - Date.now())).toBeLessThan(60_000);
  });

  test.each(['begin-pause', 'end-pause'])(
    '%s gives the same answer when its answer was lost',
    async (name) => {
      const text = readFileSync(
        new URL(`../../../src/redis/lua/${name}.lua`, import.meta.url),
        'utf8',
      );
      if (name === 'end-pause') await pauses().begin('key', 7);
      const args = name === 'end-pause' ? ['op-1'] : ['', 'key', 'op-1', '7'];
      const call = async () => scriptOf(text, 'base', 'audit')(redis(), [keys.pause], args);
      const before = (await dueNotices()).length;
      expect([await call(), await call()]).toEqual([1, 1]);
      expect(await dueNotices()).toHaveLength(before + 1);
    },
  );

  test('what is no pause is not taken for one', async () => {
    await redis().set(keys.pause, '{"reason":"weather","sinceMs":1}');
    await expect(pauses().current()).rejects.toThrow(/reason/);
  });

  test('is tried by one, once in a while', async () => {
    const claims = await Promise.all(
      Array.from({ length: 20 }, async () => pauses().claimProbe(60_000)),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    const left = await redis().pttl(keys.pauseProbe);
    expect(left).toBeGreaterThan(50_000);
    expect(left).toBeLessThanOrEqual(60_000);
    await redis().del(keys.pauseProbe);
    expect(await pauses().claimProbe(60_000)).toBe(true);
  });
});

describe('a pause that somebody decided', () => {
  const audit = () => createAudit({ redis: redis() });
  const begun = decided(BOT_CHAIN, 'pause.begun', null);
  const ended = decided(BOT_CHAIN, 'pause.ended', '7');

  test('is noted with its begin and its end, once each', async () => {
    await pauses().begin('credits', 1_050_000, begun);
    await pauses().begin('key', 7, begun);
    await pauses().end(ended);
    await pauses().end(ended);
    const pause = { reason: 'credits', neededMicros: 1_050_000 };
    expect(await audit().read(BOT_CHAIN, null, 9)).toMatchObject([
      { action: 'pause.ended', actor: { userId: '7' }, before: pause, after: null, atMs: NOW },
      { action: 'pause.begun', actor: null, before: null, after: pause, atMs: NOW },
    ]);
  });

  test('is none without its note, and ends with it or not at all', async () => {
    await redis().set(keys.auditPendingOf(BOT_CHAIN), 'x');
    await expect(pauses().begin('key', 7, begun)).rejects.toThrow('WRONGTYPE');
    expect(await pauses().current()).toBeNull();
    await pauses().begin('key', 7);
    await expect(pauses().end(ended)).rejects.toThrow('WRONGTYPE');
    expect(await pauses().current()).toMatchObject({ reason: 'key' });
    expect(await dueNotices()).toHaveLength(1);
  });

  test('ends also when what is stored is no pause', async () => {
    for (const text of ['x', '7', '{}']) {
      await redis().set(keys.pause, text);
      expect(await pauses().end(ended)).toBe(true);
    }
    expect(await pauses().current()).toBeNull();
    expect(await audit().read(BOT_CHAIN, null, 9)).toHaveLength(3);
  });
});

describe('notices', () => {
  const ALL: Notice[] = [
    { kind: 'paused', reason: 'credits' },
    { kind: 'resumed', reason: 'operator' },
    { kind: 'budget', scope: 'bot', usedMicros: 5, capMicros: 6 },
    { kind: 'budget', scope: 'server', serverId: '9', usedMicros: 5, capMicros: 6 },
  ];

  test('of every kind are due until they are done', async () => {
    expect(await notices().due()).toEqual([]);
    for (const [at, notice] of ALL.entries()) {
      await redis().hset(keys.notices, `n${at}`, JSON.stringify(notice));
    }
    const due = await notices().due();
    expect(due.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(
      ALL.map((notice, at) => ({ id: `n${at}`, notice })),
    );
    await notices().done('n1');
    await notices().done('n1');
    expect((await notices().due()).map(({ id }) => id).toSorted()).toEqual(['n0', 'n2', 'n3']);
  });

  test.each([
    '',
    'x',
    '{}',
    '{"kind":"budget","scope":"server","usedMicros":1,"capMicros":2}',
    '{"kind":"news"}',
  ])('what cannot be read is passed over and left: %j', async (text) => {
    await redis().hset(keys.notices, 'odd', text);
    await pauses().begin('key', 7);
    expect(await dueNotices()).toEqual([{ kind: 'paused', reason: 'key' }]);
    expect(await redis().hexists(keys.notices, 'odd')).toBe(1);
  });
});
