import { describe, expect, test } from 'vitest';

import { decided } from '../../../src/core/audit.ts';
import type { EditSpec } from '../../../src/core/edit.ts';
import { failure } from '../../../src/core/errors.ts';
import type { Caps } from '../../../src/core/limits.ts';
import { createLedger } from '../../../src/redis/ledger.ts';
import { keys } from '../../../src/redis/keys.ts';
import { createLine } from '../../../src/redis/turns.ts';
import { auditOf, useOwnRedis } from './audit-stage.ts';
import { intakeOf, NO_CAPS, replyOf, specOf, storeOf } from './stage.ts';

const { redis } = useOwnRedis();
const NOW = 1_700_000_000_000;
const DAY_MS = 86_400_000;
const MODERATOR = '800000000000000001';

const at = (nowMs = NOW) => storeOf(redis(), 'bot-a', { now: () => nowMs }).edits;
const ledger = (nowMs = NOW) => createLedger({ redis: redis(), now: () => nowMs });
const line = () => createLine({ redis: redis(), slots: 5, perMinute: 50, now: () => NOW });
const audit = () => auditOf(redis());
const outbox = async () => redis().zrange(keys.outbox('deliver'), '0', '-1');

async function waiting(changes: Partial<EditSpec> = {}, caps: Caps = NO_CAPS) {
  const spec = specOf({ gate: 'approval', ...changes });
  await storeOf(redis(), 'bot-a').intakes.open(intakeOf(spec, 'bot-a'));
  const acceptance = await at().accept(spec, replyOf(spec), null, NOW, caps);
  return { spec, acceptance };
}

const yes = { kind: 'approved', by: MODERATOR, atMs: NOW, reason: '' } as const;
const noteOf = ({ serverId, id, requesterId }: EditSpec) =>
  decided(serverId, 'edit.approved', MODERATOR, { subject: requesterId, about: id });
const approve = async (spec: EditSpec, caps = NO_CAPS, nowMs = NOW) =>
  at(nowMs).approve(spec.id, caps, yes, noteOf(spec));
const reject = async ({ id }: EditSpec) =>
  at().move({
    id,
    from: ['awaiting_approval'],
    to: 'rejected',
    set: { failure: failure('rejected', { reason: '' }) },
    outbox: 'deliver',
  });

describe('a request that a moderator has to approve', () => {
  test('is pending, stands in no line, and its moderators are to be asked', async () => {
    const { spec, acceptance } = await waiting();
    expect(acceptance).toMatchObject({ kind: 'accepted', edit: { state: 'awaiting_approval' } });
    expect(await line().upcoming(9)).toEqual([]);
    expect(await line().next()).toBeNull();
    expect(await outbox()).toEqual([spec.id]);
    expect(await at().open()).toEqual([spec.id]);
    const { pending, running, dayEdits } = await ledger().standing(spec.serverId, spec.requesterId);
    expect({ pending, running, dayEdits }).toEqual({ pending: 1, running: 0, dayEdits: 1 });
    expect(await ledger().reckon()).toEqual([]);
  });

  test('is refused when too many wait, however many may run', async () => {
    const caps = { ...NO_CAPS, atOnce: 1, pendingApprovals: 2 };
    const { requesterId } = specOf();
    const kinds = [];
    for (let times = 0; times < 3; times += 1) {
      kinds.push((await waiting({ requesterId }, caps)).acceptance);
    }
    expect(kinds.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'refused']);
    expect(kinds[2]).toEqual({ kind: 'refused', failure: failure('limit_pending', { max: 2 }) });
  });

  test('approved it joins the line, with its decision and the note of it', async () => {
    const { spec } = await waiting();
    expect(await approve(spec)).toMatchObject({
      kind: 'went_on',
      edit: { state: 'queued', rev: 2, decision: yes },
    });
    expect(await line().upcoming(9)).toEqual([spec.id]);
    expect(await line().next()).toBe(spec.id);
    const { pending, running } = await ledger().standing(spec.serverId, spec.requesterId);
    expect({ pending, running }).toEqual({ pending: 0, running: 1 });
    expect(await ledger().reckon()).toEqual([]);
    await audit().seal();
    expect(await audit().read(spec.serverId, null, 9)).toMatchObject([
      {
        action: 'edit.approved',
        actor: { userId: MODERATOR },
        subject: { userId: spec.requesterId },
        about: spec.id,
        before: 'awaiting_approval',
        after: 'queued',
      },
    ]);
  });

  test('approved tomorrow it counts for tomorrow', async () => {
    const { spec } = await waiting();
    await approve(spec, NO_CAPS, NOW + DAY_MS);
    const standing = async (nowMs: number) =>
      ledger(nowMs).standing(spec.serverId, spec.requesterId);
    expect(await standing(NOW)).toMatchObject({ dayEdits: 0, serverHeldMicros: 0 });
    expect(await standing(NOW + DAY_MS)).toMatchObject({
      dayEdits: 1,
      serverHeldMicros: 1_050_000,
    });
  });

  test('is not approved over the limits of its person: it goes on waiting, and nothing is noted', async () => {
    const { spec } = await waiting();
    const caps = { ...NO_CAPS, dayClipMs: 4_999 };
    expect(await approve(spec, caps)).toMatchObject({
      kind: 'refused',
      failure: { code: 'limit_day_clip' },
    });
    expect(await at().read(spec.id)).toMatchObject({ state: 'awaiting_approval', decision: null });
    expect(await line().upcoming(9)).toEqual([]);
    expect(await redis().exists(keys.auditPending)).toBe(0);
    expect(await ledger().reckon()).toEqual([]);
    expect(await approve(spec)).toMatchObject({ kind: 'went_on' });
  });

  test('approved twice: once', async () => {
    const { spec } = await waiting();
    expect([await approve(spec), await approve(spec)].map(({ kind }) => kind)).toEqual([
      'went_on',
      'gone',
    ]);
    expect(await line().upcoming(9)).toEqual([spec.id]);
  });

  test('after its end, or of none: nothing', async () => {
    const { spec } = await waiting();
    await at().move({ id: spec.id, from: ['awaiting_approval'], to: 'cancelled' });
    expect(await approve(spec)).toEqual({ kind: 'gone' });
    expect(await approve(specOf())).toEqual({ kind: 'gone' });
    expect(await line().upcoming(9)).toEqual([]);
    expect(await ledger().reckon()).toEqual([]);
    const { pending, dayEdits } = await ledger().standing(spec.serverId, spec.requesterId);
    expect({ pending, dayEdits }).toEqual({ pending: 0, dayEdits: 0 });
  });

  test('fifty times a yes and a no at once: one of them holds, and the ledger adds up', async () => {
    const specs = await Promise.all(Array.from({ length: 50 }, async () => (await waiting()).spec));
    const ends = await Promise.all(
      specs.map(async (spec, nth) => {
        const asked = [async () => approve(spec), async () => reject(spec)] as const;
        const [first, second] = nth % 2 === 0 ? asked : ([asked[1], asked[0]] as const);
        const answers = await Promise.all([first(), second(), first()]);
        return answers.filter((one) => one && (!('kind' in one) || one.kind === 'went_on')).length;
      }),
    );
    expect(ends).toEqual(specs.map(() => 1));
    const states = await Promise.all(specs.map(async ({ id }) => (await at().read(id))?.state));
    const queued = states.filter((state) => state === 'queued').length;
    expect(states.filter((state) => state === 'rejected')).toHaveLength(50 - queued);
    expect(await line().upcoming(99)).toHaveLength(queued);
    expect(await ledger().reckon()).toEqual([]);
  });
});
