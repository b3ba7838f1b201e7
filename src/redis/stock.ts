import type { Redis } from 'ioredis';
import { z } from 'zod';

import type { PauseReason } from '../core/pause.ts';
import { EDIT_STATES, isEnding, type EditState } from '../core/states.ts';
import { homeOf } from './connection.ts';
import { keys } from './keys.ts';
import { createLedger } from './ledger.ts';
import { createPauses } from './pauses.ts';
import { storeNow } from './store-clock.ts';

/** Edits looked at in one command each, so that the store is never held up. */
const PAGE = 500;
/** Of more open edits than this, the oldest are looked at. */
const MOST = 20_000;

interface Waiting {
  edits: number;
  /** 0 when none waits. */
  oldestMs: number;
}

const time = z
  .string()
  .nullable()
  .transform((text) => (text === null || text === '' ? 0 : Number(text)));

const decided = z.object({ atMs: z.number() });

/** When something was decided about it; 0 for nothing. */
const decisionTime = z
  .string()
  .nullable()
  .transform((text) => (text === null || text === '' ? 0 : decided.parse(JSON.parse(text)).atMs));

const FIELDS = ['state', 'acceptedAtMs', 'completedAtMs', 'endedAtMs', 'decision', 'takeDown'];

const storedEdit = z.tuple([
  z.enum(EDIT_STATES).nullable(),
  time,
  time,
  time,
  decisionTime,
  decisionTime,
]);

/** What everybody's edits, budgets and pauses come to now. For looking at, in several steps: nothing is decided by it. */
export async function takeStock(redis: Redis): Promise<{
  open: Map<EditState, number>;
  waiting: { generate: Waiting; deliver: Waiting };
  slotsBusy: number;
  month: { spentMicros: number; heldMicros: number };
  pause: PauseReason | null;
  memoryBytes: number | null;
  memoryLimitBytes: number | null;
}> {
  const [nowMs, slotsBusy, standing, pause, memory] = await Promise.all([
    storeNow(redis),
    redis.zcard(keys.turnsRunning),
    // Of nobody in no server: the bot's month is everybody's.
    createLedger({ redis }).standing('', ''),
    createPauses({ redis }).current(),
    readMemory(redis),
  ]);
  return {
    ...(await countOpen(redis, nowMs)),
    slotsBusy,
    month: { spentMicros: standing.botSpentMicros, heldMicros: standing.botHeldMicros },
    pause: pause?.reason ?? null,
    ...memory,
  };
}

async function countOpen(redis: Redis, nowMs: number) {
  const open = new Map<EditState, number>(EDIT_STATES.map((state) => [state, 0]));
  const waiting = { generate: { edits: 0, oldestMs: 0 }, deliver: { edits: 0, oldestMs: 0 } };
  // By the latest of these times: what waits for a moderator waits for no queue of ours.
  const wait = (queue: Waiting, ...sinceMs: number[]) => {
    queue.edits += 1;
    queue.oldestMs = Math.max(queue.oldestMs, nowMs - Math.max(...sinceMs));
  };
  for (let from = 0; from < MOST; from += PAGE) {
    const ids = await redis.zrange(keys.active, String(from), String(from + PAGE - 1));
    for (const edit of await readEdits(redis, ids)) {
      const [state, acceptedMs, completedMs, endedMs, decidedMs, takenDownMs] = edit;
      if (state === null) continue;
      open.set(state, (open.get(state) ?? 0) + 1);
      if (state === 'queued') wait(waiting.generate, acceptedMs, decidedMs);
      if (state === 'delivering') wait(waiting.deliver, completedMs, decidedMs, takenDownMs);
      else if (isEnding(state)) wait(waiting.deliver, endedMs, takenDownMs);
    }
    if (ids.length < PAGE) break;
  }
  return { open, waiting };
}

async function readEdits(redis: Redis, ids: readonly string[]) {
  return Promise.all(
    ids.map(async (id) => storedEdit.parse(await redis.hmget(keys.edit(id), ...FIELDS))),
  );
}

/** Null where the store does not say: managed ones, and some users, may not be asked. */
async function readMemory(redis: Redis) {
  const info = await readInfo(redis);
  const field = (name: string): number | null => {
    const value = new RegExp(`^${name}:(\\d+)`, 'm').exec(info)?.[1];
    return value === undefined ? null : Number(value);
  };
  return { memoryBytes: field('used_memory'), memoryLimitBytes: field('maxmemory') };
}

async function readInfo(redis: Redis): Promise<string> {
  try {
    return await homeOf(redis).info('memory');
  } catch {
    return '';
  }
}
