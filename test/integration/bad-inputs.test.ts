import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { OptionValue } from '../../sandbox/discord/client/command-line.ts';
import type { Fault } from '../../sandbox/faults.ts';
import {
  makeSampleClip,
  makeSampleImage,
  type SampleClipOptions,
  type SampleImageOptions,
} from '../../sandbox/samples/clip.ts';
import { runProgram } from '../../sandbox/samples/run-program.ts';
import { untilOffered } from '../support/cut-scene.ts';
import { judgeSecrets } from '../support/judge-secrets.ts';
import { clipCard, isRefusal, openScene, type Scene } from '../support/scene.ts';

type Given = Record<string, OptionValue>;

const MIB = 1024 * 1024;
const EXPIRED = 'This content is no longer available.';

let dir: string;
let scene: Scene;
const said: string[] = [];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-bad-'));
  scene = await openScene({ segmind: { render: (path) => Promise.resolve(path) } });
  const { good, picture } = files;
  await Promise.all([scene.start('bot'), scene.start('worker'), good(), picture()]);
  await untilOffered(scene);
}, 60_000);

afterAll(async () => {
  console.info(said.join('\n'));
  await scene.close();
  await rm(dir, { recursive: true, force: true });
});

const made = new Map<string, Promise<string>>();

/** Makes a file once, by its name. */
function once(name: string, make: () => Promise<string>): Promise<string> {
  const known = made.get(name) ?? make();
  made.set(name, known);
  return known;
}

const clip =
  (name: string, options: SampleClipOptions = {}) =>
  async (): Promise<string> =>
    once(name, async () => makeSampleClip(dir, { name, seconds: 3, fps: 24, ...options }));

const image =
  (name: string, options: SampleImageOptions = {}) =>
  async (): Promise<string> =>
    once(name, async () => makeSampleImage(dir, { name, ...options }));

const text = (name: string, content: string) => async (): Promise<string> =>
  once(name, async () => {
    await writeFile(join(dir, name), content);
    return join(dir, name);
  });

/** The same bytes under another name. */
const named = (name: string, from: () => Promise<string>) => async (): Promise<string> =>
  once(name, async () => {
    await writeFile(join(dir, name), await readFile(await from()));
    return join(dir, name);
  });

/** The beginning of a file, as far as an upload that broke off came. */
const cut = (name: string, bytes: number, from: () => Promise<string>) => async () =>
  once(name, async () => {
    const path = join(dir, name);
    await writeFile(path, (await readFile(await from())).subarray(0, bytes));
    return path;
  });

/** A file grown to a size; what is added takes no room on the disk. */
const grown = (name: string, bytes: number, from: () => Promise<string>) => async () =>
  once(name, async () => {
    const path = await named(name, from)();
    await truncate(path, bytes);
    return path;
  });

/** A phone's clip: stored lying down, with a note to show it upright. */
const turned = (name: string, from: () => Promise<string>) => async () =>
  once(name, async () => {
    const note = ['-c', 'copy', '-metadata:s:v:0', 'rotate=90'];
    await runProgram('ffmpeg', ['-i', await from(), ...note, join(dir, name)]);
    return join(dir, name);
  });

const files = { good: clip('good'), picture: image('picture') };
const { good, picture } = files;
const webm = clip('webm', { codec: 'vp9', container: 'webm' });

/** What the sentence must name, and the files; `fault` is what the CDN does to the clip, `offered` the buttons beside Dismiss. */
interface Row {
  given: Record<string, () => Promise<string>>;
  prompt?: string;
  says: (string | RegExp)[];
  fault?: Fault;
  offered?: string[];
}

const asClip = (video: () => Promise<string>, ...says: Row['says']): Row => ({
  given: { video },
  says,
});

const asImage = (image1: () => Promise<string>, ...says: Row['says']): Row => ({
  given: { video: good, image1 },
  says: ['Image 1', ...says],
});

/** What can be mended, and how that is offered. */
const fits = (row: Row): Row => ({ ...row, offered: ['Make it fit'] });
const parts = (row: Row): Row => ({ ...row, offered: ['First 10 s', 'Middle 10 s', 'Last 10 s'] });

const REFUSED: Record<string, Row> = {
  '23.976 fps': fits(asClip(clip('film', { fps: '24000/1001' }), '23.976', '24 to 60')),
  '15 fps': fits(asClip(clip('slow', { fps: 15 }), '15 frames', '24 to 60')),
  '90 fps': fits(asClip(clip('fast', { fps: 90 }), '90 frames', '24 to 60')),
  '12 s': parts(asClip(clip('long', { seconds: 12 }), '12 s', '3 to 10 s')),
  '10.2 s': parts(asClip(clip('bit-long', { seconds: 10.2, fps: 25 }), '10.2 s', '3 to 10 s')),
  '2 s': asClip(clip('short', { seconds: 2 }), '2 s', '3 to 10 s'),
  '2.95 s': asClip(clip('bit-short', { seconds: 2.96, fps: 25 }), '2.96 s', '3 to 10 s'),
  '480p': fits(asClip(clip('small', { width: 854, height: 480 }), '854 × 480', '720')),
  '4K': fits(asClip(clip('uhd', { width: 3840, height: 2160 }), '3,840 × 2,160', '2,160')),
  WebM: asClip(webm, 'WebM', 'MP4'),
  'WebM named .mp4': asClip(named('webm.mp4', webm), 'WebM', 'MP4'),
  HEVC: fits(asClip(clip('hevc', { codec: 'hevc' }), 'HEVC', 'H.264')),
  AVI: asClip(clip('avi', { codec: 'mpeg4', container: 'avi' }), 'AVI', 'MP4'),
  MKV: asClip(clip('mkv', { container: 'mkv' }), 'Matroska', 'MP4'),
  'cut off': asClip(cut('cut.mp4', 200_000, good), 'cut off', 'Export'),
  'cut off before its index': asClip(
    cut('headless.mp4', 100_000, clip('tail', { faststart: false })),
    'cut off',
    'Export',
  ),
  'text named .mp4': asClip(text('text.mp4', 'Dear diary, '.repeat(99)), 'text', 'MP4'),
  'an expired link (200)': {
    ...asClip(good, 'link to the clip', 'Ask again'),
    fault: { kind: 'answer', status: 200, body: EXPIRED },
  },
  'an expired link (404)': {
    ...asClip(good, 'link to the clip', 'Ask again'),
    fault: { kind: 'answer', status: 404, body: EXPIRED },
  },
  'an empty clip': asClip(text('empty.mp4', ''), 'The clip', 'empty file'),
  'PNG named .mp4': asClip(named('picture.mp4', picture), 'a PNG picture', 'MP4'),
  'a clip over 200 MB': fits(asClip(grown('huge.mp4', 201 * MIB, good), '201 MB', '200 MB')),
  'the CDN is silent': { ...asClip(good, 'the clip', 'Try again'), fault: { kind: 'hang' } },
  'the CDN redirects': {
    ...asClip(good, 'The clip', 'Discord'),
    fault: { kind: 'answer', status: 302, headers: { location: 'http://127.0.0.1:1/x.mp4' } },
  },
  'the CDN fails': {
    ...asClip(good, 'the clip', 'again'),
    fault: { kind: 'answer', status: 503 },
  },
  'an image as WebP': asImage(image('webp', { format: 'webp' }), 'WebP', 'PNG'),
  'an image as GIF': asImage(image('gif', { format: 'gif' }), 'GIF', 'PNG'),
  'text named .png': asImage(text('text.png', 'Dear diary, '.repeat(99)), 'text', 'PNG'),
  'a clip as image': asImage(named('clip.png', good), 'video', 'PNG'),
  '200x200': asImage(image('tiny', { width: 200, height: 200 }), '200 × 200', '300'),
  '300x1000': asImage(image('tall', { width: 300, height: 1000 }), '300 × 1,000', '2.5'),
  'an image over 10 MB': asImage(grown('huge.png', 11 * MIB, picture), '11 MB', '10 MB'),
  'an empty image': asImage(text('empty.png', ''), 'empty file'),
  'a cut-off image': asImage(cut('cut.png', 20, picture), 'damaged'),
  'a bad view': {
    given: { video: good, element1: picture, element1_view1: image('tiny2', { width: 200 }) },
    says: ['View 1 of element 1', '200 × 480', '300'],
  },
  'only spaces': { ...asClip(good, 'prompt is empty', 'what should change'), prompt: '   ' },
  '@Image3 with two images': {
    given: { video: good, image1: picture, image2: picture },
    prompt: 'put @Image3 behind her',
    says: ['`@Image3`', '2 images', '`image3`'],
  },
  '@Element2 with one element': {
    given: { video: good, element1: picture },
    prompt: 'let @element2 dance',
    says: ['`@Element2`', '1 element', '`element2`'],
  },
  '@Image0': {
    given: { video: good, image1: picture },
    prompt: 'put @Image0 behind her',
    says: ['`@Image0`', '1 image'],
  },
  'image2 without image1': {
    given: { video: good, image2: picture },
    says: ['`image2`', '`image1`'],
  },
  'element2 without element1': {
    given: { video: good, element2: picture },
    says: ['`element2`', '`element1`'],
  },
  'view1 without element1': {
    given: { video: good, element1_view1: picture },
    says: ['`element1_view1`', '`element1`'],
  },
  'view2 without view1': {
    given: { video: good, element1: picture, element1_view2: picture },
    says: ['`element1_view2`', '`element1_view1`'],
  },
  '3 images and 2 elements': {
    given: {
      video: good,
      image1: picture,
      image2: picture,
      image3: picture,
      element1: picture,
      element2: picture,
    },
    says: ['3 images and 2 elements', 'up to 4'],
  },
};

const TAKEN: Record<string, Record<string, () => Promise<string>>> = {
  '3.0 s at 24 fps': { video: good },
  '10.0 s': { video: clip('ten', { seconds: 10 }) },
  '60 fps': { video: clip('sixty', { fps: 60 }) },
  'a turned phone clip': { video: turned('phone.mp4', good) },
  '2160 px': { video: clip('wide', { width: 2160, height: 720 }) },
  MOV: { video: clip('quick', { container: 'mov' }) },
  'an index at the end': { video: clip('tail', { faststart: false }) },
  'a MOV named .mp4': { video: named('quick2.mp4', clip('quick', { container: 'mov' })) },
  'an image of 300x750': { video: good, image1: image('narrow', { width: 300, height: 750 }) },
  'a JPEG': { video: good, image1: image('jpeg', { format: 'jpg' }) },
  'a JPEG named .png': {
    video: good,
    image1: named('jpeg.png', image('jpeg', { format: 'jpg' })),
  },
  'two images and two elements': {
    video: good,
    image1: picture,
    image2: picture,
    element1: picture,
    element2: picture,
  },
};

async function attach(given: Row['given']): Promise<Given> {
  const paths = Object.entries(given).map(
    async ([option, make]): Promise<[string, OptionValue]> => [option, { path: await make() }],
  );
  return Object.fromEntries(await Promise.all(paths));
}

describe('refused, in words, before anything is spent', () => {
  test.each(Object.entries(REFUSED))('%s', async (name, row) => {
    const { prompt, says, fault, offered = [] } = row;
    const { discord, segmind } = scene.stage;
    const options = await attach(row.given);
    const stored = await scene.stored();
    const route = 'GET /ephemeral-attachments/:channel/:id/:name';
    if (fault) discord.faults.add(route, { fault, times: Number.POSITIVE_INFINITY });
    const typed = await scene.edit({ ...options, prompt: prompt ?? 'make it snow' });
    const card = await typed.until((shown) => isRefusal(shown) || shown.text.includes('Queued'));
    discord.faults.clear();
    const [what = '', todo = '', reference = ''] = card.text.split('\n');
    said.push(`${name} → ${what} ${todo}`);
    expect(card.buttons.map(({ label }) => label)).toEqual([...offered, 'Dismiss']);
    expect(card.ephemeral).toBe(false);
    for (const part of says) expect(`${what} ${todo}`).toMatch(part);
    expect(todo).toMatch(/^[A-Z].{8,}\.$/);
    expect(reference).toBe(`-# ref ${typed.id}`);
    expect(typed.history.map(({ state }) => state)).toEqual(['waiting', 'thinking', 'shown']);
    expect(await scene.stored()).toEqual(stored);
    expect(segmind.calls.submitV2 + segmind.calls.submitV1).toBe(0);
    await scene.person.click(typed, 'Dismiss');
    await typed.until(({ state }) => state === 'deleted');
  });
});

describe('taken, though close to a border', () => {
  test.each(Object.entries(TAKEN))('%s', async (name, given) => {
    const typed = await scene.edit({ ...(await attach(given)), prompt: `take ${name}` });
    const card = await clipCard(typed);
    expect(card.media.at(-1)?.filename).toMatch(/^kling-edit-/);
    expect(scene.submits(`take ${name}`)).toBe(1);
  });
});

test('no sentence is said for two different things', () => {
  expect(said).toHaveLength(Object.keys(REFUSED).length);
  const sentences = said.map((line) => line.split(' → ')[1]);
  // WebM by either name, and either form of a link that ran out, cut off either way.
  expect(new Set(sentences).size).toBe(sentences.length - 3);
});

test('no secret went out', () => {
  expect(judgeSecrets(scene.stage, scene.programs, [EXPIRED])).toEqual([]);
});
