import { expect, test } from 'vitest';

import { decided } from '../../../src/core/audit.ts';
import { NO_GATE_SETTINGS } from '../../../src/core/gate.ts';
import { NO_SERVER_LIMITS } from '../../../src/core/limits.ts';
import { createAudit } from '../../../src/redis/audit.ts';
import { keys } from '../../../src/redis/keys.ts';
import { createServerCare } from '../../../src/redis/server-care.ts';
import { createServerSettings } from '../../../src/redis/server-settings.ts';
import { useOwnRedis } from './audit-stage.ts';
import { acceptedEdit, specOf } from './stage.ts';

const { redis } = useOwnRedis();
const NOW = 1_700_000_000_000;
const DAY_MS = 86_400_000;

const care = (now = NOW) => createServerCare({ redis: redis(), now: () => now });
const settings = () => createServerSettings({ redis: redis() });
const audit = () => createAudit({ redis: redis() });

async function edited(serverId: string): Promise<string> {
  const spec = specOf();
  const { id } = await acceptedEdit(
    redis(),
    specOf({ serverId, asker: { ...spec.asker, serverId } }),
  );
  return id;
}

test('each server is looked at once in a while, by one of those who ask; new ones after that', async () => {
  await edited('31');
  await settings().setLimits('32', NO_SERVER_LIMITS, decided('32', 'limits.changed', '7'));
  await audit().seal();
  expect(await care().due(DAY_MS, 9)).toEqual([]);
  const both = await Promise.all([
    care(NOW + DAY_MS).due(DAY_MS, 1),
    care(NOW + DAY_MS).due(DAY_MS, 1),
    care(NOW + DAY_MS).due(DAY_MS, 1),
  ]);
  expect(both.flat().toSorted()).toEqual(['31', '32']);
  expect(await care(NOW + DAY_MS).due(DAY_MS, 9)).toEqual([]);
  expect((await care(NOW + 2 * DAY_MS).due(DAY_MS, 9)).toSorted()).toEqual(['31', '32']);
});

test('since when it is gone counts from the first time, and anew once it was back', async () => {
  expect(await care().seen('31', false)).toBe(0);
  expect(await care(NOW + DAY_MS).seen('31', false)).toBe(DAY_MS);
  expect(await care(NOW + DAY_MS).seen('31', true)).toBe(0);
  expect(await care(NOW + 2 * DAY_MS).seen('31', false)).toBe(0);
});

test('a purge leaves nothing of one server, and all of the others', async () => {
  const ids = [await edited('31'), await edited('310')];
  for (const serverId of ['31', '310']) {
    const by = (action: 'gate.changed' | 'person.blocked') => decided(serverId, action, '7');
    await settings().setGate(serverId, NO_GATE_SETTINGS, by('gate.changed'));
    const block = { reason: 'x', untilMs: null };
    await settings().setBlock(serverId, '8', block, by('person.blocked'));
  }
  await audit().seal();
  await care().due(DAY_MS, 9);
  await care().seen('31', false);
  await audit().purge('31');
  await care().purge('31');
  const about = (await redis().keys('*')).filter((key) => key.split(':').includes('31'));
  expect(about.filter((key) => !/^\{kling\}:(ledger|turns):/.test(key))).toEqual([]);
  for (const key of [keys.servers, keys.auditChains]) {
    expect(await redis().smembers(key)).toEqual(['310']);
  }
  expect(await redis().hgetall(keys.serversRemoved)).toEqual({});
  expect(await care(NOW + 9 * DAY_MS).due(DAY_MS, 9)).toEqual(['310']);
  expect(await settings().block('310', '8')).not.toBeNull();
  expect(await audit().verify('310')).toMatchObject({ kind: 'whole', entries: 2 });
  expect(await redis().exists(keys.edit(ids[1] ?? ''))).toBe(1);
  await expect(care().purge('*')).rejects.toThrow('No server');
});
