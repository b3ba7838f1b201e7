import { describe, expect, test } from 'vitest';

import { decided } from '../../../src/core/audit.ts';
import { createAudit } from '../../../src/redis/audit.ts';
import { keys } from '../../../src/redis/keys.ts';
import { createReports } from '../../../src/redis/reports.ts';
import { createTakeDowns } from '../../../src/redis/take-downs.ts';
import { useOwnRedis } from './audit-stage.ts';
import { acceptedEdit, specOf, storeOf } from './stage.ts';

const { redis } = useOwnRedis();
const SERVER = '900000000000000006';
const NOW = 1_700_000_000_000;
const DAY_MS = 86_400_000;
const RETENTION_MS = 30 * DAY_MS;
const OUTPUT = 'https://out.example/1';

const store = () => storeOf(redis(), 'worker-a', { now: () => NOW }).edits;
const takeDowns = (now = NOW) =>
  createTakeDowns({ redis: redis(), retentionMs: RETENTION_MS, now: () => now });
const reports = (now = NOW) =>
  createReports({ redis: redis(), retentionMs: RETENTION_MS, now: () => now });
const audit = () => createAudit({ redis: redis() });
const BY = { kind: 'taken_down', by: '7', reason: 'not "here"' } as const;
const noteOf = (about: string, actor = '7') =>
  decided(SERVER, 'edit.taken_down', actor, { subject: '5', about, reason: 'not "here"' });
const reportNote = (about: string, actor: string) =>
  decided(SERVER, 'edit.reported', actor, { subject: '5', about, reason: 'bad' });

/** One whose person has its clip. */
async function delivered(told = true): Promise<string> {
  const { id } = await acceptedEdit(redis(), specOf());
  await store().move({ id, from: ['queued'], to: 'submitting' });
  const set = { outputUrl: OUTPUT, requestId: 'r' };
  await store().move({ id, from: ['submitting'], to: 'delivering', set });
  if (!told) return id;
  await store().move({ id, from: ['delivering'], to: 'delivered' });
  await store().told(id, 'reply');
  return id;
}

describe('taking down', () => {
  test('hides the link from every reader, and makes it work of deliver', async () => {
    const id = await delivered();
    const done = await takeDowns().take(id, BY, null, noteOf(id));
    const takeDown = { ...BY, atMs: NOW };
    expect(done).toMatchObject({ kind: 'taken', edit: { id, outputUrl: null, takeDown } });
    expect(await store().read(id)).toMatchObject({ outputUrl: null, takeDown, takenOffAtMs: null });
    expect(await takeDowns().hiddenUrl(id)).toBe(OUTPUT);
    expect(await redis().zrange(keys.outbox('deliver'), '0', '-1')).toEqual([id]);
    expect(await store().open()).toEqual([id]);
    expect(await audit().read(SERVER, null, 9)).toMatchObject([
      { action: 'edit.taken_down', about: id, reason: BY.reason, subject: { userId: '5' } },
    ]);
  });

  test('by fifty at once: one does, and there is one record', async () => {
    const id = await delivered();
    const others = Array.from({ length: 50 }, () => redis().duplicate());
    const all = await Promise.all(
      others.map(async (other, at) =>
        createTakeDowns({ redis: other, retentionMs: RETENTION_MS }).take(
          id,
          { ...BY, by: String(at) },
          null,
          noteOf(id, String(at)),
        ),
      ),
    );
    for (const other of others) other.disconnect();
    const won = all.findIndex(({ kind }) => kind === 'taken');
    expect(all.map(({ kind }) => kind).filter((kind) => kind === 'taken')).toHaveLength(1);
    expect(all.filter(({ kind }) => kind === 'before')).toHaveLength(49);
    expect((await store().read(id))?.takeDown?.by).toBe(String(won));
    expect(await audit().read(SERVER, null, 99)).toMatchObject([
      { actor: { userId: String(won) } },
    ]);
  });

  test('whose answer was lost is the same one when it is sent again', async () => {
    const id = await delivered();
    let resend: (() => Promise<unknown>) | undefined;
    const caught = new Proxy(redis(), {
      get(target, name) {
        if (name !== 'evalsha') return Reflect.get(target, name) as unknown;
        return async (...args: Parameters<typeof target.evalsha>) => {
          resend = async () => target.evalsha(...args);
          return resend();
        };
      },
    });
    await createTakeDowns({ redis: caught, retentionMs: 1 }).take(id, BY, null, noteOf(id));
    expect(await resend?.()).toEqual(['taken', expect.any(Array)]);
    expect(await audit().read(SERVER, null, 9)).toHaveLength(1);
  });

  test('only what has a clip', async () => {
    const { id } = await acceptedEdit(redis(), specOf());
    expect(await takeDowns().take(id, BY, null, noteOf(id))).toEqual({ kind: 'unknown' });
    expect(await takeDowns().take('knone', BY, null, noteOf('knone'))).toEqual({ kind: 'unknown' });
    expect(await redis().exists(keys.edit('knone'))).toBe(0);
    expect(await audit().read(SERVER, null, 9)).toEqual([]);
  });

  test('what cannot be noted is not taken down', async () => {
    const id = await delivered();
    await redis().set(keys.auditPendingOf(SERVER), 'x');
    await expect(takeDowns().take(id, BY, null, noteOf(id))).rejects.toThrow('WRONGTYPE');
    expect(await store().read(id)).toMatchObject({ takeDown: null, outputUrl: OUTPUT });
  });
});

describe('taking off', () => {
  test('lets it go as long after as it would have been kept, with its last link gone', async () => {
    const id = await delivered();
    await redis().pexpire(keys.edit(id), 5 * DAY_MS);
    await takeDowns(NOW).take(id, BY, null, noteOf(id));
    expect(await redis().pttl(keys.edit(id))).toBe(-1);
    await takeDowns(NOW + DAY_MS).takenOff(id);
    expect(await redis().pttl(keys.edit(id))).toBeGreaterThan(3.9 * DAY_MS);
    expect(await redis().pttl(keys.edit(id))).toBeLessThanOrEqual(4 * DAY_MS);
    expect(await takeDowns().hiddenUrl(id)).toBeNull();
    expect(JSON.stringify(await redis().hgetall(keys.edit(id)))).not.toContain(OUTPUT);
    expect(await store().open()).toEqual([]);
    await takeDowns(NOW + 2 * DAY_MS).takenOff(id);
    expect((await store().read(id))?.takenOffAtMs).toBe(NOW + DAY_MS);
  });

  test('one whose person was not told yet needs somebody until they were', async () => {
    const id = await delivered(false);
    await takeDowns().take(id, BY, null, noteOf(id));
    await takeDowns().takenOff(id);
    expect(await store().open()).toEqual([id]);
    await store().told(id, 'reply');
    expect(await store().open()).toEqual([]);
    expect(await redis().pttl(keys.edit(id))).toBeGreaterThan(0);
  });

  test('told while it is being taken down, it still needs somebody', async () => {
    const id = await delivered(false);
    await takeDowns().take(id, BY, null, noteOf(id));
    await store().told(id, 'reply');
    expect(await store().open()).toEqual([id]);
    expect(await redis().pttl(keys.edit(id))).toBe(-1);
    await takeDowns().takenOff(id);
    expect(await store().open()).toEqual([]);
    const left = await redis().pttl(keys.edit(id));
    expect(left).toBeGreaterThan(RETENTION_MS - 60_000);
  });

  test('is nothing for what was not taken down', async () => {
    const id = await delivered();
    await takeDowns().takenOff(id);
    expect(await store().read(id)).toMatchObject({ takenOffAtMs: null, outputUrl: OUTPUT });
  });
});

describe('reports', () => {
  const report = async (id: string, by: string, now = NOW) =>
    reports(now).add(id, { by, reason: `by ${by}` }, reportNote(id, by));

  test('count once for each person, fifty at once, and go with their edit', async () => {
    const id = await delivered();
    const all = await Promise.all(Array.from({ length: 50 }, async () => report(id, '1')));
    expect(all.filter((one) => one === 'added')).toHaveLength(1);
    expect(all.filter((one) => one === 'repeated')).toHaveLength(49);
    expect(await report(id, '2', NOW + 1)).toBe('added');
    expect(await reports().read(id)).toEqual({
      round: 1,
      reports: [
        { by: '1', atMs: NOW, reason: 'by 1' },
        { by: '2', atMs: NOW + 1, reason: 'by 2' },
      ],
      decision: null,
      card: null,
      rev: 2,
    });
    // The edit's first: time goes on between the two.
    const edits = await redis().pttl(keys.edit(id));
    const left = await redis().pttl(keys.reports(id));
    expect(left).toBeLessThanOrEqual(edits);
    expect(left).toBeGreaterThan(RETENTION_MS - 60_000);
    expect(await redis().zrange(keys.reportedBy('1'), '0', '-1')).toEqual([id]);
    expect(await audit().read(SERVER, null, 9)).toMatchObject([
      { action: 'edit.reported', actor: { userId: '2' }, reason: 'bad' },
      { action: 'edit.reported', actor: { userId: '1' }, about: id },
    ]);
  });

  test('of what is taken down count no more', async () => {
    const id = await delivered();
    await takeDowns().take(id, BY, null, noteOf(id));
    expect(await report(id, '1')).toBe('taken_down');
    expect(await reports().read(id)).toBeNull();
  });

  test('a round is decided once; the next report begins another', async () => {
    const id = await delivered();
    await report(id, '1');
    const note = decided(SERVER, 'report.dismissed', '7', { about: id });
    expect(await reports().dismiss(id, 2, '7', note)).toBe(false);
    const both = await Promise.all([
      reports().dismiss(id, 1, '7', note),
      reports().dismiss(id, 1, '8', { ...note, actor: '8' }),
    ]);
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await takeDowns().take(id, BY, 1, noteOf(id))).toEqual({ kind: 'decided' });
    await report(id, '2');
    expect(await reports().read(id)).toMatchObject({ round: 2, decision: null, card: null });
    expect(await takeDowns().take(id, BY, 2, noteOf(id))).toMatchObject({ kind: 'taken' });
    const decision = { kind: 'taken_down', by: '7', atMs: NOW, reason: BY.reason };
    expect(await reports().read(id)).toMatchObject({ round: 2, decision });
    expect(await reports().dismiss(id, 2, '8', { ...note, actor: '8' })).toBe(false);
  });

  test('dismissed and taken down at once: one of the two, and one record of it', async () => {
    const note = (about: string) => decided(SERVER, 'report.dismissed', '8', { about });
    for (let rounds = 0; rounds < 25; rounds += 1) {
      const id = await delivered();
      await report(id, '1');
      const [down, dismissed] = await Promise.all([
        takeDowns().take(id, BY, 1, noteOf(id)),
        reports().dismiss(id, 1, '8', note(id)),
      ]);
      expect(down.kind === 'taken').toBe(!dismissed);
      expect((await store().read(id))?.takeDown !== null).toBe(!dismissed);
      const kind = dismissed ? 'dismissed' : 'taken_down';
      expect((await reports().read(id))?.decision?.kind).toBe(kind);
    }
    expect(await audit().read(SERVER, null, 99)).toHaveLength(50);
  });

  test('a clip that is taken down on itself ends the round that waits', async () => {
    const id = await delivered();
    await report(id, '1');
    await takeDowns().take(id, { ...BY, kind: 'deleted' }, null, noteOf(id));
    expect((await reports().read(id))?.decision).toMatchObject({ kind: 'deleted', by: '7' });
  });

  test('their card is due until it says all', async () => {
    const id = await delivered();
    const card = { channelId: '3', messageId: '4' };
    await report(id, '1');
    expect(await reports().due()).toEqual([id]);
    expect(await reports().claim(id, 60_000)).toBe(true);
    expect(await reports().claim(id, 60_000)).toBe(false);
    await report(id, '2');
    expect(await reports().shown(id, { round: 1, rev: 1 }, card)).toBe(false);
    expect([await reports().due(), await reports().claim(id, 60_000)]).toEqual([[id], true]);
    expect(await reports().shown(id, { round: 1, rev: 2 }, { ...card, messageId: '5' })).toBe(true);
    expect(await reports().due()).toEqual([]);
    expect((await reports().read(id))?.card).toEqual({ ...card, messageId: '5' });
    await redis().sadd(keys.reportsDue, 'knone');
    expect(await reports().shown('knone', { round: 0, rev: 0 }, card)).toBe(true);
    expect(await redis().exists(keys.reports('knone'))).toBe(0);
  });
});
