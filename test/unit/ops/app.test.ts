import { describe, expect, test } from 'vitest';

import { createOpsApp, type OpsAppOptions } from '../../../src/ops/app.ts';

const PASSWORD = 'öpen: sesame';
const READY = { ready: true, checks: { running: true, redis: true } };

const appOf = (changed: Partial<OpsAppOptions> = {}) =>
  createOpsApp({
    look: async () => READY,
    metrics: { contentType: 'text/plain; version=0.0.4', text: async () => 'kling_up 1\n' },
    board: () => (request) => new Response(`board ${new URL(request.url).pathname}`),
    password: PASSWORD,
    ...changed,
  });

const as = (password: string, name = 'ops'): RequestInit => ({
  headers: { authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}` },
});

test('/healthz is ok as long as anything is answered', async () => {
  const answer = await appOf().request('/healthz');
  expect([answer.status, await answer.text()]).toEqual([200, 'ok\n']);
});

test.each([
  [200, READY],
  [503, { ready: false, checks: { running: true, redis: false } }],
])('/readyz is %d', async (status, seen) => {
  const answer = await appOf({ look: async () => seen }).request('/readyz');
  expect([answer.status, await answer.json()]).toEqual([status, seen]);
});

describe('/metrics', () => {
  test('is what is measured, in its own content type', async () => {
    const answer = await appOf().request('/metrics');
    expect([answer.status, await answer.text()]).toEqual([200, 'kling_up 1\n']);
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4');
  });

  test('is worked out once for all who ask meanwhile', async () => {
    let looks = 0;
    let resolve = (_text: string): void => {};
    const text = async () => {
      looks += 1;
      return new Promise<string>((done) => {
        resolve = done;
      });
    };
    const app = appOf({ metrics: { contentType: 'text/plain', text } });
    const asked = Array.from({ length: 50 }, async () => app.request('/metrics'));
    await new Promise(setImmediate);
    resolve('kling_up 1\n');
    const answers = await Promise.all(asked);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(looks).toBe(1);
    const next = app.request('/metrics');
    await new Promise(setImmediate);
    expect(looks).toBe(2);
    resolve('kling_up 1\n');
    expect((await next).status).toBe(200);
  });

  test('does not say what went wrong', async () => {
    const text = async () => Promise.reject(new Error('redis://:secret@host'));
    const answer = await appOf({ metrics: { contentType: 'text/plain', text } }).request(
      '/metrics',
    );
    expect([answer.status, await answer.text()]).toEqual([500, 'This did not work out.\n']);
  });
});

describe('/queues', () => {
  const paths = [
    '/queues',
    '/queues/',
    '/queues/api/queues',
    '/queues/static/a.js',
    '/%71ueues/api',
  ];

  test.each(paths)('%s needs the password', async (path) => {
    const app = appOf();
    const refused = [
      {},
      as(''),
      as('open: sesame'),
      as(`${PASSWORD} `),
      as(PASSWORD.slice(0, -1)),
      as('', PASSWORD),
      { headers: { authorization: `Bearer ${PASSWORD}` } },
      { headers: { authorization: 'Basic %%%' } },
    ];
    for (const init of refused) {
      const answer = await app.request(path, init);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toBe('Basic realm="queues"');
      expect(await answer.text()).not.toContain('board');
    }
  });

  test('with it, the board answers, under a policy that lets nothing in from elsewhere', async () => {
    const answer = await appOf().request('/queues/api/queues', as(PASSWORD, 'anybody'));
    expect([answer.status, await answer.text()]).toEqual([200, 'board /queues/api/queues']);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('its links to the page itself lead there', async () => {
    const answer = await appOf().request('/queues/', as(PASSWORD));
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/queues']);
  });

  test.each(paths)('%s is not there without a password in the settings', async (path) => {
    for (const init of [{}, as(''), as('undefined')]) {
      expect((await appOf({ password: undefined }).request(path, init)).status).toBe(404);
    }
  });

  test('before there is one, it says so', async () => {
    const answer = await appOf({ board: () => null }).request('/queues', as(PASSWORD));
    expect(answer.status).toBe(503);
  });

  test('its own words for a failure are not passed on', async () => {
    const failing = [
      () => new Response('{"message":"redis://:secret@host"}', { status: 500 }),
      () => {
        throw new Error('redis://:secret@host');
      },
    ];
    for (const board of failing) {
      const answer = await appOf({ board: () => board }).request('/queues', as(PASSWORD));
      expect(answer.status).toBeGreaterThanOrEqual(500);
      expect(await answer.text()).not.toContain('secret');
    }
  });
});

describe('nothing can be changed', () => {
  const methods = ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY'];
  const paths = [
    '/healthz',
    '/readyz',
    '/metrics',
    '/queues/api/queues/generate/pause',
    '/nowhere',
  ];
  const both = methods.flatMap((method) => paths.map((path) => [method, path] as const));

  test.each(both)('%s %s', async (method, path) => {
    let asked = false;
    const board = () => () => {
      asked = true;
      return new Response('done');
    };
    const answer = await appOf({ board }).request(path, { method, ...as(PASSWORD) });
    expect([answer.status, answer.headers.get('allow'), asked]).toEqual([405, 'GET, HEAD', false]);
  });

  test('other paths are not there', async () => {
    for (const path of ['/', '/metrics/x', '/queuesx', '/.env']) {
      expect((await appOf().request(path, as(PASSWORD))).status).toBe(404);
    }
  });
});
