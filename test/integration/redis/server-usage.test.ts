import { expect, test } from 'vitest';

import { useOwnRedis } from './audit-stage.ts';
import { askOf, endingOf, ledgerOf, MICROS, NO_LIMITS, SERVER } from './ledger-stage.ts';
import { keys } from '../../../src/redis/keys.ts';

const { redis } = useOwnRedis();

/** The stream of the ledger goes by Redis's own clock, so that is what the days are told by too. */
const DAY_MS = 86_400_000;

test('nothing yet', async () => {
  expect(await ledgerOf(redis()).ofServer(SERVER)).toEqual({
    nowMs: expect.any(Number),
    today: { heldMicros: 0, spentMicros: 0 },
    month: { heldMicros: 0, spentMicros: 0 },
    running: 0,
    waiting: 0,
    pending: 0,
    people: [],
  });
});

test('what is held, spent and given back, whose it is, and what waits; of this server alone', async () => {
  const nowMs = Date.now();
  const ledger = ledgerOf(redis(), () => nowMs);
  const reserve = async (changes: Parameters<typeof askOf>[0]) => {
    const ask = askOf(changes);
    await ledger.reserve(ask, NO_LIMITS);
    return ask.edit;
  };
  for (const person of ['81', '82', '82']) await reserve({ person });
  const back = await reserve({ person: '81' });
  await ledger.end(back, endingOf('cancelled'));
  const done = await reserve({ person: '81' });
  const cost = { mark: '1', requestId: 'r', outputUrl: 'u', costMicros: String(MICROS * 2) };
  await ledger.end(done, endingOf('delivered', cost));
  await reserve({ person: '83', awaitsApproval: true });
  await reserve({ person: '84', server: '701' });
  await redis().hset(keys.turnsCounts, SERVER, '1');
  expect(await ledger.ofServer(SERVER)).toEqual({
    nowMs,
    today: { heldMicros: 4 * MICROS, spentMicros: 2 * MICROS },
    month: { heldMicros: 4 * MICROS, spentMicros: 2 * MICROS },
    running: 2,
    waiting: 1,
    pending: 1,
    people: [
      { userId: '81', edits: 2 },
      { userId: '82', edits: 2 },
      { userId: '83', edits: 1 },
    ],
  });
});

test('a month is the sum of its days so far, and those of the month before are none of it', async () => {
  const nowMs = Date.UTC(2026, 10, 3, 12);
  for (const [days, spent] of [
    [0, 1],
    [2, 10],
    [3, 100],
  ] as const) {
    const day = String(Math.floor((nowMs - days * DAY_MS) / DAY_MS));
    await redis().hset(keys.ledgerServer(SERVER, day), 'spent', spent * MICROS);
  }
  const { today, month } = await ledgerOf(redis(), () => nowMs).ofServer(SERVER);
  expect([today.spentMicros, month.spentMicros]).toEqual([MICROS, 11 * MICROS]);
});
