import { describe, expect, test } from 'vitest';

import { commands } from '../../../commands/index.ts';
import { NO_SERVER_LIMITS } from '../../../src/core/limits.ts';
import type { LimitsChange } from '../../../src/core/report.ts';
import { stageDispatch } from '../discord/dispatch-stage.ts';
import { CAPS } from '../discord/samples.ts';
import { SERVER, typed } from './payloads.ts';

const INTEGER = 4;
const BOOLEAN = 5;
const ROLE = 8;
const NUMBER = 10;

describe('/kling-admin limits', () => {
  const ROLE_ID = '900000000000000008';

  async function limits(...options: object[]) {
    const asked: (LimitsChange | null)[] = [];
    const stage = stageDispatch({
      commands,
      actions: {
        changeLimits: async (_asker, change) => {
          asked.push(change);
          return { server: NO_SERVER_LIMITS, operator: CAPS };
        },
      },
    });
    await stage.dispatch(
      typed({ name: 'kling-admin', options: [{ name: 'limits', type: 1, options }] }),
    );
    return { asked, answers: stage.answers };
  }
  const role = (value: string) => ({ name: 'role', type: ROLE, value });
  const whole = (name: string, value: number) => ({ name, type: INTEGER, value });
  const usd = (value: number) => ({ name: 'server_usd_a_day', type: NUMBER, value });
  const reset = (value: boolean) => ({ name: 'reset', type: BOOLEAN, value });

  test('with nothing to set it only shows', async () => {
    for (const options of [[], [role(ROLE_ID)], [reset(false)]]) {
      const { asked, answers } = await limits(...options);
      expect(asked).toEqual([null]);
      expect(answers).toEqual([expect.stringMatching(/^private .*: \*\*What holds in this/)]);
    }
  });

  test('everything at once, in milliseconds and micro-dollars', async () => {
    const { asked, answers } = await limits(
      role(ROLE_ID),
      whole('at_once', 5),
      whole('cooldown_s', 10),
      whole('edits_a_day', 20),
      whole('seconds_a_day', 120),
      usd(12.5),
      reset(true),
    );
    expect(asked).toEqual([
      {
        roleId: ROLE_ID,
        atOnce: 5,
        cooldownMs: 10_000,
        dayEdits: 20,
        dayClipMs: 120_000,
        serverDayMicros: 12_500_000,
        reset: true,
      },
    ]);
    expect(answers).toEqual([expect.stringMatching(/^private .*: \*\*Changed\./)]);
  });

  test.each<[string, object[], LimitsChange]>([
    ['one field', [whole('at_once', 3)], { roleId: null, atOnce: 3, reset: false }],
    [
      '0, which is no limit',
      [whole('edits_a_day', 0)],
      { roleId: null, dayEdits: 0, reset: false },
    ],
    ['only a reset', [role(ROLE_ID), reset(true)], { roleId: ROLE_ID, reset: true }],
    ['the role of everybody', [role(SERVER), reset(true)], { roleId: null, reset: true }],
    ['no money', [usd(0)], { roleId: null, serverDayMicros: 0, reset: false }],
    [
      'less than can be counted: never no limit',
      [usd(0.000_000_1)],
      { roleId: null, serverDayMicros: 1, reset: false },
    ],
    ['below nothing', [whole('at_once', -4)], { roleId: null, atOnce: 0, reset: false }],
    [
      'more than means anything',
      [whole('cooldown_s', 2 ** 53), usd(1e300)],
      { roleId: null, cooldownMs: 86_400_000, serverDayMicros: 100_000_000_000, reset: false },
    ],
  ])('%s', async (_name, options, change) => {
    expect((await limits(...options)).asked).toEqual([change]);
  });

  test('what is no number is left out', async () => {
    const { asked } = await limits({ name: 'at_once', type: INTEGER, value: '7' });
    expect(asked).toEqual([null]);
  });
});
