import { describe, expect, test } from 'vitest';

import { NO_SERVER_LIMITS, type ServerLimits } from '../../../src/core/limits.ts';
import { keys } from '../../../src/redis/keys.ts';
import { createServerSettings } from '../../../src/redis/server-settings.ts';
import { useDatabase } from './stage.ts';

const { redis } = useDatabase();
const settings = () => createServerSettings({ redis: redis() });

const SET: ServerLimits = {
  person: { atOnce: 3, cooldownMs: 0 },
  tiers: { '900000000000000007': { dayEdits: 0 }, '900000000000000008': {} },
  serverDayMicros: 5_000_000,
};

describe('a server’s limits', () => {
  test('come back as they were set, each server its own', async () => {
    await settings().setLimits('1', SET);
    await settings().setLimits('2', NO_SERVER_LIMITS);
    expect(await settings().limits('1')).toEqual(SET);
    expect(await settings().limits('2')).toEqual(NO_SERVER_LIMITS);
    expect(await settings().limits('3')).toEqual(NO_SERVER_LIMITS);
    await settings().setLimits('1', { ...SET, person: {} });
    expect(await settings().limits('1')).toEqual({ ...SET, person: {} });
  });

  test('leave what else is stored of the server alone', async () => {
    await redis().hset(keys.server('1'), 'gate', 'open');
    await settings().setLimits('1', SET);
    expect(await redis().hget(keys.server('1'), 'gate')).toBe('open');
  });

  test.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['a list', '[]'],
    ['a part missing', '{"person":{},"tiers":{}}'],
    ['a limit below 0', '{"person":{"atOnce":-1},"tiers":{},"serverDayMicros":null}'],
    ['half an edit', '{"person":{"dayEdits":1.5},"tiers":{},"serverDayMicros":null}'],
    ['a tier that is none', '{"person":{},"tiers":{"1":3},"serverDayMicros":null}'],
    ['a text for a number', '{"person":{},"tiers":{},"serverDayMicros":"5"}'],
  ])('that cannot be read count as not set: %s', async (_name, text) => {
    await redis().hset(keys.server('1'), 'limits', text);
    expect(await settings().limits('1')).toEqual(NO_SERVER_LIMITS);
  });

  test.each([
    ['below 0', { ...SET, serverDayMicros: -1 }],
    ['no whole number', { ...SET, person: { atOnce: 0.5 } }],
    ['no number', { ...SET, person: { cooldownMs: NaN } }],
  ])('that are %s are refused, and what was set stays', async (_name, limits) => {
    await settings().setLimits('1', SET);
    await expect(settings().setLimits('1', limits)).rejects.toThrow(/number|int/i);
    expect(await settings().limits('1')).toEqual(SET);
  });
});
