import { expect, test } from 'vitest';

import { decided } from '../../../src/core/audit.ts';
import type { AppealDecision, EditSpec } from '../../../src/core/edit.ts';
import { failure } from '../../../src/core/errors.ts';
import type { Caps } from '../../../src/core/limits.ts';
import { createLedger } from '../../../src/redis/ledger.ts';
import { createLine } from '../../../src/redis/turns.ts';
import { auditOf, useOwnRedis } from './audit-stage.ts';
import { acceptedEdit, freshId, NO_CAPS, specOf, storeOf } from './stage.ts';

const { redis } = useOwnRedis();
const NOW = 1_700_000_000_000;
const MODERATOR = '800000000000000001';

const edits = () => storeOf(redis(), 'bot-a', { now: () => NOW }).edits;
const ledger = () => createLedger({ redis: redis(), now: () => NOW });
const line = () => createLine({ redis: redis(), slots: 5, perMinute: 50, now: () => NOW });

const PLACE = { channelId: '1', messageId: '2' };
const APPEAL = { text: 'It is winter', atMs: NOW, askedIn: PLACE, madeFrom: null };
const noteOf = (
  { serverId, requesterId, id }: EditSpec,
  action: 'appeal.made' | 'appeal.accepted' | 'appeal.rejected',
) => decided(serverId, action, MODERATOR, { subject: requesterId, about: id });

/** A request that a moderator said no to, and its person something against that. */
async function appealed(): Promise<EditSpec> {
  const spec = specOf({ gate: 'approval' });
  await acceptedEdit(redis(), spec);
  const set = { failure: failure('rejected', { reason: '' }) };
  await edits().move({ id: spec.id, from: ['awaiting_approval'], to: 'rejected', set });
  expect(await edits().appeal(spec.id, APPEAL, noteOf(spec, 'appeal.made'))).toBe(true);
  return spec;
}

const declined: AppealDecision = { kind: 'declined', by: MODERATOR, atMs: NOW, editId: null };
const decline = async (spec: EditSpec) =>
  edits().declineAppeal(spec.id, declined, noteOf(spec, 'appeal.rejected'));

async function accept(from: EditSpec, caps: Caps = NO_CAPS) {
  const spec = {
    ...from,
    id: `k${freshId()}`,
    interactionId: `appeal-${from.id}`,
    gate: 'open',
  } as const;
  const decision = { kind: 'accepted', by: MODERATOR, atMs: NOW, editId: spec.id } as const;
  const note = noteOf(from, 'appeal.accepted');
  return edits().acceptAppealed(spec, caps, { editId: from.id, decision, note });
}

const actions = async ({ serverId }: EditSpec): Promise<string[]> => {
  await auditOf(redis()).seal();
  const lines = await auditOf(redis()).read(serverId, null, 99);
  return lines.map((one) => (one.kind === 'entry' ? one.action : one.kind)).toReversed();
};

test('an appeal is made once', async () => {
  const spec = await appealed();
  const other = { ...APPEAL, text: 'And again' };
  expect(await edits().appeal(spec.id, other, noteOf(spec, 'appeal.made'))).toBe(false);
  expect(await edits().read(spec.id)).toMatchObject({ appeal: APPEAL, appealDecision: null });
  expect(await actions(spec)).toEqual(['appeal.made']);
  expect(await edits().appeal('knone', APPEAL, noteOf(spec, 'appeal.made'))).toBe(false);
  expect(await edits().read('knone')).toBeNull();
});

test('accepted it is a new edit in the line, which nobody’s token belongs to', async () => {
  const spec = await appealed();
  const accepted = await accept(spec);
  if (accepted.kind !== 'accepted') throw new Error(accepted.kind);
  const { id } = accepted.edit;
  expect(accepted.edit).toMatchObject({ state: 'queued', message: null, prompt: spec.prompt });
  expect(await edits().token(id)).toBeNull();
  expect(await edits().open()).toContain(id);
  expect(await line().upcoming(9)).toEqual([id]);
  expect((await edits().read(spec.id))?.appealDecision).toMatchObject({
    kind: 'accepted',
    editId: id,
  });
  expect(await ledger().standing(spec.serverId, spec.requesterId)).toMatchObject({
    running: 1,
    dayEdits: 1,
  });
  expect(await actions(spec)).toEqual(['appeal.made', 'appeal.accepted']);
  expect(await accept(spec)).toMatchObject({ kind: 'repeated', edit: { id } });
  expect(await decline(spec)).toBe(false);
});

test('refused by the limits nothing is decided', async () => {
  const spec = await appealed();
  expect(await accept(spec, { ...NO_CAPS, dayClipMs: 1 })).toMatchObject({
    kind: 'refused',
    failure: { code: 'limit_day_clip' },
  });
  expect((await edits().read(spec.id))?.appealDecision).toBeNull();
  expect(await actions(spec)).toEqual(['appeal.made']);
  expect(await accept(spec)).toMatchObject({ kind: 'accepted' });
});

test('declined, or never made: it becomes no edit', async () => {
  const spec = await appealed();
  expect(await decline(spec)).toBe(true);
  expect(await accept(spec)).toEqual({ kind: 'decided' });
  const unappealed = specOf();
  await acceptedEdit(redis(), unappealed);
  expect(await accept(unappealed)).toEqual({ kind: 'decided' });
  expect(await actions(spec)).toEqual(['appeal.made', 'appeal.rejected']);
});

test('fifty times a yes and a no at once: one of them holds', async () => {
  const specs = await Promise.all(Array.from({ length: 50 }, appealed));
  const held = await Promise.all(
    specs.map(async (spec, nth) => {
      const asked = [async () => accept(spec), async () => decline(spec)] as const;
      const [first, second] = nth % 2 === 0 ? asked : ([asked[1], asked[0]] as const);
      const answers = await Promise.all([first(), second(), first()]);
      const yes = answers.filter((one) => typeof one === 'object' && one.kind === 'accepted');
      return yes.length + answers.filter((one) => one === true).length;
    }),
  );
  // The very same no sent twice is one no.
  expect(held.filter((count) => count === 0)).toEqual([]);
  const now = await Promise.all(specs.map(async ({ id }) => edits().read(id)));
  const accepted = now.filter((edit) => edit?.appealDecision?.kind === 'accepted').length;
  expect(await line().upcoming(99)).toHaveLength(accepted);
  expect(now.filter((edit) => edit?.appealDecision?.kind === 'declined')).toHaveLength(
    50 - accepted,
  );
  expect(await ledger().reckon()).toEqual([]);
});
