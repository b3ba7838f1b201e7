import { expect, test } from 'vitest';

import { answer, calm, json, rejection, rig, startScript, SUBMISSION } from './harness.ts';

const HOUR_MS = 3_600_000;
const missing = answer(404, { error: 'not found' });
const taken = json({ request_id: 'r1' });

test('auto is v2, until v2 has no such route; then v1 for an hour', async () => {
  let nowMs = 1_000;
  const script = await startScript(missing, taken);
  const provider = await rig(script.origin, { version: 'auto', now: () => nowMs });
  expect(await provider.version()).toBe('v2');

  const error = await rejection(provider.submit('v2', SUBMISSION, calm()));

  expect(error.failure.code).toBe('provider_unavailable');
  expect(script.arrived).toHaveLength(1);
  expect(provider.notices).toEqual([{ kind: 'fell_back_to_v1', untilMs: 1_000 + HOUR_MS }]);
  expect(await provider.version()).toBe('v1');
  await provider.submit('v1', SUBMISSION, calm());
  expect(script.arrived[1]?.path).toBe('/v1/kling-o1-video-to-video-edit');

  nowMs += HOUR_MS - 1;
  expect(await provider.version()).toBe('v1');
  nowMs += 1;
  expect(await provider.version()).toBe('v2');
});

test('when v1 has no such route either, the model is missing', async () => {
  const script = await startScript(missing, missing);
  const provider = await rig(script.origin, { version: 'auto' });
  await rejection(provider.submit('v2', SUBMISSION, calm()));
  const error = await rejection(provider.submit('v1', SUBMISSION, calm()));
  expect(error.failure.code).toBe('provider_model_missing');
  expect(await provider.version()).toBe('v1');
});

test.each(['v1', 'v2'] as const)('%s, when set, stays', async (version) => {
  const script = await startScript(missing);
  const provider = await rig(script.origin, { version });
  const error = await rejection(provider.submit(version, SUBMISSION, calm()));
  expect(error.failure.code).toBe('provider_model_missing');
  expect(await provider.version()).toBe(version);
  expect(provider.notices).toEqual([]);
});

test.each([401, 406, 410, 500, 503])('in auto, %i is no reason to change', async (status) => {
  const script = await startScript(answer(status));
  const provider = await rig(script.origin, { version: 'auto' });
  await rejection(provider.submit('v2', SUBMISSION, calm()));
  expect(await provider.version()).toBe('v2');
});

test('a 404 on a poll is no reason to change', async () => {
  const script = await startScript(missing);
  const provider = await rig(script.origin, { version: 'auto' });
  await rejection(provider.poll('r1', calm()));
  expect(await provider.version()).toBe('v2');
});
