import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { type ClipClub, fill, openClub, press, reportCard, say } from '../support/clip-club.ts';
import { judgeSecrets } from '../support/judge-secrets.ts';
import { openScene, type Scene } from '../support/scene.ts';

const PROMPT = 'a garden that nobody has to know of';

let scene: Scene;
let club: ClipClub;
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-privacy-'));
  const file = await makeSampleClip(dir, { width: 720, height: 720, seconds: 3, audio: false });
  scene = await openScene();
  await Promise.all([scene.start('worker'), scene.start('bot')]);
  club = await openClub(scene, file);
}, 60_000);

afterAll(async () => {
  club.close();
  await scene.close();
  await rm(dir, { recursive: true, force: true });
});

/** Keys in the store that name somebody. */
async function naming(userId: string): Promise<string[]> {
  const { store } = club;
  const named: string[] = [];
  for (const key of await store.keys('{kling}:*')) {
    const type = await store.type(key);
    const value =
      type === 'hash' ? await store.hgetall(key) : type === 'string' ? await store.get(key) : '';
    if (`${key}${JSON.stringify(value)}`.includes(userId)) named.push(key);
  }
  return named;
}

test('somebody sees, takes along and erases what is kept of them', async () => {
  const clip = await club.clip(PROMPT);
  await fill(club.bob, clip.typed, 'Report', { reason: 'too green' });
  await reportCard(scene, club, clip.id, 'too green');
  await club.audit.seal();
  const { ada, bob } = club;
  const mine = await say(ada, '/kling privacy');
  expect(mine).toMatchObject({ ephemeral: true });
  expect(mine.text).toMatch(/1 edit, the oldest.*calls you `p-\w{12}`/s);
  expect((await say(bob, '/kling privacy')).text).toContain('You have reported 1 clip.');

  const exported = await press(ada, mine, 'Export everything');
  expect(exported.ephemeral).toBe(true);
  const [held] = exported.message?.attachments ?? [];
  expect(held?.name).toBe('kling-export.json');
  const text = await readFile(held?.path ?? '', 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    format: 'kling-person-1',
    userId: ada.user.id,
    servers: [{ serverId: club.server.id, edits: [{ id: clip.id, prompt: PROMPT }] }],
  });
  expect(text).not.toMatch(/https?:|too green/);
  expect(text).not.toContain(bob.user.id);

  const gone = await press(
    bob,
    await press(bob, await say(bob, '/kling privacy'), 'Delete…'),
    'Erase it',
  );
  expect(gone.text).toContain('1 report');
  await reportCard(scene, club, clip.id, 'no reports');
  const question = await press(ada, mine, 'Delete…');
  expect(question.text).toContain('Erase what is kept of you');
  const done = await press(ada, question, 'Erase it');
  expect(done.text).toContain('**Erased:** 1 edit');
  expect((await say(ada, '/kling jobs')).text).toContain('There are no edits of yours');
  expect((await say(ada, '/kling privacy')).text).toContain('does not know you');
  // What its message offers is answered in words.
  expect((await press(ada, clip.typed, 'Delete')).text).toContain('no longer knows this edit');

  const allowed = /^\{kling\}:(ledger:|reservation:|turns:|arrivals$)/;
  for (const { user } of [ada, bob]) {
    expect((await naming(user.id)).filter((key) => !allowed.test(key))).toEqual([]);
  }
  for (const chain of [club.server.id, 'bot']) {
    expect(await club.audit.verify(chain)).toMatchObject({ kind: 'whole' });
  }
  expect(await club.audit.read('bot', null, 2)).toMatchObject([
    { action: 'privacy.erased', actor: null, subject: null },
    { action: 'privacy.erased', actor: null, subject: null },
  ]);
  expect(judgeSecrets(scene.stage, scene.programs, [])).toEqual([]);
  expect(scene.stage.discord.requests.filter(({ defect }) => defect)).toEqual([]);
});
