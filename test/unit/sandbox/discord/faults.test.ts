import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../../../sandbox/faults.ts';
import { rateLimited } from '../../../../sandbox/discord/http/answers.ts';
import { openScene, type Scene } from './scene.ts';
import { rest } from './tiny-bot.ts';

let scene: Scene;

beforeEach(async () => {
  scene = await openScene();
});

afterEach(() => scene.close());

const ROUTE = 'POST /channels/:channel/messages';

const post = (signal?: AbortSignal, body = JSON.stringify({ content: 'x' })) =>
  fetch(`${scene.discord.apiUrl}/v10/channels/${scene.channel.id}/messages`, {
    method: 'POST',
    headers: {
      authorization: `Bot ${scene.discord.token}`,
      'content-type': 'application/json',
    },
    body,
    ...(signal ? { signal } : {}),
  });

const count = () => scene.discord.messages(scene.channel).length;

/** Posts under a fault that never answers, gives up once the request has been noted, and says what became of it. */
async function postUnanswered(fault: Fault, noted: () => boolean): Promise<void> {
  scene.discord.faults.add(ROUTE, { fault });
  const giveUp = new AbortController();
  const posted = post(giveUp.signal).then(
    () => 'answered',
    () => 'no answer',
  );
  await scene.discord.waitFor(noted, { timeoutMs: 5000 });
  giveUp.abort();
  expect(await posted).toBe('no answer');
}

const last = () => scene.discord.requests.at(-1);

describe('on REST routes', () => {
  test('answer: the request has no effect, the next one has', async () => {
    scene.discord.faults.add(ROUTE, { fault: { kind: 'answer', status: 503 } });
    expect((await post()).status).toBe(503);
    expect(last()).toMatchObject({ status: 503, fault: 'answer', body: { content: 'x' } });
    expect(count()).toBe(0);
    expect((await post()).status).toBe(200);
    expect(count()).toBe(1);
  });

  test('answer-after: taken, then 504', async () => {
    scene.discord.faults.add(ROUTE, { fault: { kind: 'answer-after', status: 504 } });
    expect((await post()).status).toBe(504);
    expect(count()).toBe(1);
  });

  test('hang: no answer and no effect', async () => {
    const noted = () => last()?.fault === 'hang' && last()?.body !== undefined;
    await postUnanswered({ kind: 'hang' }, noted);
    expect(count()).toBe(0);
    expect(last()).toMatchObject({ fault: 'hang', status: undefined });
  });

  test('hang-after: no answer, but the effect', async () => {
    await postUnanswered({ kind: 'hang-after' }, () => count() === 1);
    expect(last()).toMatchObject({ fault: 'hang-after', status: undefined });
  });

  test('slow: as usual, later', async () => {
    scene.discord.faults.add(ROUTE, { fault: { kind: 'slow', ms: 20 } });
    expect((await post()).status).toBe(200);
    expect(last()?.fault).toBe('slow');
    expect(count()).toBe(1);
  });

  test.each<[Fault, number]>([
    [{ kind: 'drop-before' }, 0],
    [{ kind: 'drop-at', fraction: 0.5 }, 0],
    [{ kind: 'drop-after' }, 1],
  ])('%o closes the connection', async (fault, effects) => {
    scene.discord.faults.add(ROUTE, { fault });
    await expect(post(undefined, JSON.stringify({ content: 'x'.repeat(1500) }))).rejects.toThrow(
      'fetch failed',
    );
    expect(count()).toBe(effects);
    expect(last()?.fault).toBe(fault.kind);
  });

  test('a rate limit says in body and headers how long to wait', async () => {
    scene.discord.faults.add(ROUTE, { fault: rateLimited(1.5) });
    const response = await post();
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('2');
    expect(response.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(await response.json()).toMatchObject({ retry_after: 1.5, global: false });
  });

  test('only the route that is meant is hit, and @original arrives decoded', async () => {
    const route = 'PATCH /webhooks/:application/:token/messages/@original';
    scene.discord.faults.add(route, { fault: { kind: 'answer', status: 500 } });
    expect((await post()).status).toBe(200);
    const path = '/webhooks/1/token/messages/%40original';
    expect((await rest(scene.discord, 'PATCH', path, { body: {} })).status).toBe(500);
  });
});

describe('on CDN files', () => {
  async function link(): Promise<string> {
    const bytes = Buffer.alloc(1000, 'x');
    const message = await scene.person.say('clip', [{ name: 'a.mp4', bytes }]);
    return scene.discord.card(message).media[0]?.url ?? '';
  }

  const arm = (fault: Fault) =>
    scene.discord.faults.add('GET /attachments/:channel/:id/:name', { fault });

  test('answer: instead of the file', async () => {
    const url = await link();
    arm({ kind: 'answer', status: 502, body: 'bad gateway' });
    const response = await fetch(url);
    expect(response.status).toBe(502);
    expect(await response.text()).toBe('bad gateway');
    expect((await fetch(url)).status).toBe(200);
  });

  test('drop-at: the file breaks off after that part', async () => {
    const url = await link();
    arm({ kind: 'drop-at', fraction: 0.25 });
    const response = await fetch(url);
    expect(response.headers.get('content-length')).toBe('1000');
    let got = 0;
    const read = async () => {
      for await (const chunk of response.body ?? []) got += (chunk as Uint8Array).length;
    };
    await expect(read()).rejects.toThrow('terminated');
    expect(got).toBe(250);
  });

  test.each<Fault>([{ kind: 'drop-before' }, { kind: 'drop-after' }])(
    '%o closes the connection',
    async (fault) => {
      const url = await link();
      arm(fault);
      await expect(fetch(url)).rejects.toThrow('fetch failed');
    },
  );

  test('hang: no answer', async () => {
    const url = await link();
    arm({ kind: 'hang' });
    const giveUp = new AbortController();
    const hung = fetch(url, { signal: giveUp.signal }).then(
      () => 'answered',
      () => 'no answer',
    );
    // A second request that is served shows that the first one had its turn.
    expect((await fetch(url)).status).toBe(200);
    giveUp.abort();
    expect(await hung).toBe('no answer');
  });
});
