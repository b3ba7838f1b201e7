import { describe, expect, test } from 'vitest';

import { decided } from '../../../src/core/audit.ts';
import { type GateSettings, NO_GATE_SETTINGS } from '../../../src/core/gate.ts';
import { NO_SERVER_LIMITS, type ServerLimits } from '../../../src/core/limits.ts';
import { NO_WORD_LISTS } from '../../../src/core/word-lists.ts';
import { createAudit } from '../../../src/redis/audit.ts';
import { keys } from '../../../src/redis/keys.ts';
import { createServerSettings } from '../../../src/redis/server-settings.ts';
import { useDatabase } from './stage.ts';

const { redis } = useDatabase();
const settings = () => createServerSettings({ redis: redis() });

const SET: ServerLimits = {
  person: { atOnce: 3, cooldownMs: 0 },
  tiers: { '900000000000000007': { dayEdits: 0 }, '900000000000000008': {} },
  serverDayMicros: 5_000_000,
  showsCost: false,
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

describe('a change of limits that somebody decided', () => {
  const audit = () => createAudit({ redis: redis() });
  const decision = decided('1', 'limits.changed', '7', { about: 'limits' });

  test('is noted with it, with what was there before', async () => {
    await settings().setLimits('1', SET, decision);
    await settings().setLimits('1', NO_SERVER_LIMITS, { ...decision, actor: '8' });
    expect(await audit().read('1', null, 9)).toMatchObject([
      { action: 'limits.changed', actor: { userId: '8' }, before: SET, after: NO_SERVER_LIMITS },
      { action: 'limits.changed', actor: { userId: '7' }, before: null, after: SET },
    ]);
    expect(await audit().verify('1')).toMatchObject({ kind: 'whole', entries: 2 });
  });

  test('by many at once is one story, in which each finds what the one before left', async () => {
    const all = Array.from({ length: 40 }, (_, at) => ({ ...SET, serverDayMicros: at }));
    const others = all.map(() => redis().duplicate());
    await Promise.all(
      all.map(async (limits, at) => {
        const store = createServerSettings({ redis: others[at] ?? redis() });
        await store.setLimits('1', limits, decision);
      }),
    );
    for (const other of others) other.disconnect();
    const story = await audit().readAfter('1', 0, 99);
    let before: unknown = null;
    for (const entry of story) {
      expect(entry).toMatchObject({ before });
      before = entry.kind === 'entry' ? entry.after : undefined;
    }
    expect(story).toHaveLength(40);
    expect(before).toEqual(await settings().limits('1'));
  });

  test('that cannot be noted is not made', async () => {
    await settings().setLimits('1', SET, decision);
    const nobody = { ...decision, chain: 'x' };
    await expect(settings().setLimits('1', NO_SERVER_LIMITS, nobody)).rejects.toThrow('No chain');
    // What waits has become something that takes no more.
    await redis().set(keys.auditPendingOf('2'), 'x');
    const there = { ...decision, chain: '2' };
    await expect(settings().setLimits('2', SET, there)).rejects.toThrow('WRONGTYPE');
    expect(await settings().limits('1')).toEqual(SET);
    expect(await settings().limits('2')).toEqual(NO_SERVER_LIMITS);
    expect(await audit().read('1', null, 9)).toHaveLength(1);
  });

  test('whose answer was lost is made once, also when somebody else came in between', async () => {
    await settings().setLimits('1', SET);
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
    await createServerSettings({ redis: caught }).setLimits('1', NO_SERVER_LIMITS, decision);
    await settings().setLimits('1', SET, { ...decision, actor: '8' });
    expect(await resend?.()).toBe(0);
    expect(await settings().limits('1')).toEqual(SET);
    expect(await audit().read('1', null, 9)).toHaveLength(2);
  });
});

describe('a server’s rules', () => {
  const GATE: GateSettings = { ...NO_GATE_SETTINGS, mode: 'approval', deniedRoles: ['7'] };
  const audit = () => createAudit({ redis: redis() });

  test('come back as they were set; what cannot be read shuts the gate', async () => {
    expect(await settings().gate('31')).toEqual(NO_GATE_SETTINGS);
    await settings().changeGate('31', () => GATE, decided('31', 'gate.changed', '9'));
    expect(await settings().gate('31')).toEqual(GATE);
    // As it was stored before the locale was kept.
    const { locale: _, ...older } = GATE;
    await redis().hset(keys.server('31'), 'gate', JSON.stringify(older));
    expect(await settings().gate('31')).toEqual(GATE);
    await redis().hset(keys.server('31'), 'gate', '{"mode":"wide open"}');
    expect(await settings().gate('31')).toMatchObject({ paused: true });
  });

  test('words, likewise, but what cannot be read is as delivered', async () => {
    const lists = { builtIn: 'approval', refuse: ['a'], approval: ['b c'] } as const;
    const words = { ...lists, remote: { flagged: 'approval', unanswered: 'allow' } } as const;
    await settings().changeWords('32', () => words, decided('32', 'words.changed', '9'));
    expect(await settings().words('32')).toEqual(words);
    // As it was stored before there was an endpoint to ask.
    await redis().hset(keys.server('32'), 'words', JSON.stringify(lists));
    expect(await settings().words('32')).toEqual({ ...NO_WORD_LISTS, ...lists });
    await redis().hset(keys.server('32'), 'words', '[]');
    expect(await settings().words('32')).toEqual(NO_WORD_LISTS);
  });

  test('who is blocked, and is no more', async () => {
    await settings().setBlock('33', '7', { reason: 'spam', untilMs: null });
    await settings().setBlock('33', '8', { reason: '', untilMs: 5 });
    expect(await settings().block('33', '7')).toEqual({ reason: 'spam', untilMs: null });
    expect(await settings().block('34', '7')).toBeNull();
    expect(Object.keys(await settings().blocks('33'))).toEqual(['7', '8']);
    await settings().setBlock('33', '7', null);
    expect(await settings().block('33', '7')).toBeNull();
  });

  test('each change has its record, which holds nobody’s words but as the reason', async () => {
    await settings().changeGate('35', () => GATE, decided('35', 'gate.changed', '9'));
    const decision = decided('35', 'person.blocked', '9', { subject: '7', reason: 'spam' });
    await settings().setBlock('35', '7', { reason: 'spam', untilMs: null }, decision);
    const entries = await audit().read('35', null, 10);
    expect(entries).toMatchObject([
      { action: 'person.blocked', before: null, after: true, reason: 'spam' },
      { action: 'gate.changed', before: null, after: GATE },
    ]);
    expect(await audit().verify('35')).toMatchObject({ kind: 'whole', entries: 2 });
  });
});

describe('a change that is made of what is there', () => {
  const audit = () => createAudit({ redis: redis() });
  const decision = decided('41', 'access.changed', '7', { about: 'allowedRoles' });
  const allow = (id: string) => (before: GateSettings) => ({
    ...before,
    allowedRoles: [...before.allowedRoles, id],
  });

  test('loses nobody’s change, of however many at once, and each is noted', async () => {
    const others = Array.from({ length: 20 }, () => redis().duplicate());
    const ids = others.map((_, at) => String(at + 1));
    await Promise.all(
      others.map(async (other, at) =>
        createServerSettings({ redis: other }).changeGate('41', allow(ids[at] ?? ''), decision),
      ),
    );
    for (const other of others) other.disconnect();
    const { allowedRoles } = await settings().gate('41');
    expect(allowedRoles.toSorted()).toEqual(ids.toSorted());
    const story = await audit().readAfter('41', 0, 99);
    const sizes = story.map((line) => line.kind === 'entry' && line.after);
    expect(sizes.map((after) => (after as unknown as GateSettings).allowedRoles.length)).toEqual(
      ids.map((_, at) => at + 1),
    );
  });

  test('is not noted where nothing changes, nor made where it throws', async () => {
    const before = await settings().changeGate('42', (gate) => gate, { ...decision, chain: '42' });
    expect(before).toEqual(NO_GATE_SETTINGS);
    const refusing = settings().changeGate(
      '42',
      () => {
        throw new Error('no');
      },
      decision,
    );
    await expect(refusing).rejects.toThrow('no');
    expect(await redis().exists(keys.server('42'))).toBe(0);
    expect(await audit().read('42', null, 9)).toEqual([]);
  });
});

test('a gate that was stored before there were remixes is read as it was', async () => {
  const {
    remixClosedChannels: _closed,
    neverRemixedRoleId: _role,
    remixThreads: _threads,
    ...old
  } = { ...NO_GATE_SETTINGS, mode: 'open' };
  await redis().hset('{kling}:server:900000000000000006', 'gate', JSON.stringify(old));
  const servers = createServerSettings({ redis: redis() });
  expect(await servers.gate('900000000000000006')).toEqual({ ...NO_GATE_SETTINGS, mode: 'open' });
});
