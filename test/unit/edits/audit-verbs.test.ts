import { beforeEach, describe, expect, test } from 'vitest';

import type { Asker } from '../../../src/core/edit.ts';
import { exportAudit } from '../../../src/edits/export-audit.ts';
import { exportSettings } from '../../../src/edits/export-settings.ts';
import { mirrorAudit, pruneAudit, sealAudit } from '../../../src/edits/mirror-audit.ts';
import { readAudit, verifyAudit } from '../../../src/edits/read-audit.ts';
import { readServerUsage } from '../../../src/edits/server-usage.ts';
import { entryOf } from '../discord/audit-samples.ts';
import { CAPS, OPERATOR } from './fake-limits.ts';
import { codeOf } from './fake-run.ts';
import { failing } from './fake-steps.ts';
import { FakeWorld, NOW } from './fake-world.ts';

const MOST = 1_000_000;
const CHANNEL = '900000000000000031';
const DAY_MS = 86_400_000;

let world: FakeWorld;
let manager: Asker;
let operator: Asker;
let server: string;
beforeEach(() => {
  world = new FakeWorld();
  const { asker } = world.has({ state: 'delivered' });
  manager = { ...asker, permissions: '32' };
  operator = { ...asker, userId: OPERATOR };
  server = asker.serverId;
});

/** What a port was asked. */
function watching(call: string, ...times: unknown[]): unknown[][] {
  const asked: unknown[][] = [];
  for (const answer of times) {
    world.plan(call, async (_real, args) => {
      asked.push([...args]);
      return answer;
    });
  }
  return asked;
}

async function* linesOf(...lines: string[]): AsyncGenerator<string> {
  yield* lines;
}

describe('who may', () => {
  test.each([
    ['show', async (who: Asker, ofBot: boolean) => readAudit(world.deps, who, ofBot)],
    ['verify', async (who: Asker, ofBot: boolean) => verifyAudit(world.deps, who, ofBot)],
    ['export', async (who: Asker, ofBot: boolean) => exportAudit(world.deps, who, ofBot, MOST)],
  ])('%s: managers their server’s, operators the bot’s', async (_what, verb) => {
    const moderator = { ...manager, permissions: String(1n << 13n) };
    expect(await codeOf(verb(moderator, false))).toBe('not_manager');
    expect(await codeOf(verb(operator, false))).toBe('not_manager');
    expect(await codeOf(verb(manager, true))).toBe('not_operator');
    expect(world.calls.filter((call) => call.startsWith('audit.'))).toEqual([]);
    await verb(manager, false);
    await verb(operator, true);
  });

  test.each([
    ['export', async (who: Asker) => exportSettings(world.deps, who, MOST)],
    ['usage', async (who: Asker) => readServerUsage(world.deps, who)],
  ])('%s: managers', async (_what, verb) => {
    expect(await codeOf(verb(operator))).toBe('not_manager');
    await verb(manager);
  });
});

test('show reads the newest of the right chain', async () => {
  const lines = [entryOf()];
  const asked = watching('audit.read', lines, []);
  expect(await readAudit(world.deps, manager, false)).toEqual({ kind: 'entries', lines });
  await readAudit(world.deps, operator, true);
  expect(asked).toEqual([
    [server, null, 10],
    ['bot', null, 10],
  ]);
});

test('a log that is not whole is said, and stands in ours too', async () => {
  const verdict = { kind: 'broken', seq: 4, what: 'hash' } as const;
  watching('audit.verify', verdict);
  expect(await verifyAudit(world.deps, manager, false)).toEqual({ kind: 'verdict', verdict });
  expect(world.logged).toContainEqual(['error', 'audit log not whole', expect.anything()]);
  world.plan('audit.verify', failing('internal'));
  expect(await codeOf(verifyAudit(world.deps, manager, false))).toBe('store_unreachable');
});

describe('export', () => {
  const lines = ['{"format":"kling-audit-1"}', '{"hash":"a"}', '{"hash":"b"}', '{"head":null}'];

  test('of the log: its lines, and that it was is noted before', async () => {
    watching('audit.export', linesOf(...lines));
    const report = await exportAudit(world.deps, manager, false, MOST);
    expect(report).toEqual({
      what: 'audit',
      entries: 2,
      file: { filename: `kling-audit-${server}.jsonl`, text: `${lines.join('\n')}\n` },
    });
    expect(world.limits.noted).toMatchObject([
      { chain: server, action: 'audit.exported', actor: manager.userId, about: 'audit' },
    ]);
    const order = world.calls.filter((call) => call.startsWith('audit.'));
    expect(order).toEqual(['audit.note', 'audit.export']);
  });

  test('of all that is set: one JSON, in which the log’s lines stand as they are', async () => {
    watching('audit.export', linesOf(...lines));
    world.limits.blocks.set('5', { reason: 'spam', untilMs: null });
    const { file, entries, what } = await exportSettings(world.deps, manager, MOST);
    expect([what, entries, file.filename]).toEqual(['settings', 2, `kling-server-${server}.json`]);
    expect(JSON.parse(file.text)).toEqual({
      format: 'kling-server-1',
      serverId: server,
      exportedAt: new Date(NOW).toISOString(),
      gate: world.limits.gate,
      limits: world.limits.server,
      words: world.limits.words,
      blocked: { 5: { reason: 'spam', untilMs: null } },
      audit: lines.map((line) => JSON.parse(line) as unknown),
    });
    for (const line of lines) expect(file.text).toContain(line);
  });

  test('too large for an answer is said', async () => {
    watching('audit.export', linesOf(...lines), linesOf(...lines));
    expect(await codeOf(exportAudit(world.deps, manager, false, 60))).toBe('export_too_large');
    expect(await codeOf(exportSettings(world.deps, manager, 200))).toBe('export_too_large');
    const large = 'x'.repeat(9 * 1024 * 1024);
    watching('audit.export', linesOf(large));
    expect(await codeOf(exportAudit(world.deps, manager, false, MOST * 100))).toBe(
      'export_too_large',
    );
  });
});

test('usage tells what the ledger knows, beside the budget that holds', async () => {
  expect(await readServerUsage(world.deps, manager)).toEqual({
    usage: world.limits.usage,
    dayCapMicros: CAPS.serverDayMicros,
  });
});

describe('the audit channel', () => {
  beforeEach(() => {
    world.limits.news.set(server, 4);
    world.limits.gate = { ...world.limits.gate, auditChannelId: CHANNEL, locale: 'fr' };
  });
  const mirror = async () => mirrorAudit(world.deps, 5_000);

  test('gets what is new in one message, and then that counts as copied', async () => {
    const lines = [entryOf({ seq: 5 }), entryOf({ seq: 6 })];
    const asked = watching('audit.readAfter', lines);
    await mirror();
    expect(asked).toEqual([[server, 4, 10]]);
    expect(world.sent).toMatchObject([
      { to: CHANNEL, card: { kind: 'audit_news', lines, locale: 'fr' } },
    ]);
    expect(world.posted).toMatchObject([{ mark: `audit ${server} 6`, pings: null }]);
    expect(world.limits.news.get(server)).toBe(6);
    const order = world.calls.filter((call) => /post|copied/.test(call));
    expect(order).toEqual(['messages.post', 'auditCopies.copied']);
  });

  test('that there is none of: nothing is posted, now or later', async () => {
    world.limits.gate = { ...world.limits.gate, auditChannelId: null };
    watching('audit.readAfter', [entryOf({ seq: 5 })]);
    await mirror();
    expect([world.sent, world.limits.news.get(server)]).toEqual([[], 5]);
  });

  test('while Discord is away it waits; a channel that takes nothing is not asked for ever', async () => {
    watching('audit.readAfter', [entryOf({ seq: 5 })], [entryOf({ seq: 5 })]);
    world.plan('messages.post', failing('discord_unavailable', { retryAfterMs: null }));
    await mirror();
    expect(world.limits.news.get(server)).toBe(4);
    world.plan('messages.post', failing('discord_no_access'));
    await mirror();
    expect(world.limits.news.get(server)).toBe(5);
  });

  test('a server in trouble does not hold up the others', async () => {
    world.limits.news.set('2', 8);
    world.plan('audit.readAfter', failing('internal'));
    watching('audit.readAfter', [entryOf({ seq: 9 })]);
    await mirror();
    expect([...world.limits.news]).toEqual([
      [server, 4],
      ['2', 9],
    ]);
  });

  test('entries that were dropped meanwhile are passed over; the bot’s own are posted nowhere', async () => {
    world.limits.news.set('bot', 1);
    watching('audit.readAfter', [], [entryOf({ seq: 2 })]);
    await mirror();
    expect(world.sent).toEqual([]);
    expect([...world.limits.news]).toEqual([
      [server, 103],
      ['bot', 2],
    ]);
  });

  test('one process at a time looks after it', async () => {
    world.limits.mayProbe = false;
    await mirror();
    expect(world.count('auditCopies.due')).toBe(0);
  });
});

describe('its age', () => {
  test('entries go once they are older than they are kept, once a day', async () => {
    const asked = watching('audit.prune', { dropped: 3, broken: ['8'] });
    await pruneAudit(world.deps);
    expect(asked).toEqual([[NOW - 30 * DAY_MS]]);
    expect(world.logged.map(([level]) => level)).toEqual(['info', 'error']);
    world.limits.mayProbe = false;
    await pruneAudit(world.deps);
    expect(world.count('audit.prune')).toBe(1);
  });

  test('what was decided is sealed', async () => {
    await sealAudit(world.deps);
    expect(world.count('audit.seal')).toBe(1);
  });
});
