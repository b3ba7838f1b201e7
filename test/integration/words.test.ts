import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { type Crowd, hasClip, openCrowd, says } from '../support/crowd.ts';
import { isRefusal } from '../support/scene.ts';

let dir: string;
let clip: string;
let crowd: Crowd;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-words-'));
  clip = await makeSampleClip(dir, { seconds: 3, fps: 24, width: 720, height: 720, audio: false });
}, 60_000);

afterAll(async () => rm(dir, { recursive: true, force: true }));
afterEach(async () => crowd.close());

const open = async (settings: Record<string, string> = {}): Promise<void> => {
  crowd = await openCrowd(clip, { DEFAULT_GATE: 'closed', ...settings });
};

const refusalOf = async (typed: TypedInteraction): Promise<string> =>
  (await typed.until(isRefusal)).text;

test('words: a prompt that holds one is refused, however it is spelled, until it is taken off', async () => {
  await open({ DEFAULT_GATE: 'open' });
  const { person } = crowd.serverOf('A');
  const boss = person('boss', { permissions: ['ManageGuild'] });
  const ada = person('ada');
  expect(await refusalOf(await ada.type('/kling-admin words', { add: 'x' }))).toContain(
    'may manage',
  );
  const wrong = await boss.type('/kling-admin words', { add: 'snow, ???' });
  await wrong.until(says('Nothing was saved', 'no letter and no digit'));
  await (await crowd.edit(ada, 'more snow')).until(hasClip);
  const saved = await boss.type('/kling-admin words', { add: 'snow, fog' });
  expect((await saved.until(says('**Saved.', 'snow, fog'))).ephemeral).toBe(true);
  expect(await refusalOf(await crowd.edit(ada, 'more s.n.0.w'))).toContain('a word that is not');
  await (await crowd.edit(ada, 'a snowman')).until(hasClip);
  const list = { add: 'rain', list: 'approval' };
  await (await boss.type('/kling-admin words', list)).until(says('no moderators’ channel'));
  expect(await refusalOf(await crowd.edit(ada, 'rain'))).toContain('a word that is not');
  await (await boss.type('/kling-admin words', { remove: 'SNOW' })).until(says('refused:** fog'));
  await (await crowd.edit(ada, 'snow')).until(hasClip);
  expect(crowd.stage.segmind.billed()).toBe(3);
}, 90_000);

test('the operator’s moderation endpoint is asked, and a server chooses what its word means', async () => {
  const asked: string[] = [];
  let silent = false;
  const endpoint = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      asked.push(`${request.url} ${request.headers.authorization}`);
      response.statusCode = silent ? 500 : 200;
      response.end(JSON.stringify({ results: [{ flagged: body.includes('storm') }] }));
    });
  });
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
  const { port } = endpoint.address() as AddressInfo;
  try {
    await open({
      DEFAULT_GATE: 'open',
      MODERATION_URL: `http://127.0.0.1:${port}/`,
      MODERATION_KEY: 'k3y',
    });
    const { person } = crowd.serverOf('A');
    const boss = person('boss', { permissions: ['ManageGuild'] });
    await (await crowd.edit(boss, 'sun')).until(hasClip);
    expect(await refusalOf(await crowd.edit(boss, 'a storm'))).toContain('objects to the prompt');
    expect(asked).toEqual(Array.from({ length: 8 }, () => '/v1/moderations Bearer k3y'));
    silent = true;
    expect(await refusalOf(await crowd.edit(boss, 'sun'))).toContain('gave no answer');
    const typed = await boss.type('/kling-admin words', { unanswered: 'allow' });
    await typed.until(says('when it gives no answer, the edit goes on'));
    await (await crowd.edit(boss, 'sun')).until(hasClip);
  } finally {
    endpoint.closeAllConnections();
    endpoint.close();
  }
}, 60_000);
