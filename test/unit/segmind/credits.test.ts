import { expect, test } from 'vitest';

import type { Credits } from '../../../src/segmind/types.ts';
import { answer, calm, cut, drop, hang, json, KEY, rig, startScript } from './harness.ts';
import type { Step } from './harness.ts';

test.each<[string, Step, Credits]>([
  ['a balance', json({ credits: 12.34, user: 'x' }), { kind: 'ok', usd: 12.34 }],
  ['nothing left', json({ credits: 0 }), { kind: 'ok', usd: 0 }],
  ['a balance as text', json({ credits: '3.5' }), { kind: 'ok', usd: 3.5 }],
  ['401', answer(401, { error: 'no' }), { kind: 'refused', status: 401 }],
  ['403', answer(403, '<html>'), { kind: 'refused', status: 403 }],
  ['404', answer(404), { kind: 'unclear', status: 404 }],
  ['500', answer(500), { kind: 'unclear', status: 500 }],
  ['a redirect', answer(302, '', { location: '/' }), { kind: 'unclear', status: 302 }],
  ['HTML', answer(200, '<html>'), { kind: 'unclear', status: 200 }],
  ['no figure', json({ credits: 'many' }), { kind: 'unclear', status: 200 }],
  ['no field', json({}), { kind: 'unclear', status: 200 }],
  ['null', json({ credits: null }), { kind: 'unclear', status: 200 }],
  ['half an answer', cut(200, '{"cre'), { kind: 'unreachable' }],
  ['reset', drop, { kind: 'unreachable' }],
  ['no answer', hang, { kind: 'unreachable' }],
])('%s', async (_name, step, expected) => {
  const script = await startScript(step);
  const provider = await rig(script.origin, { limits: { readMs: 1_000 } });
  expect(await provider.credits(calm())).toEqual(expected);
  expect(script.arrived[0]).toMatchObject({
    method: 'GET',
    path: '/v1/get-user-credits',
    headers: { 'x-api-key': KEY },
  });
});

test.each(['http://127.0.0.1:1', 'not a url'])('nobody there: %s', async (apiUrl) => {
  const provider = await rig(apiUrl);
  expect(await provider.credits(calm())).toEqual({ kind: 'unreachable' });
});
