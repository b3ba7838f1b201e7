import { beforeEach, describe, expect, test } from 'vitest';

import { measurePorts } from '../../../src/bin/measure-ports.ts';
import { failure } from '../../../src/core/errors.ts';
import { deliverEdit } from '../../../src/edits/deliver.ts';
import { endEdit } from '../../../src/edits/end.ts';
import { runEdit } from '../../../src/edits/run.ts';
import { createMeter, type Meter } from '../../../src/ops/meter.ts';
import { ERROR_CODES } from '../../../src/queue/outcome.ts';
import { REPLY, sampleEdit } from '../discord/samples.ts';
import { codeOf, fakeRun } from '../edits/fake-run.ts';
import { answerLost, failing } from '../edits/fake-steps.ts';
import { FakeWorld } from '../edits/fake-world.ts';
import { seriesOf } from '../ops/series.ts';

let world: FakeWorld;
let meter: Meter;

beforeEach(() => {
  world = new FakeWorld();
  meter = createMeter({ role: 'both', codes: ERROR_CODES });
});

const ports = () => measurePorts(world.ports, meter, () => world.nowMs);
const deps = () => ({ ...world.deps, ...ports() });

/** What is not 0, without buckets. */
async function counted(): Promise<Record<string, number>> {
  const all = Object.entries(seriesOf(await meter.text()));
  return Object.fromEntries(
    all.filter(([name, value]) => /^kling_(?!\w+_bucket)/.test(name) && value !== 0),
  );
}

test('an edit from its turn to its person', async () => {
  const { id } = world.has({ state: 'queued' });
  world.withToken(world.edit(id));
  world.plan('provider.poll', async () => {
    world.nowMs += 1_500;
    return { kind: 'running' };
  });
  await runEdit(deps(), id, fakeRun().run);
  await deliverEdit(deps(), id, fakeRun().run);
  expect(await counted()).toEqual({
    'kling_edit_moves_total{to="submitting"}': 1,
    'kling_edit_moves_total{to="generating"}': 1,
    'kling_edit_moves_total{to="delivering"}': 1,
    'kling_edit_moves_total{to="delivered"}': 1,
    'kling_edit_endings_total{state="delivered",code="none"}': 1,
    'kling_deliveries_total{way="reply",sent_as="whole"}': 1,
    'kling_told_total{way="reply"}': 1,
    'kling_spent_dollars_total{state="delivered"}': 0.000_007,
    'kling_returned_dollars_total{state="delivered"}': 1.049_993,
    'kling_provider_calls_total{call="submit",outcome="taken"}': 1,
    'kling_provider_calls_total{call="poll",outcome="running"}': 1,
    'kling_provider_calls_total{call="poll",outcome="finished"}': 1,
    'kling_provider_call_seconds_count{call="submit"}': 1,
    'kling_provider_call_seconds_count{call="poll"}': 2,
    'kling_provider_call_seconds_sum{call="poll"}': 1.5,
    kling_generation_seconds_count: 1,
    kling_generation_seconds_sum: 6.5,
  });
});

describe('an edit that does not work out', () => {
  test('is told by its code, and gives back what it held', async () => {
    const { id } = world.has({ state: 'queued' });
    world.plan('provider.submit', failing('provider_validation'));
    expect(await codeOf(runEdit(deps(), id, fakeRun().run))).toBe('provider_validation');
    await ports().edits.countFailure(id, 'generate:provider_validation');
    await endEdit(deps(), id, 'failed', failure('provider_validation'));
    expect(await counted()).toMatchObject({
      'kling_provider_calls_total{call="submit",outcome="provider_validation"}': 1,
      'kling_step_failures_total{queue="generate",code="provider_validation"}': 1,
      'kling_edit_endings_total{state="failed",code="provider_validation"}': 1,
      'kling_returned_dollars_total{state="failed"}': 1.05,
      'kling_refunds_total{state="failed"}': 1,
    });
    expect(await counted()).not.toHaveProperty(['kling_spent_dollars_total{state="failed"}']);
  });

  test('is counted once, though it is given its end twice', async () => {
    const { id } = world.has({ state: 'submitting', mark: { owner: 'x', version: 'v2', atMs: 1 } });
    for (let times = 0; times < 2; times += 1) {
      await endEdit(deps(), id, 'unknown_outcome', failure('submit_interrupted'));
    }
    expect(await counted()).toEqual({
      'kling_edit_moves_total{to="unknown_outcome"}': 1,
      'kling_edit_endings_total{state="unknown_outcome",code="submit_interrupted"}': 1,
      'kling_spent_dollars_total{state="unknown_outcome"}': 1.05,
      'kling_refunds_total{state="unknown_outcome"}': 1,
    });
  });

  test('what nobody foresaw is internal', async () => {
    world.plan('provider.account', () => {
      throw new Error('a bug');
    });
    await expect(ports().provider.account(AbortSignal.timeout(1_000))).rejects.toThrow('a bug');
    expect(await counted()).toMatchObject({
      'kling_provider_calls_total{call="account",outcome="internal"}': 1,
    });
  });
});

describe('a request', () => {
  const accept = async () =>
    ports().edits.accept(sampleEdit(), REPLY, null, world.nowMs, world.deps.operatorCaps);

  test('accepted, and once more', async () => {
    await ports().intakes.open({ ...REPLY, owner: 'me', requesterId: 'p', locale: 'en-US' });
    await accept();
    await accept();
    expect(await counted()).toEqual({
      'kling_acceptances_total{outcome="accepted"}': 1,
      'kling_acceptances_total{outcome="repeated"}': 1,
      'kling_edit_moves_total{to="queued"}': 1,
    });
  });

  test("that waits for a moderator's yes, which comes once", async () => {
    await ports().intakes.open({ ...REPLY, owner: 'me', requesterId: 'p', locale: 'en-US' });
    const spec = sampleEdit({ gate: 'approval' });
    const { edits } = ports();
    await edits.accept(spec, REPLY, null, world.nowMs, world.deps.operatorCaps);
    const yes = { kind: 'approved', by: 'm', atMs: world.nowMs, reason: '' } as const;
    const note = {} as Parameters<typeof edits.approve>[3];
    for (let times = 0; times < 2; times += 1) {
      await edits.approve(spec.id, world.deps.operatorCaps, yes, note);
    }
    expect(await counted()).toEqual({
      'kling_acceptances_total{outcome="accepted"}': 1,
      'kling_edit_moves_total{to="awaiting_approval"}': 1,
      'kling_edit_moves_total{to="queued"}': 1,
    });
  });

  test('of which nobody knows whether it was accepted', async () => {
    world.plan('edits.accept', answerLost);
    await expect(accept()).rejects.toThrow('the answer was lost');
    expect(await counted()).toEqual({ 'kling_acceptances_total{outcome="unclear"}': 1 });
  });

  test('refused in words, by its code', async () => {
    const signal = AbortSignal.timeout(1_000);
    const refusal = {
      kind: 'refusal',
      failure: failure('prompt_empty'),
      requesterId: 'p',
      locale: 'en-US',
      reference: null,
    } as const;
    await ports().messages.editReply(REPLY, refusal, [], signal);
    await ports().messages.editReply(REPLY, { kind: 'resumed' }, [], signal);
    expect(await counted()).toEqual({ 'kling_refusals_total{code="prompt_empty"}': 1 });
    expect(world.sent).toHaveLength(2);
  });
});

test('every port is still there, and answers what it answered', async () => {
  const measured = ports();
  for (const [room, port] of Object.entries(world.ports)) {
    const there = Object.keys(Reflect.get(measured, room) as object);
    expect(there.toSorted()).toEqual(Object.keys(port as object).toSorted());
  }
  const { id } = world.has({ state: 'queued' });
  expect(await measured.edits.read(id)).toBe(world.edit(id));
  expect(await measured.edits.move({ id, from: ['failed'], to: 'delivered' })).toBeNull();
  expect(await measured.provider.version()).toBe('v2');
  expect(await counted()).toEqual({});
});
