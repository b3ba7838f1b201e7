import { describe, expect, test } from 'vitest';

import { decided } from '../../../src/core/audit.ts';
import { createAudit } from '../../../src/redis/audit.ts';
import { keys } from '../../../src/redis/keys.ts';
import { createLedger } from '../../../src/redis/ledger.ts';
import { createPeople } from '../../../src/redis/people.ts';
import { createPersonal } from '../../../src/redis/personal.ts';
import { createReports } from '../../../src/redis/reports.ts';
import { createServerSettings } from '../../../src/redis/server-settings.ts';
import { useOwnRedis } from './audit-stage.ts';
import { acceptedEdit, freshId, specOf, storeOf } from './stage.ts';

const { redis } = useOwnRedis();
const HERE = '900000000000000006';
const THERE = '900000000000000016';
const WORDS = 'make my secret garden snow';
const FILE = 'my-secret-garden.mp4';
const URL = 'https://cdn.example/a.mp4?ex=1';

const personal = () => createPersonal({ redis: redis() });
const audit = () => createAudit({ redis: redis() });
const store = () => storeOf(redis(), 'worker-a').edits;

/** An edit of somebody in a server; over unless said. */
async function edit(userId: string, serverId: string, isOver = true): Promise<string> {
  const spec = specOf();
  const asker = { ...spec.asker, userId, serverId };
  const video = { input: 'video', url: URL, filename: FILE, bytes: 9 };
  const own = specOf({ requesterId: userId, serverId, asker, video, prompt: WORDS });
  const { id } = await acceptedEdit(redis(), own);
  if (!isOver) return id;
  await store().move({ id, from: ['queued'], to: 'cancelled' });
  await store().place(id, { channelId: '31', messageId: '32' });
  await store().told(id, 'reply');
  return id;
}

/** Everything in the store that holds this text, by key. */
async function holding(text: string): Promise<string[]> {
  const found: string[] = [];
  for (const key of await redis().keys('*')) {
    const type = await redis().type(key);
    const value = await {
      hash: async () => redis().hgetall(key),
      string: async () => redis().get(key),
      list: async () => redis().lrange(key, 0, -1),
      set: async () => redis().smembers(key),
      zset: async () => redis().zrange(key, '0', '-1'),
      stream: async () => redis().xrange(key, '-', '+'),
    }[type as 'hash']();
    if (`${key}${JSON.stringify(value)}`.includes(text)) found.push(key.slice('{kling}:'.length));
  }
  return found.toSorted();
}

/** Somebody with everything that can be kept of a person, in two servers. */
async function somebody() {
  const userId = freshId();
  const ids = [await edit(userId, HERE), await edit(userId, HERE), await edit(userId, THERE)];
  const open = await edit(userId, THERE, false);
  const others = await edit(freshId(), HERE);
  const note = decided(HERE, 'edit.reported', userId, {
    subject: '5',
    about: others,
    reason: WORDS,
  });
  const reports = createReports({ redis: redis(), retentionMs: 1e9 });
  await reports.add(others, { by: userId, reason: WORDS }, note);
  const byAnother = { ...note, actor: '77', subject: userId, reason: 'by another' };
  await reports.add(ids[0] ?? '', { by: '77', reason: 'by another' }, byAnother);
  await createPeople({ redis: redis() }).setPings(userId, false);
  await createServerSettings({ redis: redis() }).setBlock(
    THERE,
    userId,
    { reason: 'spam', untilMs: null },
    decided(THERE, 'person.blocked', '78', { subject: userId, about: 'block', reason: 'spam' }),
  );
  return { userId, ids, open, others, reports };
}

test('what is kept in one server', async () => {
  const { userId, ids } = await somebody();
  await redis().del(keys.edit(ids[0] ?? ''));
  await audit().seal();
  expect(await personal().inServer(HERE, userId)).toEqual({
    edits: 1,
    sinceMs: expect.any(Number) as number,
    reports: 1,
    pseudonym: expect.stringMatching(/^p-\w{12}$/) as string,
    blocked: null,
  });
  expect(await personal().inServer(THERE, userId)).toMatchObject({
    edits: 2,
    reports: 0,
    blocked: { reason: 'spam', untilMs: null },
  });
  expect(await personal().inServer(HERE, '1')).toEqual({
    edits: 0,
    sinceMs: null,
    reports: 0,
    pseudonym: null,
    blocked: null,
  });
});

test('an export holds everything of theirs, no link, and nobody else', async () => {
  const { userId, ids, open, others } = await somebody();
  const file = JSON.parse(JSON.stringify(await personal().export(userId))) as {
    servers: { serverId: string; edits: { id: string }[] }[];
  };
  expect(file).toMatchObject({
    format: 'kling-person-1',
    userId,
    settings: { pings: false, remixes: 'everyone', uploads: true },
    reportsMade: [{ editId: others, reason: WORDS }],
  });
  const byId = Object.fromEntries(file.servers.map((server) => [server.serverId, server]));
  expect(byId[HERE]?.edits.map(({ id }) => id).toSorted()).toEqual(ids.slice(0, 2).toSorted());
  expect(new Set(byId[THERE]?.edits.map(({ id }) => id))).toEqual(new Set([ids[2], open]));
  expect(byId[HERE]).toMatchObject({
    edits: [{ prompt: WORDS, files: [{ filename: FILE }], message: { messageId: '32' } }, {}],
    audit: {
      entries: [
        { action: 'edit.reported', by: 'you', reason: WORDS },
        { action: 'edit.reported', by: 'others', reason: null },
      ],
    },
  });
  expect(byId[THERE]).toMatchObject({
    blocked: { reason: 'spam', until: null },
    limits: [{ edits: 1, clipMs: 5_000 }],
    audit: { entries: [{ action: 'person.blocked', by: 'others', reason: 'spam' }] },
  });
  expect(JSON.stringify(file)).not.toMatch(/https?:|by another|"78"|"77"/);
});

describe('erasing', () => {
  test('leaves no word of theirs, names what is under way, and everything still adds up', async () => {
    const { userId, ids, open, others, reports } = await somebody();
    const stranger = await edit(freshId(), HERE);
    await reports.shown(others, { round: 1, rev: 1 }, null);
    expect(await personal().erase(userId)).toEqual({ edits: 3, reports: 1, left: [open] });
    await audit().forgetPerson(userId);
    for (const id of ids) expect(await store().read(id)).toBeNull();
    expect((await store().read(open))?.state).toBe('queued');
    expect(await store().read(stranger)).not.toBeNull();
    // Only what is under way, and a stranger's, which says the same.
    expect(await holding(WORDS)).toEqual(
      [open, others, stranger].map((id) => `edit:${id}`).toSorted(),
    );
    expect((await reports.read(others))?.reports).toEqual([]);
    expect(await reports.due()).toContain(others);
    for (const chain of [HERE, THERE]) {
      expect(await audit().verify(chain)).toMatchObject({ kind: 'whole' });
    }
    expect(await createLedger({ redis: redis() }).reckon()).toEqual([]);

    await store().move({ id: open, from: ['queued'], to: 'cancelled' });
    await store().told(open, 'reply');
    expect(await personal().erase(userId)).toEqual({ edits: 1, reports: 0, left: [] });
    const left = await holding(userId);
    const figures = /^(ledger:|reservation:|turns:|arrivals$|blocks:)/;
    expect(left.filter((key) => !figures.test(key))).toEqual([]);
    expect(left.some((key) => key.startsWith('blocks:'))).toBe(true);
    expect(await createLedger({ redis: redis() }).reckon()).toEqual([]);
  });

  test('limits are not given back by it', async () => {
    const userId = freshId();
    await edit(userId, HERE);
    await edit(userId, HERE);
    const ledger = createLedger({ redis: redis() });
    const before = await ledger.standing(HERE, userId);
    await personal().erase(userId);
    const after = await ledger.standing(HERE, userId);
    expect({ ...after, nowMs: 0 }).toEqual({ ...before, nowMs: 0 });
  });

  test('finds more edits than a list shows', async () => {
    const userId = freshId();
    for (let at = 0; at < 130; at += 1) await edit(userId, HERE);
    expect((await personal().inServer(HERE, userId)).edits).toBe(130);
    expect(await personal().erase(userId)).toMatchObject({ edits: 130, left: [] });
    expect(await redis().exists(keys.serversOf(userId))).toBe(0);
  });

  test('nobody’s edit but their own, whatever the list says', async () => {
    const [userId, other] = [freshId(), freshId()];
    const own = await edit(userId, HERE);
    const theirs = await edit(other, HERE);
    await redis().zadd(keys.editsOf(HERE, userId), 1, theirs);
    expect(await personal().erase(userId)).toMatchObject({ edits: 1 });
    expect(await store().read(theirs)).not.toBeNull();
    expect(await store().read(own)).toBeNull();
  });

  test('once an edit’s clip was taken down, only when it is off its message', async () => {
    const userId = freshId();
    const id = await edit(userId, HERE);
    await redis().zadd(keys.active, 1, id);
    expect(await personal().erase(userId)).toMatchObject({ edits: 0, left: [id] });
  });
});
