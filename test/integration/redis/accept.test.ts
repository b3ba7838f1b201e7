import { createLedger } from '../../../src/redis/ledger.ts';
import { createLine } from '../../../src/redis/turns.ts';
import { describe, expect, test } from 'vitest';

import { keys } from '../../../src/redis/keys.ts';
import { freshId, intakeOf, replyOf, specOf, storeOf, useDatabase, NO_CAPS } from './stage.ts';

const { redis } = useDatabase();
const NOW = 1_700_000_000_000;
const MESSAGE = { channelId: '900000000000000002', messageId: '900000000000000003' };

/** An intake of this owner, and the store of the one who accepts, by default the same. */
async function intaken(owner = 'bot-a', acceptor = owner, now: number | null = NOW) {
  const spec = specOf();
  const { intakes } = storeOf(redis(), owner);
  const opened = await intakes.open(intakeOf(spec, owner));
  const { edits } = storeOf(redis(), acceptor, now === null ? {} : { now: () => now });
  return { spec, reply: replyOf(spec), edits, intakes, opened };
}

const lineOf = () => createLine({ redis: redis(), slots: 1, perMinute: 1, now: () => NOW });
const ledgerOf = () => createLedger({ redis: redis(), now: () => NOW });

describe('refused by the limits', () => {
  const one = { ...NO_CAPS, dayEdits: 1 };
  const tomorrow = (Math.floor(NOW / 86_400_000) + 1) * 86_400_000;

  test('nothing is written, and the intake stands', async () => {
    const { spec, reply, edits } = await intaken();
    const caps = { ...NO_CAPS, serverDayMicros: 1_049_999 };
    expect(await edits.accept(spec, reply, MESSAGE, NOW, caps)).toEqual({
      kind: 'refused',
      failure: {
        code: 'limit_server_day',
        facts: { leftMicros: 1_049_999, neededMicros: 1_050_000, freesAtMs: tomorrow },
      },
    });
    expect(await edits.read(spec.id)).toBeNull();
    expect(await lineOf().upcoming(9)).toEqual([]);
    expect(await redis().exists(keys.intake(spec.interactionId))).toBe(1);
    expect(await ledgerOf().reckon()).toEqual([]);
  });

  test('a thousand at once of one person with one left: one is accepted', async () => {
    const { edits, intakes } = storeOf(redis(), 'bot-a', { now: () => NOW });
    const requesterId = freshId();
    const kinds = await Promise.all(
      Array.from({ length: 1_000 }, async () => {
        const spec = specOf({ requesterId });
        await intakes.open(intakeOf(spec, 'bot-a'));
        return (await edits.accept(spec, replyOf(spec), null, NOW, one)).kind;
      }),
    );
    expect(kinds.filter((kind) => kind === 'accepted')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'refused')).toHaveLength(999);
    expect(await edits.open()).toHaveLength(1);
  });

  test('a thousand people at once, with money for seven: seven are accepted', async () => {
    const { edits, intakes } = storeOf(redis(), 'bot-a', { now: () => NOW });
    const caps = { ...NO_CAPS, serverDayMicros: 7 * 1_050_000 + 1_049_999 };
    const kinds = await Promise.all(
      Array.from({ length: 1_000 }, async () => {
        const spec = specOf();
        await intakes.open(intakeOf(spec, 'bot-a'));
        return (await edits.accept(spec, replyOf(spec), null, NOW, caps)).kind;
      }),
    );
    expect(kinds.filter((kind) => kind === 'accepted')).toHaveLength(7);
    expect(await ledgerOf().reckon()).toEqual([]);
  });

  test('somebody else is not held by it, nor is the same person in another server', async () => {
    const { spec, reply, edits, intakes } = await intaken();
    await edits.accept(spec, reply, null, NOW, one);
    const others = [specOf(), specOf({ requesterId: spec.requesterId, serverId: freshId() })];
    for (const other of others) {
      await intakes.open(intakeOf(other, 'bot-a'));
      expect(await edits.accept(other, replyOf(other), null, NOW, one)).toMatchObject({
        kind: 'accepted',
      });
    }
  });
});

describe('accepted', () => {
  test('everything is there at once, and the intake is not', async () => {
    const { spec, reply, edits } = await intaken();
    const acceptance = await edits.accept(spec, reply, MESSAGE, NOW, NO_CAPS);
    const edit = {
      ...spec,
      acceptedAtMs: NOW,
      state: 'queued',
      rev: 1,
      message: MESSAGE,
      mark: null,
      requestId: null,
      endedAtMs: null,
      toldAtMs: null,
      failure: null,
    };
    expect(acceptance).toEqual({ kind: 'accepted', edit: expect.objectContaining(edit) });
    expect(await edits.read(spec.id)).toMatchObject(edit);
    expect(await edits.byInteraction(spec.interactionId)).toMatchObject(edit);
    expect(await edits.token(spec.id)).toEqual(reply);
    expect(await edits.open()).toEqual([spec.id]);
    expect(await lineOf().upcoming(9)).toEqual([spec.id]);
    expect(await edits.ofPerson(spec.serverId, spec.requesterId, 9)).toEqual([spec.id]);
    const { dayEdits, running } = await ledgerOf().standing(spec.serverId, spec.requesterId);
    expect({ dayEdits, running }).toEqual({ dayEdits: 1, running: 1 });
    expect(await redis().exists(keys.intake(spec.interactionId))).toBe(0);
    expect(await redis().zcard(keys.intakes)).toBe(0);
  });

  test('the token dies with the interaction’s, the edit does not', async () => {
    const { spec, reply, edits } = await intaken();
    await redis().pexpire(keys.intake(spec.interactionId), 1_000);
    await edits.accept(spec, reply, null, NOW, NO_CAPS);
    const tokenLeft = await redis().pttl(keys.token(spec.id));
    expect(tokenLeft).toBeGreaterThan(0);
    expect(tokenLeft).toBeLessThanOrEqual(1_000);
    expect(await redis().pttl(keys.edit(spec.id))).toBe(-1);
    expect(await redis().pttl(keys.interaction(spec.interactionId))).toBeGreaterThan(86_400_000);
  });

  test('without a message there is none, and the first place wins', async () => {
    const { spec, reply, edits } = await intaken();
    await edits.accept(spec, reply, null, NOW, NO_CAPS);
    expect((await edits.read(spec.id))?.message).toBeNull();
    await edits.place(spec.id, MESSAGE);
    await edits.place(spec.id, { ...MESSAGE, messageId: freshId() });
    expect((await edits.read(spec.id))?.message).toEqual(MESSAGE);
  });

  test('by the store’s own clock, when nobody sets one', async () => {
    const { spec, reply, edits, opened } = await intaken('bot-a', 'bot-a', null);
    const acceptance = await edits.accept(spec, reply, null, opened.nowMs + 60_000, NO_CAPS);
    expect(acceptance.kind).toBe('accepted');
    const { acceptedAtMs = 0 } = (await edits.read(spec.id)) ?? {};
    expect(acceptedAtMs).toBeGreaterThanOrEqual(opened.nowMs);
    expect(acceptedAtMs).toBeLessThan(opened.nowMs + 60_000);
  });
});

describe('repeated', () => {
  test('the second gets the first’s edit and writes nothing', async () => {
    const { spec, reply, edits } = await intaken();
    await edits.accept(spec, reply, null, NOW, NO_CAPS);
    const other = { ...spec, id: `k${freshId()}`, prompt: 'another one' };
    const again = await edits.accept(other, reply, MESSAGE, NOW, NO_CAPS);
    expect(again).toMatchObject({ kind: 'repeated', edit: { id: spec.id, prompt: spec.prompt } });
    expect(await edits.read(other.id)).toBeNull();
    expect(await edits.open()).toEqual([spec.id]);
  });

  test('also after the deadline: what took place is said', async () => {
    const { spec, reply, edits } = await intaken();
    await edits.accept(spec, reply, null, NOW, NO_CAPS);
    expect(await edits.accept(spec, reply, null, NOW - 60_000, NO_CAPS)).toMatchObject({
      kind: 'repeated',
    });
  });

  test('fifty at once with one interaction are one edit', async () => {
    const { spec, reply, edits } = await intaken();
    const all = await Promise.all(
      Array.from({ length: 50 }, async () =>
        edits.accept({ ...spec, id: `k${freshId()}` }, reply, null, NOW, NO_CAPS),
      ),
    );
    expect(all.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
    const ids = all.map((one) => ('edit' in one ? one.edit.id : one.kind));
    expect(new Set(ids).size).toBe(1);
    expect(await edits.open()).toEqual([ids[0]]);
    expect(await lineOf().upcoming(9)).toEqual([ids[0]]);
    const { dayEdits } = await ledgerOf().standing(spec.serverId, spec.requesterId);
    expect(dayEdits).toBe(1);
    expect(await redis().keys(keys.edit('*'))).toHaveLength(1);
  });

  test('fifty at once with fifty interactions are fifty', async () => {
    const { edits, intakes } = storeOf(redis(), 'bot-a', { now: () => NOW });
    const kinds = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const spec = specOf();
        await intakes.open(intakeOf(spec, 'bot-a'));
        return (await edits.accept(spec, replyOf(spec), null, NOW, NO_CAPS)).kind;
      }),
    );
    expect(new Set(kinds)).toEqual(new Set(['accepted']));
    expect(await edits.open()).toHaveLength(50);
  });
});

describe('late', () => {
  const nothingWritten = async (id: string) => {
    expect(await redis().exists(keys.edit(id), keys.token(id))).toBe(0);
    expect(await redis().exists(keys.active, keys.outbox('generate'))).toBe(0);
  };

  test('the deadline is the last moment that counts', async () => {
    const { spec, reply, edits } = await intaken();
    expect(await edits.accept(spec, reply, null, NOW - 1, NO_CAPS)).toEqual({ kind: 'late' });
    await nothingWritten(spec.id);
    expect(await redis().exists(keys.interaction(spec.interactionId))).toBe(0);
    expect(await redis().exists(keys.intake(spec.interactionId))).toBe(1);
    expect(await edits.accept(spec, reply, null, NOW, NO_CAPS)).toMatchObject({ kind: 'accepted' });
  });

  test('a fraction of a millisecond in the deadline is no error', async () => {
    const { spec, reply, edits } = await intaken();
    expect(await edits.accept(spec, reply, null, NOW + 0.7, NO_CAPS)).toMatchObject({
      kind: 'accepted',
    });
  });

  test('the intake is gone', async () => {
    const { spec, reply, edits, intakes } = await intaken();
    await intakes.close(spec.interactionId);
    expect(await edits.accept(spec, reply, null, NOW, NO_CAPS)).toEqual({ kind: 'late' });
    await nothingWritten(spec.id);
  });

  test('the intake is another process’s', async () => {
    const { spec, reply, edits } = await intaken('bot-a', 'bot-b');
    expect(await edits.accept(spec, reply, null, NOW, NO_CAPS)).toEqual({ kind: 'late' });
    await nothingWritten(spec.id);
  });

  test('the intake was taken over: its old owner comes too late', async () => {
    const { spec, reply, edits } = await intaken('bot-a');
    const claimed = await storeOf(redis(), 'bot-b').intakes.orphaned();
    expect(claimed.map(({ interactionId }) => interactionId)).toEqual([spec.interactionId]);
    expect(await edits.accept(spec, reply, null, NOW, NO_CAPS)).toEqual({ kind: 'late' });
    await nothingWritten(spec.id);
  });
});

test('an id that exists already is not written over', async () => {
  const { spec, reply, edits } = await intaken();
  await edits.accept(spec, reply, null, NOW, NO_CAPS);
  const other = { ...specOf({ prompt: 'another one' }), id: spec.id };
  await storeOf(redis(), 'bot-a').intakes.open(intakeOf(other, 'bot-a'));
  expect(await edits.accept(other, replyOf(other), null, NOW, NO_CAPS)).toEqual({
    kind: 'id_exists',
  });
  expect(await edits.read(spec.id)).toMatchObject({ prompt: spec.prompt });
  expect(await edits.token(spec.id)).toEqual(reply);
  expect(await edits.byInteraction(other.interactionId)).toBeNull();
  // Its intake stands, so the same request is accepted under another id.
  const renamed = { ...other, id: `k${freshId()}` };
  const acceptance = await edits.accept(renamed, replyOf(other), null, NOW, NO_CAPS);
  expect(acceptance).toMatchObject({ kind: 'accepted', edit: { id: renamed.id } });
});
