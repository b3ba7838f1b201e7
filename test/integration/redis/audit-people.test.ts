import { describe, expect, test } from 'vitest';

import { BOT_CHAIN } from '../../../src/core/audit.ts';
import { keys } from '../../../src/redis/keys.ts';
import {
  aboutOf,
  auditOf,
  ENTRIES,
  forge,
  MEMBER,
  MODERATOR,
  noteMany,
  noteOf,
  NOW,
  SERVER,
  restore,
  snapshot,
  through,
  traces,
  useOwnRedis,
} from './audit-stage.ts';

const { redis } = useOwnRedis();
const audit = () => auditOf(redis());

const actors = async (chain = SERVER) =>
  (await audit().read(chain, null, 500)).map((line) => (line.kind === 'entry' ? line.actor : null));

describe('a person', () => {
  test('is called the same in all entries of a server, and otherwise elsewhere', async () => {
    await noteMany(redis(), 3);
    await audit().seal();
    await noteMany(redis(), 2);
    await audit().note(noteOf('x', { actor: MEMBER, subject: MODERATOR }));
    await audit().note(noteOf('y', { chain: BOT_CHAIN }));
    const [swapped, ...others] = await audit().read(SERVER, null, 9);
    const [one] = others;
    const people = one?.kind === 'entry' ? { actor: one.actor, subject: one.subject } : {};
    for (const other of others) expect(other).toMatchObject(people);
    expect(swapped).toMatchObject({ actor: people.subject, subject: people.actor });
    const [elsewhere] = await actors(BOT_CHAIN);
    expect(elsewhere?.userId).toBe(MODERATOR);
    expect(elsewhere?.pseudonym).not.toBe(people.actor?.pseudonym);
  });

  test('who is forgotten leaves no trace, and the chains stay whole', async () => {
    await noteMany(redis(), 700);
    await audit().note(noteOf('bot', { chain: BOT_CHAIN }));
    await audit().seal();
    await audit().note(noteOf('waits', { actor: '5', subject: MEMBER }));
    await audit().note(noteOf('others', { actor: MODERATOR, subject: '5' }));
    expect(await audit().forgetPerson(MEMBER)).toBe(2);

    expect(await traces(redis(), MEMBER)).toEqual([]);
    expect(await audit().verify(SERVER)).toMatchObject({
      kind: 'whole',
      entries: 702,
      erased: 701,
    });
    expect(await audit().verify(BOT_CHAIN)).toMatchObject({ kind: 'whole', erased: 1 });
    const [others, waits, last] = await audit().read(SERVER, null, 3);
    const subject = { userId: null, pseudonym: expect.stringMatching(/^p-/) };
    expect(last).toMatchObject({ subject, reason: null, details: 'erased' });
    expect(last).toMatchObject({ actor: { userId: MODERATOR }, after: { state: 'rejected' } });
    expect(waits).toMatchObject({
      subject,
      reason: null,
      details: 'erased',
      actor: { userId: '5' },
    });
    expect(others).toMatchObject({ reason: 'No others', details: 'kept' });
    expect(await audit().forgetPerson(MEMBER)).toBe(0);
  });

  test('who comes back is somebody new', async () => {
    await noteMany(redis(), 1);
    const [before] = await actors();
    await audit().forgetPerson(MODERATOR);
    await noteMany(redis(), 2);
    const [later, soon, then] = await actors();
    expect(then).toEqual({ pseudonym: before?.pseudonym, userId: null });
    expect(later).toEqual(soon);
    expect(later?.userId).toBe(MODERATOR);
    expect(later?.pseudonym).not.toBe(before?.pseudonym);
    expect(await audit().verify(SERVER)).toMatchObject({ kind: 'whole', entries: 3 });
  });

  test('who is in nothing but what waits is forgotten as well', async () => {
    await noteMany(redis(), 1);
    expect(await audit().forgetPerson(MEMBER)).toBe(1);
    expect(await traces(redis(), MEMBER)).toEqual([]);
  });

  test.each([
    ['decides something', async () => undefined],
    ['decides something that is sealed at once', async () => audit().seal()],
  ])('who %s while their reasons are erased is forgotten with that', async (_name, andThen) => {
    await noteMany(redis(), 3);
    await audit().seal();
    let isFirst = true;
    const slow = through(redis(), async (name, send) => {
      const answer = await send();
      if (name === 'hdel' && isFirst) {
        isFirst = false;
        await audit().note(noteOf('late'));
        await andThen();
      }
      return answer;
    });
    await auditOf(slow).forgetPerson(MEMBER);
    expect(await traces(redis(), MEMBER)).toEqual([]);
    const erased = { kind: 'whole', entries: 4, erased: 4 };
    expect(await audit().verify(SERVER)).toMatchObject(erased);
  });

  test('who decides on while being forgotten is either forgotten or new, never half', async () => {
    await noteMany(redis(), 30);
    const noting = Array.from({ length: 60 }, async (_, at) => audit().note(noteOf(`l${at}`)));
    const others = [redis().duplicate(), redis().duplicate()];
    await Promise.all([
      ...noting,
      ...others.map(async (other) => auditOf(other).forgetPerson(MODERATOR)),
      auditOf(redis()).seal(),
    ]);
    for (const other of others) other.disconnect();
    expect(await audit().verify(SERVER)).toMatchObject({ kind: 'whole', entries: 90 });
    for (const line of await audit().read(SERVER, null, 500)) {
      if (line.kind !== 'entry') throw new Error('unreadable');
      expect(line.details).toBe(line.actor?.userId === null ? 'erased' : 'kept');
    }
  });
});

describe('retention', () => {
  const DAY_MS = 86_400_000;

  /** So many a day, for so many days, the last of them today. */
  const write = async (days: number, aDay: number) => {
    for (let day = 0; day < days; day += 1) {
      const writer = auditOf(redis(), () => NOW - (days - 1 - day) * DAY_MS);
      for (let at = 0; at < aDay; at += 1) {
        await writer.note(noteOf(`d${day}`, { actor: String(10 + day), subject: '9' }));
      }
      await writer.seal();
    }
  };

  test('drops what is older, leaves a checkpoint, and the chain goes on', async () => {
    await write(5, 240);
    const tail = await audit().readAfter(SERVER, 719, 1);
    expect(await audit().prune(NOW - DAY_MS)).toEqual({ dropped: 720, broken: [] });
    const hash = tail[0]?.kind === 'entry' ? tail[0].hash : '';
    const checkpoint = { seq: 720, hash, atMs: expect.any(Number) as number };
    const whole = { kind: 'whole', entries: 480, fromSeq: 721, toSeq: 1_200, checkpoint };
    expect(await audit().verify(SERVER)).toMatchObject(whole);
    expect(await redis().hlen(keys.auditDetails(SERVER))).toBe(960);

    expect(await audit().prune(NOW - DAY_MS)).toEqual({ dropped: 0, broken: [] });
    await audit().note(noteOf('new'));
    expect(aboutOf(await audit().read(SERVER, 722, 9))).toEqual(['d3']);
    expect(aboutOf(await audit().read(SERVER, null, 1))).toEqual(['new']);
    expect(await audit().verify(SERVER)).toMatchObject({ ...whole, entries: 481, toSeq: 1_201 });
  });

  test('forgets who is in nothing that is kept, and nobody else', async () => {
    await write(4, 2);
    await audit().prune(NOW - DAY_MS);
    expect((await redis().hkeys(keys.auditKeys(SERVER))).toSorted()).toEqual(['12', '13', '9']);
    expect(await traces(redis(), 'chains-of:10')).toEqual([]);
    expect((await actors()).map((actor) => actor?.userId)).toEqual(['13', '13', '12', '12']);
  });

  test('may leave nothing but the checkpoint', async () => {
    await write(2, 3);
    expect(await audit().prune(NOW + 1)).toEqual({ dropped: 6, broken: [] });
    const empty = { kind: 'whole', entries: 0, fromSeq: 7, toSeq: 6, checkpoint: { seq: 6 } };
    expect(await audit().verify(SERVER)).toMatchObject(empty);
    expect(await redis().exists(ENTRIES, keys.auditDetails(SERVER), keys.auditKeys(SERVER))).toBe(
      0,
    );
    await audit().note(noteOf('new'));
    expect(await audit().read(SERVER, null, 9)).toMatchObject([{ seq: 7, about: 'new' }]);
    expect(await audit().verify(SERVER)).toMatchObject({ kind: 'whole', fromSeq: 7, toSeq: 7 });
  });

  test('by two at once, while it is read and checked, drops each once', async () => {
    await write(4, 400);
    const others = [redis().duplicate(), redis().duplicate()];
    const [first, second, ...verdicts] = await Promise.all([
      ...others.map(async (other) => auditOf(other).prune(NOW - DAY_MS)),
      ...Array.from({ length: 3 }, async () => audit().verify(SERVER)),
    ]);
    for (const other of others) other.disconnect();
    for (const verdict of verdicts) expect(verdict).toMatchObject({ kind: 'whole', toSeq: 1_600 });
    const dropped = [first, second].map((one) => (one && 'dropped' in one ? one.dropped : 0));
    expect(dropped.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(800);
    await audit().prune(NOW - DAY_MS);
    expect(await audit().verify(SERVER)).toMatchObject({ kind: 'whole', fromSeq: 801 });
  });

  test.each([
    ['dropped', async () => audit().prune(NOW - DAY_MS)],
    ['purged', async () => audit().purge(SERVER)],
  ])('what is %s at any moment of a check is no fault', async (_name, act) => {
    await write(4, 300);
    const saved = await snapshot(redis());
    for (let at = 1; at <= 8; at += 1) {
      await restore(redis(), saved);
      let count = 0;
      const slow = through(redis(), async (_command, send) => {
        const answer = await send();
        count += 1;
        if (count === at) await act();
        return answer;
      });
      expect(await auditOf(slow).verify(SERVER)).toMatchObject({ kind: 'whole' });
    }
  });

  test.each([
    ['in the middle of what is old', 3],
    ['at its very end', 7],
  ])('drops no entry of a chain that is not whole, only details and people: %s', async (_n, at) => {
    await write(5, 2);
    await redis().lset(ENTRIES, at, 'x');
    const before = await redis().lrange(ENTRIES, 0, -1);
    const broken = { kind: 'broken', seq: at + 1, what: 'hash' };
    expect(await audit().prune(NOW)).toEqual({ dropped: 0, broken: [SERVER] });
    expect(await redis().lrange(ENTRIES, 0, -1)).toEqual(before);
    expect(await audit().verify(SERVER)).toEqual(broken);
    expect((await redis().hkeys(keys.auditKeys(SERVER))).toSorted()).toEqual(['14', '9']);
    expect(await redis().hlen(keys.auditDetails(SERVER))).toBe(4);
    const found = await audit().read(SERVER, null, 20);
    expect(found.map((line) => (line.kind === 'entry' ? line.details : line.kind))).toEqual([
      'kept',
      'kept',
      ...Array.from({ length: 8 }, (_, seq) => (seq === 7 - at ? 'unreadable' : 'erased')),
    ]);
  });

  test('does not drop an entry that may have been rewritten before the next is looked at', async () => {
    await write(2, 500);
    const { stored } = await forge(redis(), 499, { about: 'forged' });
    await redis().lset(ENTRIES, 499, stored);
    expect(await audit().prune(NOW)).toMatchObject({ broken: [SERVER] });
    expect(await audit().verify(SERVER)).toMatchObject({ kind: 'broken', seq: 500, what: 'link' });
  });
});

test('a purge leaves no key of a server, and every key of the others', async () => {
  await noteMany(redis(), 3);
  await noteMany(redis(), 3, { chain: '701' });
  await audit().prune(NOW + 1);
  await audit().seal();
  const others = (await redis().keys('*')).filter((name) => name.includes('701')).toSorted();
  await audit().prune(NOW + 1);
  await noteMany(redis(), 3);
  await audit().seal();
  await audit().note(noteOf('waits', { actor: '5' }));
  expect(await traces(redis(), SERVER)).not.toEqual([]);
  await audit().purge(SERVER);
  expect((await redis().keys('*')).filter((name) => name.includes(SERVER))).toEqual([]);
  expect(await redis().smembers(keys.auditChains)).toEqual(['701']);
  expect(await redis().exists(keys.auditPending, keys.auditChainsOf('5'))).toBe(0);
  expect(others.length).toBeGreaterThan(3);
  expect(await audit().verify(SERVER)).toMatchObject({ kind: 'whole', entries: 0, toSeq: 0 });
  await audit().purge('701');
  expect(await redis().keys('*')).toEqual([]);
});
