import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { failure, type ErrorCode, type Failure } from '../../../src/core/errors.ts';
import { submitFate } from '../../../src/core/submit-fate.ts';
import { decide } from '../../../src/queue/outcome.ts';
import { TABLE, type First } from './outcome-table.ts';

const NOW = Date.UTC(2026, 10, 22, 12);

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

const CODES = Object.keys(TABLE) as ErrorCode[];

/** A failure with the facts that a decision looks at; the others are only for words. */
function sample(code: ErrorCode): Failure {
  if (code === 'owner_busy') return failure(code, { waitMs: 1_234 });
  if (code === 'provider_rate_limited') return failure(code, { retryAtMs: null });
  if (code === 'discord_unavailable') return failure(code, { retryAfterMs: null });
  return { code, facts: {} } as Failure;
}

function first(queue: 'generate' | 'deliver', code: ErrorCode): First {
  const outcome = decide(queue, sample(code), 1);
  if (outcome.kind === 'end') return outcome.as;
  return outcome.kind === 'again' ? outcome.afterMs : 'hand-back';
}

/** How often a step is done again before it ends. */
function triesOf(queue: 'generate' | 'deliver', code: ErrorCode): number {
  let times = 1;
  while (times < 5_000 && decide(queue, sample(code), times).kind === 'again') times += 1;
  return times - 1;
}

describe('the first decision', () => {
  test.each(CODES)('%s', (code) => {
    expect([first('generate', code), first('deliver', code)]).toEqual(TABLE[code]);
  });
});

describe('a submit', () => {
  test('is repeated only after 429, 500, 503, when nothing was sent, all is paused, Discord gives no fresh link or nobody can say whose a clip is, or when nobody knows what broke', () => {
    const again = CODES.filter((code) => typeof first('generate', code) === 'number');
    expect(again.toSorted()).toEqual([
      'consent_unknown',
      'discord_unavailable',
      'edits_paused',
      'internal',
      'owner_busy',
      'provider_error',
      'provider_rate_limited',
      'provider_unavailable',
      'provider_unreachable',
      'store_unreachable',
    ]);
  });

  // Of these only `internal` can come from a submit; its mark stays on, and the next run finds it and does not submit.
  test('what may have been taken is never decided again, except where the mark holds it', () => {
    const risky = CODES.filter(
      (code) =>
        submitFate(code) === 'unknown' && decide('generate', sample(code), 1).kind !== 'end',
    );
    expect(risky.toSorted()).toEqual([
      'consent_unknown',
      // Before the mark: a fresh link was asked for.
      'discord_unavailable',
      'edits_paused',
      'handed_back',
      'internal',
      'owner_busy',
      'store_unreachable',
    ]);
  });

  test('what was surely not taken is tried again, what was refused is not', () => {
    const follows = {
      not_taken: { kind: 'again' },
      refused: { kind: 'end', as: 'failed' },
      unknown: { kind: 'end', as: 'unknown_outcome' },
    };
    const codes = CODES.filter((one) => one.startsWith('provider_'));
    expect(codes.length).toBeGreaterThan(20);
    for (const code of codes) {
      expect(decide('generate', sample(code), 1)).toMatchObject(follows[submitFate(code)]);
    }
  });

  test('a 500 is repeated twice at most', () => {
    expect([1, 2, 3].map((times) => decide('generate', sample('provider_error'), times))).toEqual([
      { kind: 'again', afterMs: 2_000 },
      { kind: 'again', afterMs: 4_000 },
      { kind: 'end', as: 'failed' },
    ]);
  });

  test.each<[ErrorCode, number]>([
    ['provider_error', 2],
    ['internal', 5],
    ['provider_unreachable', 20],
    ['provider_unavailable', 20],
    ['provider_rate_limited', 60],
    ['store_unreachable', 1_000],
  ])('%s: %i times, then the end', (code, tries) => {
    expect(triesOf('generate', code)).toBe(tries);
    expect(decide('generate', sample(code), tries + 1)).toEqual({ kind: 'end', as: 'failed' });
  });

  test.each(['provider_error', 'provider_unavailable'] as const)(
    '%s under v1 is not repeated',
    (code) => {
      const refused = (version: 'v1' | 'v2') => decide('generate', failure(code, { version }), 1);
      expect(refused('v1')).toEqual({ kind: 'end', as: 'failed' });
      expect(refused('v2')).toMatchObject({ kind: 'again' });
    },
  );

  // A v1 answer is the billed clip itself, and a full disk loses it.
  test('a paid clip that did not fit on the disk is not said to have failed', () => {
    expect(submitFate('disk_full')).toBe('unknown');
    expect(decide('generate', sample('disk_full'), 1)).toEqual({
      kind: 'end',
      as: 'unknown_outcome',
    });
  });
});

describe('later and later', () => {
  test.each<['generate' | 'deliver', ErrorCode, number[]]>([
    ['generate', 'provider_unreachable', [2_000, 4_000, 8_000, 16_000, 30_000, 30_000]],
    ['generate', 'provider_rate_limited', [5_000, 10_000, 20_000, 40_000, 60_000, 60_000]],
    ['generate', 'store_unreachable', [1_000, 2_000, 4_000, 8_000, 10_000, 10_000]],
    ['deliver', 'internal', [2_000, 4_000, 8_000, 16_000, 32_000, 64_000]],
    ['deliver', 'discord_unavailable', [2_000, 4_000, 8_000, 16_000, 32_000, 60_000]],
  ])('%s, %s', (queue, code, waits) => {
    const decided = waits.map((_, at) => decide(queue, sample(code), at + 1));
    expect(decided).toEqual(waits.map((afterMs) => ({ kind: 'again', afterMs })));
  });

  test.each<[number, number]>([
    [NOW + 7_000, 7_000],
    [NOW + 10, 1_000],
    [NOW - 60_000, 1_000],
    [NOW + 3_600_000, 300_000],
  ])('the provider says when: %i', (retryAtMs, afterMs) => {
    const outcome = decide('generate', failure('provider_rate_limited', { retryAtMs }), 30);
    expect(outcome).toEqual({ kind: 'again', afterMs });
  });

  test('but not for ever', () => {
    const limited = failure('provider_rate_limited', { retryAtMs: NOW + 7_000 });
    expect(decide('generate', limited, 61)).toEqual({ kind: 'end', as: 'failed' });
  });

  test.each<[number, number]>([
    [7_000, 7_000],
    [0, 250],
  ])('Discord says when: %i', (retryAfterMs, afterMs) => {
    const away = failure('discord_unavailable', { retryAfterMs });
    expect(decide('deliver', away, 9)).toEqual({ kind: 'again', afterMs });
    expect(decide('deliver', away, 601)).toEqual({ kind: 'end', as: 'undeliverable' });
  });
});

describe('a delivery', () => {
  test('goes on after everything but a result that is no more, or that will never be taken', () => {
    const ends = CODES.filter((code) => decide('deliver', sample(code), 1).kind === 'end');
    const before = ['source_expired', 'clip_not_prepared'];
    expect(ends.filter((code) => !before.includes(code)).join(' ')).toBe(
      'result_gone result_refused result_not_video discord_too_large',
    );
  });

  test('a clip that is to be prepared first is tried again only where that can help', () => {
    const lacking = failure('clip_not_prepared', { why: 'no_ffmpeg' });
    expect(decide('deliver', lacking, 1)).toEqual({ kind: 'again', afterMs: 2_000 });
    expect(decide('deliver', lacking, 7)).toEqual({ kind: 'end', as: 'undeliverable' });
    const broken = failure('clip_not_prepared', { why: 'unreadable' });
    expect(decide('deliver', broken, 1)).toEqual({ kind: 'end', as: 'undeliverable' });
  });

  test('a paid clip waits for hours, and Discord’s outages for longer', () => {
    expect(triesOf('deliver', 'discord_no_access')).toBe(40);
    expect(triesOf('deliver', 'discord_unavailable')).toBe(600);
    const waits = Array.from({ length: 40 }, (_, at) =>
      decide('deliver', sample('internal'), at + 1),
    );
    const total = waits.reduce((sum, one) => sum + (one.kind === 'again' ? one.afterMs : 0), 0);
    expect(total).toBeGreaterThan(2 * 3_600_000);
  });

  test('never ends as failed: the clip is there', () => {
    const ends = CODES.flatMap((code) =>
      [1, 41, 601, 5_000].map((times) => decide('deliver', sample(code), times)),
    ).filter(({ kind }) => kind === 'end');
    expect(ends.length).toBeGreaterThan(CODES.length);
    expect(ends.filter((one) => one.kind === 'end' && one.as !== 'undeliverable')).toEqual([]);
  });
});

test('handed back and a busy owner are no failures: they never end anything', () => {
  for (const queue of ['generate', 'deliver'] as const) {
    expect(decide(queue, sample('handed_back'), 10_000)).toEqual({ kind: 'hand-back' });
    expect(decide(queue, sample('owner_busy'), 10_000)).toEqual({ kind: 'again', afterMs: 1_234 });
  }
});
