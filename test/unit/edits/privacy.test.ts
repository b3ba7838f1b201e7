import { beforeEach, expect, test } from 'vitest';

import { erasePerson, exportPerson, readPrivacy, setPings } from '../../../src/edits/privacy.ts';
import { KEPT_NOTHING } from '../discord/samples.ts';
import { asked } from './asked.ts';
import { codeOf } from './fake-run.ts';
import { FakeWorld } from './fake-world.ts';

const { asker } = asked();

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
});

test('what is kept is read for who asks, there', async () => {
  world.takeDowns.kept = { ...KEPT_NOTHING, edits: 2 };
  const report = { pings: true, here: { edits: 2 }, keptDays: 30 };
  expect(await readPrivacy(world.deps, asker)).toMatchObject(report);
  expect(await setPings(world.deps, asker, false)).toMatchObject({ ...report, pings: false });
});

test('an export is theirs alone', async () => {
  expect(JSON.parse(await exportPerson(world.deps, asker))).toEqual({ userId: asker.userId });
});

test('erasing is noted without a name, once everything is gone', async () => {
  expect(await erasePerson(world.deps, asker)).toEqual({ edits: 2, reports: 1, left: ['k1'] });
  const order = ['personal.erase', 'audit.forgetPerson', 'audit.note'];
  expect(world.calls.filter((call) => order.includes(call))).toEqual(order);
  expect(world.limits.noted).toEqual([
    {
      chain: 'bot',
      action: 'privacy.erased',
      actor: null,
      subject: null,
      about: null,
      reason: null,
      before: null,
      after: { edits: 2, reports: 1, left: 1 },
    },
  ]);
  expect(JSON.stringify([world.limits.noted, world.logged])).not.toContain(asker.userId);
});

test('a store that is away: said, and nothing is noted as done', async () => {
  world.plan('audit.forgetPerson', () => {
    throw new Error('away');
  });
  expect(await codeOf(erasePerson(world.deps, asker))).toBe('store_unreachable');
  expect(world.limits.noted).toEqual([]);
});
