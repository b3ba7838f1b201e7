import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { says } from '../support/crowd.ts';
import { fillIn, moderated } from '../support/moderated.ts';
import { openScene, type Scene } from '../support/scene.ts';

let scene: Scene;
let dir: string;
let clip: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-languages-'));
  clip = await makeSampleClip(dir, { width: 720, height: 720, seconds: 3, audio: false });
  scene = await openScene({ segmind: { render: async (path) => path } });
  await Promise.all([scene.start('worker'), scene.start('bot')]);
}, 120_000);

afterAll(async () => {
  await scene.close();
  await rm(dir, { recursive: true, force: true });
}, 60_000);

test('a person, their server and a moderator, each in their own language', async () => {
  const { ada, bob, mods, asked, see } = await moderated(scene, 'approval', {
    preferredLocale: 'fr',
    locales: { ada: 'de', bob: 'pt-BR', mia: 'ja' },
  });
  const [mia] = mods;
  const typed = await ada.type('/kling-edit', { video: { path: clip }, prompt: 'snow' });
  await typed.until(says('**Warten auf die Moderation**'));

  const card = await asked('peut-elle', 'snow');
  expect(see(card).text).toContain('clip de 3,0\u00A0s');
  const jobs = await (await mia.type('/kling jobs')).until(({ ephemeral }) => ephemeral);
  expect(jobs.text).toContain('編集');

  // What they do about it is theirs; what everybody sees of it stays as it is.
  const opened = await mia.click(card, 'Refuser…');
  expect((await opened.until(({ state }) => state === 'modal')).modal?.title).toMatch(/却下/);
  await mia.click(card, 'Approuver');
  await asked('Approuvée', 'snow');
  const done = await typed.until(says('dein bearbeiteter Clip ist fertig'));
  expect(done.text).toContain('Clip von 3,0 s');
  expect(done.buttons.map(({ label }) => label)).toContain('Remixen');
  expect(done.media.map(({ contentType }) => contentType)).toContain('video/mp4');

  // A button on somebody else's card is answered in the language of whoever presses it.
  const remix = await fillIn(bob, typed, 'Remixen', { prompt: 'rain' });
  await remix.until(says('moderação'));
}, 120_000);

test('a refusal, and a locale that the bot does not speak', async () => {
  const { ada, bob } = await moderated(scene, 'open', { locales: { ada: 'es-419', bob: 'ko' } });
  const bad = { video: { path: clip }, prompt: 'put @Image1 there' };
  const spanish = await (await ada.type('/kling-edit', bad)).until(says('@Image1'));
  expect(spanish.text).toMatch(/no hay ninguna imagen.*\n.*`imagen1`/);
  const english = await (await bob.type('/kling-edit', bad)).until(says('@Image1'));
  expect(english.text).toMatch(/there are no images.*\n.*`image1`/);
}, 60_000);
