import { expect, test } from 'vitest';

import type { Asker, Edit } from '../../../src/core/edit.ts';
import type { HistoryCursor, HistoryFilter } from '../../../src/core/history.ts';
import { type HistoryDeps, readHistory } from '../../../src/edits/history.ts';
import { createHistory } from '../../../src/redis/history.ts';
import { keys } from '../../../src/redis/keys.ts';
import { createThumbnails } from '../../../src/redis/thumbnails.ts';
import { useOwnRedis } from './audit-stage.ts';
import { acceptedEdit, specOf, storeOf } from './stage.ts';

const { redis } = useOwnRedis();
const SERVER = '900000000000000006';
const START = 1_700_000_000_000;
const RESULTS = 100_000;
const ALL: HistoryFilter = { userId: null, kind: 'all', channelId: null };
/** Every thousandth result is in a channel that may be seen. */
const SEEN = '31';

const idOf = (number: number): string => `k${String(number).padStart(9, '0')}`;

/** A list of so many results, ten at a time, of which each record is written once it is asked for. */
async function fill(): Promise<void> {
  for (let from = 0; from < RESULTS; from += 10_000) {
    const lines = Array.from({ length: 10_000 }, (_, at) => from + at);
    const flat = lines.flatMap((number) => [START + Math.floor(number / 10), idOf(number)]);
    await redis().zadd(keys.history(SERVER), ...flat);
  }
}

test('a page of a hundred thousand results costs what a page costs', async () => {
  await fill();
  const { id } = await acceptedEdit(redis(), specOf());
  const { edits } = storeOf(redis(), 'worker-a');
  const sample = (await edits.read(id)) as Edit;
  let reads = 0;
  const deps = {
    edits: {
      ...edits,
      // As long in coming as the real one, which is read each time.
      read: async (wanted: string): Promise<Edit> => {
        reads += 1;
        await edits.read(id);
        const channelId = Number(wanted.slice(1)) % 1_000 === 0 ? SEEN : '32';
        return {
          ...sample,
          id: wanted,
          state: 'delivered',
          message: { channelId, messageId: '1' },
        };
      },
    },
    history: createHistory({ redis: redis() }),
    thumbnails: createThumbnails({ redis: redis(), retentionMs: 1e9 }),
    access: { mayView: async () => new Set([SEEN]) },
    // A clock that stands still: only the number of looks bounds a page.
    ambient: { owner: '', now: () => 0, sleep: async () => {}, log: console },
  } as unknown as HistoryDeps;
  const asker: Asker = { ...sample.asker, serverId: SERVER };
  const found: string[] = [];
  let cursor: HistoryCursor | null = null;
  for (let pages = 0; pages < 42; pages += 1) {
    reads = 0;
    const page = await readHistory(deps, asker, ALL, cursor);
    expect(reads).toBeLessThanOrEqual(500);
    found.push(...page.entries.map(({ edit }) => edit.id));
    cursor = page.older;
  }
  // These pages went through twenty thousand results, and left none out.
  expect(found).toEqual(Array.from({ length: 20 }, (_, at) => idOf(99_000 - at * 1_000)));
});
