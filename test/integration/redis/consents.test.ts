import { describe, expect, test } from 'vitest';

import { decided } from '../../../src/core/audit.ts';
import { stillAsked } from '../../../src/core/consent.ts';
import type { EditSpec } from '../../../src/core/edit.ts';
import { failure } from '../../../src/core/errors.ts';
import { createAudit } from '../../../src/redis/audit.ts';
import { createLedger } from '../../../src/redis/ledger.ts';
import { createPeople } from '../../../src/redis/people.ts';
import { keys } from '../../../src/redis/keys.ts';
import { acceptedEdit, NO_CAPS, specOf, storeOf, useDatabase } from './stage.ts';

const { redis } = useDatabase();
const [ANN, BEN, CLEO] = ['900000000000000101', '900000000000000102', '900000000000000103'];
const SERVER = '900000000000000006';
const ROUNDS = 50;

const edits = () => storeOf(redis(), 'bot-a').edits;
const asking = async (consentOf: string[], changes: Partial<EditSpec> = {}) =>
  acceptedEdit(redis(), specOf({ consentOf, ...changes }));
const given = (by: string, about: string) => decided(SERVER, 'consent.given', by, { about });
const say = async (edit: Pick<EditSpec, 'id' | 'consentOf'>, by: string) =>
  edits().consent(edit, by, given(by, edit.id));
const refuse = async (id: string, userId: string) =>
  edits().move({
    id,
    from: ['awaiting_consent'],
    to: 'rejected',
    set: { failure: failure('consent_refused', { userId }) },
    outbox: 'deliver',
    decision: decided(SERVER, 'consent.refused', userId, { about: id }),
  });
const notes = async () =>
  (await createAudit({ redis: redis() }).read(SERVER, null, 500)).map((line) =>
    line.kind === 'entry' ? [line.action, line.actor?.userId, line.about] : line.kind,
  );

describe('a yes', () => {
  test('is written once, with its note, while it waits for that, and by who is asked', async () => {
    const edit = await asking([ANN, BEN]);
    expect(edit).toMatchObject({ state: 'awaiting_consent', consents: [], consentIn: null });
    expect(await say(edit, CLEO)).toBeNull();
    const one = await say(edit, ANN);
    expect(one).toMatchObject({ rev: 2, consents: [{ by: ANN, atMs: expect.any(Number) }] });
    expect(await say(edit, ANN)).toMatchObject({ rev: 2, consents: [{ by: ANN }] });
    const both = await say(edit, BEN);
    expect(both?.consents.map(({ by }) => by)).toEqual([ANN, BEN]);
    expect(await notes()).toEqual([
      ['consent.given', BEN, edit.id],
      ['consent.given', ANN, edit.id],
    ]);
    await refuse(edit.id, BEN);
    expect(await say(edit, ANN)).toBeNull();
    expect(await say({ id: 'kgone', consentOf: [ANN] }, ANN)).toBeNull();
    expect(await redis().exists(keys.edit('kgone'))).toBe(0);
  });

  test(`of two at once: both count, and exactly one is the last (${ROUNDS} rounds)`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const edit = await asking([ANN, BEN]);
      const said = await Promise.all([say(edit, ANN), say(edit, BEN)]);
      const lasts = said.filter((one) => one !== null && stillAsked(one).length === 0);
      expect(lasts).toHaveLength(1);
      const step = { id: edit.id, from: 'awaiting_consent', to: 'queued' } as const;
      const went = await Promise.all([1, 2].map(async () => edits().goOn(step, NO_CAPS)));
      expect(went.map(({ kind }) => kind).toSorted()).toEqual(['gone', 'went_on']);
      expect((await edits().read(edit.id))?.consents).toHaveLength(2);
    }
    expect(await createLedger({ redis: redis() }).reckon()).toEqual([]);
  });

  test(`and a no at once: one end, and the limits follow it (${ROUNDS} rounds)`, async () => {
    const ledger = createLedger({ redis: redis() });
    for (let round = 0; round < ROUNDS; round += 1) {
      const edit = await asking([ANN]);
      const yes = async () => {
        const said = await say(edit, ANN);
        if (!said) return { kind: 'gone' };
        const step = { id: edit.id, from: 'awaiting_consent', to: 'queued' } as const;
        return edits().goOn(step, NO_CAPS);
      };
      const both = [yes, async () => refuse(edit.id, ANN)];
      const inTurn = round % 2 === 0 ? both : both.toReversed();
      const answers = await Promise.all(inTurn.map(async (work) => work()));
      const now = await edits().read(edit.id);
      expect(['queued', 'rejected']).toContain(now?.state);
      expect(answers.filter((answer) => hasMoved(answer))).toHaveLength(1);
      const { pending, running, dayEdits } = await ledger.standing(SERVER, edit.requesterId);
      const held = now?.state === 'queued' ? 1 : 0;
      expect({ pending, running, dayEdits }).toEqual({ pending: 0, running: held, dayEdits: held });
    }
    expect(await ledger.reckon()).toEqual([]);
  });
});

const hasMoved = (answer: unknown): boolean =>
  answer !== null &&
  typeof answer === 'object' &&
  ('state' in answer || ('kind' in answer && answer.kind === 'went_on'));

test('where the card is on which they are asked is remembered', async () => {
  const { id } = await asking([ANN]);
  await edits().consentAsked(id, { channelId: '1', messageId: '2' });
  expect((await edits().read(id))?.consentIn).toEqual({ channelId: '1', messageId: '2' });
});

describe('the rule of one result', () => {
  test('is its person’s, goes before what was asked for, and can be taken back', async () => {
    const edit = await asking([], { remixes: 'ask' });
    expect(edit.remixes).toBe('ask');
    expect(await edits().setRemixes(edit.id, ANN, 'everyone')).toBe(false);
    expect((await edits().read(edit.id))?.remixes).toBe('ask');
    for (const rule of ['me', 'everyone', null] as const) {
      expect(await edits().setRemixes(edit.id, edit.requesterId, rule)).toBe(true);
      expect((await edits().read(edit.id))?.remixes).toBe(rule);
    }
  });

  test('of a record that is gone makes none anew', async () => {
    expect(await edits().setRemixes('kgone', ANN, 'me')).toBe(false);
    expect(await redis().exists(keys.edit('kgone'))).toBe(0);
  });
});

test('a tree knows what each was made from, also when its record is gone', async () => {
  const root = await asking([]);
  const child = await asking([], { origin: { kind: 'result', editId: root.id }, rootId: root.id });
  await redis().del(keys.edit(child.id));
  expect(await edits().parentIn(root.id, child.id)).toBe(root.id);
  expect(await edits().parentIn(root.id, root.id)).toBeNull();
  expect(await edits().parentIn(root.id, 'kgone')).toBeNull();
});

describe('what people have set', () => {
  const people = () => createPeople({ redis: redis() });

  test('is everyone and yes by default, which is not kept', async () => {
    expect(await people().rules(ANN)).toEqual({ remixes: 'everyone', uploads: true });
    await people().setRules(ANN, { remixes: 'ask' });
    await people().setRules(ANN, { uploads: false });
    expect(await people().rules(ANN)).toEqual({ remixes: 'ask', uploads: false });
    expect(await people().rules(BEN)).toEqual({ remixes: 'everyone', uploads: true });
    await people().setRules(ANN, { remixes: 'everyone', uploads: true });
    expect(await redis().exists(keys.person(ANN))).toBe(0);
  });

  test('that cannot be read lets nobody do anything', async () => {
    await redis().hset(keys.person(ANN), 'remixes', 'whatever', 'uploads', 'whatever');
    expect(await people().rules(ANN)).toEqual({ remixes: 'me', uploads: false });
  });
});
