import { Queue } from 'bullmq';
import { describe, expect, test } from 'vitest';

import { decided } from '../../../src/core/audit.ts';
import type { EditState } from '../../../src/core/states.ts';
import { emptyQueues } from '../../../src/queue/empty-queues.ts';
import { createProducer } from '../../../src/queue/producer.ts';
import { showLife } from '../../../src/redis/alive.ts';
import { createAudit } from '../../../src/redis/audit.ts';
import { openRedis, whenReady } from '../../../src/redis/connection.ts';
import { createLedger } from '../../../src/redis/ledger.ts';
import { createOutbox } from '../../../src/redis/outbox.ts';
import { createRestore, isRestoring } from '../../../src/redis/restore.ts';
import { createTakeDowns } from '../../../src/redis/take-downs.ts';
import { createLine } from '../../../src/redis/turns.ts';
import { databaseUrl } from '../../support/database.ts';
import { acceptedEdit, intakeOf, specOf, storeOf, useDatabase } from './stage.ts';

const { redis } = useDatabase();

const DAY_MS = 86_400_000;
const ESTIMATE = 1_050_000;
const COST = 1_280_000;
const MARK = { owner: 'w', version: 'v2', atMs: 1 } as const;
const MESSAGE = { channelId: '7', messageId: '8' };
const OUTPUT = { outputUrl: 'https://o.example/1', costMicros: COST };

const edits = () => storeOf(redis(), 'w').edits;
const restore = () => createRestore({ redis: redis(), retentionMs: 30 * DAY_MS });
const ledger = () => createLedger({ redis: redis() });
const line = () => createLine({ redis: redis(), slots: 9, perMinute: 99 });
const due = async () => createOutbox({ redis: redis() }).due(-1_000);

const UNFINISHED = [
  'awaiting_approval',
  'queued',
  'submitting',
  'generating',
  'awaiting_review',
  'delivering',
] as const satisfies EditState[];

async function editIn(state: (typeof UNFINISHED)[number] | 'failed') {
  const gate = state === 'awaiting_approval' ? 'approval' : 'open';
  const { id, ...edit } = await acceptedEdit(redis(), specOf({ gate }));
  await edits().place(id, MESSAGE);
  await edits().posting(id);
  const goTo = async (to: EditState, from: EditState, set = {}) =>
    edits().move({ id, from: [from], to, set });
  if (state === 'awaiting_approval' || state === 'queued') return { id, ...edit };
  expect(await line().next()).toBe(id);
  if (state === 'failed') await goTo('failed', 'queued');
  else await edits().mark(id, MARK);
  if (state === 'submitting' || state === 'failed') return { id, ...edit };
  await goTo('generating', 'submitting', { requestId: 'r' });
  if (state !== 'generating') await goTo(state, 'generating', OUTPUT);
  return { id, ...edit };
}

describe('a store that came out of a backup', () => {
  test.each(UNFINISHED)('an edit in %s ends, settled, to be told anew', async (state) => {
    const { id, serverId, requesterId } = await editIn(state);
    expect((await edits().read(id))?.state).toBe(state);
    const done = await restore().endAll();
    expect(done).toEqual({ ended: 1, toTell: 0, wrong: 0 });
    expect(await edits().read(id)).toMatchObject({
      state: 'unknown_outcome',
      failure: { code: 'backup_restored', facts: {} },
      // What stands in the channel may hold the clip by now: it is left alone.
      message: null,
    });
    expect(await edits().token(id)).toBeNull();
    expect(await edits().posting(id)).toBe(false);
    expect(await due()).toEqual([{ queue: 'deliver', id }]);
    expect(await line().next()).toBeNull();
    expect(await line().busy()).toBe(0);
    const cost = state === 'awaiting_review' || state === 'delivering' ? COST : ESTIMATE;
    expect(await ledger().standing(serverId, requesterId)).toMatchObject({
      running: 0,
      pending: 0,
      dayEdits: 0,
      dayClipMs: 0,
      serverHeldMicros: 0,
      serverSpentMicros: cost,
    });
    expect(await ledger().reckon()).toEqual([]);
  });

  test('it may be done again, and changes nothing more', async () => {
    await editIn('generating');
    await editIn('queued');
    await restore().endAll();
    const once = await redis().dbsize();
    const spent = await ledger().lines(9);
    expect(await restore().endAll()).toEqual({ ended: 0, toTell: 2, wrong: 0 });
    expect(await redis().dbsize()).toBe(once);
    expect(await ledger().lines(9)).toEqual(spent);
  });

  test('what was over stays as it ended, and is told where it was to be told', async () => {
    const { id } = await editIn('failed');
    expect(await restore().endAll()).toEqual({ ended: 0, toTell: 1, wrong: 0 });
    expect(await edits().read(id)).toMatchObject({ state: 'failed', message: MESSAGE });
    expect(await due()).toEqual([{ queue: 'deliver', id }]);
  });

  test('what was taken down on its way goes on to where nothing shows it', async () => {
    const { id, serverId } = await editIn('delivering');
    const down = { kind: 'taken_down', by: '5', reason: '' } as const;
    const decision = decided(serverId, 'edit.taken_down', '5', { about: id });
    const takeDowns = createTakeDowns({ redis: redis(), retentionMs: DAY_MS });
    await takeDowns.take(id, down, null, decision);
    expect(await restore().endAll()).toMatchObject({ ended: 0, toTell: 1 });
    expect((await edits().read(id))?.state).toBe('delivering');
  });

  test('nobody hears that nothing was spent: the request may have become an edit since', async () => {
    const spec = specOf();
    const { intakes } = storeOf(redis(), 'gone');
    await intakes.open(intakeOf(spec, 'gone'));
    await restore().endAll();
    expect(await storeOf(redis(), 'other').intakes.orphaned()).toEqual([]);
  });

  test('queues and what was on its way into them are empty', async () => {
    const connection = openRedis(databaseUrl(), 'impatient', () => {});
    await whenReady(connection);
    const producer = createProducer(connection);
    const { id } = await editIn('queued');
    await producer.push('generate', id);
    await producer.push('deliver', id);
    await createOutbox({ redis: redis() }).again('generate', id);
    await emptyQueues(redis());
    await restore().endAll();
    expect(await producer.has('generate', id)).toBe(false);
    expect(await due()).toEqual([{ queue: 'deliver', id }]);
    await producer.close();
    connection.disconnect();
  });

  test('jobs that somebody was at work on are gone too', async () => {
    const queue = new Queue('generate', { connection: redis(), prefix: '{kling}' });
    await queue.add('edit', { editId: 'kx' }, { jobId: 'kx', priority: 1 });
    // As a worker that was cut off leaves it.
    await redis().rpush('{kling}:generate:active', 'kx');
    await redis().zrem('{kling}:generate:prioritized', 'kx');
    await emptyQueues(redis());
    expect(await queue.getJobCounts()).toMatchObject({ active: 0, prioritized: 0 });
    expect(await redis().exists('{kling}:generate:kx')).toBe(0);
    await queue.close();
  });

  test('who works on it is seen until their sign of life is over', async () => {
    expect(await restore().living()).toBe(0);
    const stop = showLife(redis(), 'somebody', 60_000);
    await expect.poll(async () => restore().living()).toBeGreaterThan(50_000);
    await stop();
    expect(await restore().living()).toBe(0);
    // The doctor, and an intake that was let go of, are nobody at work.
    await redis().set('{kling}:alive:doctor', '1', 'PX', 60_000);
    await redis().set('{kling}:alive:nobody:7', '1', 'PX', 60_000);
    expect(await restore().living()).toBe(0);
  });

  test('from beginning to end nobody starts, and the bot’s log says what was done', async () => {
    expect(await isRestoring(redis())).toBe(false);
    await restore().begin();
    expect(await isRestoring(redis())).toBe(true);
    await editIn('queued');
    await restore().finish(await restore().endAll());
    expect(await isRestoring(redis())).toBe(false);
    const [entry] = await createAudit({ redis: redis() }).read('bot', null, 5);
    expect(entry).toMatchObject({
      action: 'backup.restored',
      after: { ended: 1, toTell: 0 },
    });
  });
});
