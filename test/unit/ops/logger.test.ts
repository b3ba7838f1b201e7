import process from 'node:process';
import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';

import { EditError, failure } from '../../../src/core/errors.ts';
import { createLogger, type Logger } from '../../../src/ops/logger.ts';

const INTERACTION_TOKEN = 'aW50ZXJhY3Rpb24tdG9rZW4';
const API_KEY = 'SG_0123456789abcdef';

const line = z.looseObject({ level: z.string(), time: z.string(), msg: z.string() });

afterEach(() => {
  vi.restoreAllMocks();
});

/** What reaches standard output. Pino writes through the stream, at once, when its `write` is not the original. */
function written(level: string, secrets: (string | undefined)[], say: (log: Logger) => void) {
  let raw = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    raw += String(chunk);
    return true;
  });
  say(createLogger(level, secrets));
  const lines = raw.split('\n').filter((one) => one !== '');
  return { raw, lines: lines.map((one) => line.parse(JSON.parse(one))) };
}

test('one JSON line for each event: level by name, time to read, no process facts', () => {
  const { lines } = written('info', [], (log) => {
    log.debug({ edit: 'k1' }, 'not said');
    log.info({ edit: 'k7f3q2m9x1' }, 'edit accepted');
    log.error({}, 'over\ntwo lines');
  });
  expect(lines.map(({ level, msg }) => [level, msg])).toEqual([
    ['info', 'edit accepted'],
    ['error', 'over\ntwo lines'],
  ]);
  expect(Object.keys(lines[0] ?? {}).toSorted()).toEqual(['edit', 'level', 'msg', 'time']);
  expect(lines[0]?.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
});

test.each([
  ['trace', 4],
  ['warn', 2],
  ['error', 1],
  ['silent', 0],
])('%s lets %i of four through', (level, count) => {
  const { lines } = written(level, [], (log) => {
    for (const say of ['debug', 'info', 'warn', 'error'] as const) log[say]({}, say);
  });
  expect(lines).toHaveLength(count);
});

test('an error’s message, stack, cause and fields are cleaned', () => {
  const url = `https://discord.com/api/v10/webhooks/123/${INTERACTION_TOKEN}/messages/@original`;
  const cause = Object.assign(new Error(`401 for ${API_KEY} at https://cdn.example/a?hm=f00`), {
    url,
    requestBody: { authorization: `Bearer ${API_KEY}` },
  });
  const { raw, lines } = written('info', [API_KEY, undefined], (log) => {
    log.error({ error: new EditError(failure('internal'), cause) }, `failed at ${url}`);
  });
  expect(lines).toHaveLength(1);
  expect(raw).toContain('401 for [secret] at https://cdn.example/a?[signature]');
  expect(raw).toContain('/webhooks/123/[token]/messages/@original');
  for (const secret of [API_KEY, INTERACTION_TOKEN, 'f00']) expect(raw).not.toContain(secret);
  expect(lines[0]?.['error']).toMatchObject({
    message: 'internal',
    cause: { url: expect.any(String) },
  });
});

test('secrets in any field, at any depth', () => {
  const { raw } = written('info', [API_KEY], (log) => {
    log.info({ a: { b: [{ key: API_KEY }] }, [API_KEY]: 1 }, API_KEY);
  });
  expect(raw).not.toContain(API_KEY);
  expect(raw.match(/\[secret\]/g)).toHaveLength(3);
});

test('of a call that failed, what was sent is not said', () => {
  const sent = { name: 'evalsha', args: ['9f', 'make @Image1 dance', INTERACTION_TOKEN] };
  const refused = Object.assign(new Error('OOM command not allowed'), { command: sent });
  const all = new AggregateError([refused], 'several');
  const body = { json: { content: 'make @Image1 dance' } };
  const outer = Object.assign(new EditError(failure('internal'), all), { requestBody: body });
  const { raw, lines } = written('info', [], (log) => log.warn({ error: outer }, 'step failed'));
  expect(raw).toContain('OOM command not allowed');
  expect(lines[0]?.['error']).toMatchObject({ type: 'EditError', failure: { code: 'internal' } });
  for (const said of ['dance', INTERACTION_TOKEN]) expect(raw).not.toContain(said);
});
