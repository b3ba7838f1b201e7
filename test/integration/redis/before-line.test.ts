import { expect, test } from 'vitest';

import { stateAfter } from '../../../src/core/before-line.ts';
import type { EditSpec } from '../../../src/core/edit.ts';
import { createLedger } from '../../../src/redis/ledger.ts';
import { keys } from '../../../src/redis/keys.ts';
import { createLine } from '../../../src/redis/turns.ts';
import { useOwnRedis } from './audit-stage.ts';
import { intakeOf, NO_CAPS, replyOf, specOf, storeOf } from './stage.ts';

const { redis } = useOwnRedis();
const NOW = 1_700_000_000_000;

const edits = () => storeOf(redis(), 'bot-a', { now: () => NOW }).edits;
const ledger = () => createLedger({ redis: redis(), now: () => NOW });
const line = () => createLine({ redis: redis(), slots: 5, perMinute: 50, now: () => NOW });
const standing = async ({ serverId, requesterId }: EditSpec) => {
  const { pending, running } = await ledger().standing(serverId, requesterId);
  return { pending, running };
};

async function accepted(changes: Partial<EditSpec>) {
  const spec = specOf(changes);
  await storeOf(redis(), 'bot-a').intakes.open(intakeOf(spec, 'bot-a'));
  const acceptance = await edits().accept(spec, replyOf(spec), null, NOW, NO_CAPS);
  if (acceptance.kind !== 'accepted') throw new Error(acceptance.kind);
  return acceptance.edit;
}

const cut = { part: 'middle', fromMs: 7_500, lengthMs: 10_000 } as const;
const prepared = {
  input: 'video',
  url: 'https://cdn.example/cut.mp4',
  filename: 'cut.mp4',
  bytes: 8,
};

test('a clip that is cut holds its place from the start, and joins the line with what it became', async () => {
  const edit = await accepted({ cut });
  expect(edit).toMatchObject({ state: 'preparing', cut, prepared: false });
  expect(await standing(edit)).toEqual({ pending: 0, running: 1 });
  expect(await line().upcoming(9)).toEqual([]);
  const to = stateAfter('preparing', edit);
  const step = { id: edit.id, from: 'preparing', to, set: { prepared } } as const;
  expect(await edits().goOn(step, NO_CAPS)).toMatchObject({
    kind: 'went_on',
    edit: { state: 'queued', rev: 2, video: prepared, prepared: true },
  });
  expect(await edits().goOn(step, NO_CAPS)).toEqual({ kind: 'gone' });
  expect(await line().upcoming(9)).toEqual([edit.id]);
  expect(await ledger().reckon()).toEqual([]);
});

test('with everything to wait for it goes from one to the next, and counts as running in the line alone', async () => {
  const edit = await accepted({ cut, consentOf: ['7'], gate: 'approval' });
  const states = [edit.state];
  for (const from of ['preparing', 'awaiting_consent', 'awaiting_approval'] as const) {
    expect(await standing(edit)).toEqual({ pending: 1, running: 0 });
    expect(await redis().zrange(keys.outbox('deliver'), '0', '-1')).toContain(edit.id);
    await redis().zrem(keys.outbox('deliver'), edit.id);
    const step = await edits().goOn({ id: edit.id, from, to: stateAfter(from, edit) }, NO_CAPS);
    if (step.kind !== 'went_on') throw new Error(step.kind);
    states.push(step.edit.state);
  }
  expect(states).toEqual(['preparing', 'awaiting_consent', 'awaiting_approval', 'queued']);
  expect(await standing(edit)).toEqual({ pending: 0, running: 1 });
  expect(await redis().zrange(keys.outbox('deliver'), '0', '-1')).not.toContain(edit.id);
  expect(await ledger().reckon()).toEqual([]);
});

test('an edit made from another stands in its tree, by ids alone, as long as any of it', async () => {
  const root = await accepted({});
  expect(root.rootId).toBe(root.id);
  expect(await redis().exists(keys.tree(root.id))).toBe(0);
  const child = await accepted({ origin: { kind: 'result', editId: root.id }, rootId: root.id });
  const grand = await accepted({ origin: { kind: 'result', editId: child.id }, rootId: root.id });
  expect(await redis().hgetall(keys.tree(root.id))).toEqual({
    [root.id]: '',
    [child.id]: root.id,
    [grand.id]: child.id,
  });
  expect(await redis().pttl(keys.tree(root.id))).toBeGreaterThan(0);
  const message = {
    kind: 'message',
    channelId: '1',
    messageId: '2',
    authorId: '3',
    authorName: 'B',
  };
  const other = await accepted({ origin: { ...message, kind: 'message' } });
  expect(other.rootId).toBe(other.id);
});
