import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { OptionValue } from '../../sandbox/discord/client/command-line.ts';
import { makeSampleClip, makeSampleImage } from '../../sandbox/samples/clip.ts';
import type { Job } from '../../sandbox/segmind/contract.ts';
import { startLocalSegmind } from '../../sandbox/segmind/local-segmind.ts';
import { createProvider } from '../../src/segmind/provider.ts';
import { findLeaks, judgeSecrets } from '../support/judge-secrets.ts';
import { clipCard, openScene, type Scene } from '../support/scene.ts';

const PICTURES = [1, 2, 3, 4].flatMap((slot) => [
  `image${slot}`,
  `element${slot}`,
  ...[1, 2, 3].map((view) => `element${slot}_view${view}`),
]);
type Element = [frontal: string, views: string[]];

/** What is typed, files by option name, and what has to arrive: file names in the place of addresses. */
interface Case {
  prompt: string;
  files?: string[];
  keepAudio?: boolean;
  sent: { prompt: string; images?: string[]; elements?: Element[]; keepAudio: boolean };
}

const viewsOf = (slot: number, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `element${slot}_view${at + 1}`);

const CASES: Record<string, Case> = {
  'nothing but a clip': {
    prompt: 'make it snow',
    sent: { prompt: 'make it snow', keepAudio: false },
  },
  'four images, references in any case': {
    prompt: '  @IMAGE1 on @image2, @iMaGe3: “@Image4”\nand me@image1.example @imagery  ',
    // As a person may pick them: not in the order of their numbers.
    files: ['image4', 'image2', 'image1', 'image3'],
    keepAudio: true,
    sent: {
      prompt: '@Image1 on @Image2, @Image3: “@Image4”\nand me@image1.example @imagery',
      images: ['image1', 'image2', 'image3', 'image4'],
      keepAudio: true,
    },
  },
  'four elements with none to three views': {
    prompt: '@element1 meets @ELEMENT2, @Element3 and @eLEMENT4',
    files: [2, 1, 4, 3].flatMap((slot) => [...viewsOf(slot, slot - 1), `element${slot}`]),
    keepAudio: false,
    sent: {
      prompt: '@Element1 meets @Element2, @Element3 and @Element4',
      elements: [
        ['element1', ['element1']],
        ['element2', viewsOf(2, 1)],
        ['element3', viewsOf(3, 2)],
        ['element4', viewsOf(4, 3)],
      ],
      keepAudio: false,
    },
  },
  'all views of four elements': {
    prompt: 'dance',
    files: [1, 2, 3, 4].flatMap((slot) => [`element${slot}`, ...viewsOf(slot, 3)]),
    sent: {
      prompt: 'dance',
      elements: [1, 2, 3, 4].map((slot): Element => [`element${slot}`, viewsOf(slot, 3)]),
      keepAudio: false,
    },
  },
  'three images and one element': {
    prompt: '@element1 before @image3',
    files: ['image1', 'image2', 'image3', 'element1'],
    sent: {
      prompt: '@Element1 before @Image3',
      images: ['image1', 'image2', 'image3'],
      elements: [['element1', ['element1']]],
      keepAudio: false,
    },
  },
};

let dir: string;
let clip: string;
let image: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-fields-'));
  clip = await makeSampleClip(dir, { seconds: 3, fps: 24 });
  image = await makeSampleImage(dir);
}, 60_000);

afterAll(async () => rm(dir, { recursive: true, force: true }));

/** Each file under its option's name, so that its address tells which it is. */
function optionsOf({ prompt, files = [], keepAudio }: Case): Record<string, OptionValue> {
  const pictures = files.map((option): [string, OptionValue] => [
    option,
    { path: image, name: `${option}.png` },
  ]);
  const sound = keepAudio === undefined ? {} : { keep_audio: keepAudio };
  return { video: { path: clip }, prompt, ...sound, ...Object.fromEntries(pictures) };
}

/** The body as it has to be, key for key. */
function bodyOf({ prompt, images, elements, keepAudio }: Case['sent']): object {
  const address = (name: string): unknown =>
    expect.stringMatching(
      new RegExp(`^http://127[^ ]+/ephemeral-attachments/[^ ]+/${name}\\.\\w+\\?ex=`),
    );
  return {
    prompt,
    video_url: address('sample'),
    ...(images && { image_urls: images.map(address) }),
    ...(elements && {
      elements: elements.map(([frontal, views]) => ({
        frontal_image_url: address(frontal),
        reference_image_urls: views.map(address),
      })),
    }),
    keep_audio: keepAudio,
  };
}

const addressesIn = ({ body }: Job): string[] => [
  body.video_url,
  ...(body.image_urls ?? []),
  ...(body.elements ?? []).flatMap((element) => [
    element.frontal_image_url,
    ...(element.reference_image_urls ?? []),
  ]),
];

describe.each(['v2', 'v1', 'auto'] as const)('through %s', (version) => {
  let scene: Scene;

  beforeAll(async () => {
    scene = await openScene({
      segmind: { render: (path) => Promise.resolve(path), v2: version !== 'auto' },
      settings: { SEGMIND_API_VERSION: version },
    });
    await scene.start('both');
  }, 60_000);

  afterAll(async () => scene.close());

  test('the command has 24 options, and each that goes to the model is tried here', () => {
    const [command] = scene.stage.discord.commands();
    const options = (command?.options ?? []).map(({ name }) => name).toSorted();
    const tried = Object.values(CASES).flatMap((each) => Object.keys(optionsOf(each)));
    const sent = ['video', 'prompt', 'keep_audio', ...PICTURES];
    expect(options).toHaveLength(24);
    expect(options).toEqual([...sent, 'remixes'].toSorted());
    expect([...new Set(tried)].toSorted()).toEqual(sent.toSorted());
  });

  test.each(Object.entries(CASES))('%s', async (_, each) => {
    const { segmind } = scene.stage;
    await clipCard(await scene.edit(optionsOf(each)));
    const job = segmind.jobs.at(-1);
    // Not only like it: no key beside those documented, none with nothing in it.
    expect(job?.body).toStrictEqual(bodyOf(each.sent));
    expect(job).toMatchObject({ status: 'COMPLETED', apiVersion: version === 'v2' ? 'v2' : 'v1' });
    expect(scene.submits(each.sent.prompt)).toBe(version === 'auto' && isFirst(each) ? 2 : 1);
  });

  test('files of any name are fetched by Segmind', async () => {
    const names = ['clip (1).mp4', 'Mein Ürlaub – 100%.mp4', '夏 ☂️.mp4', 'a&b=c?#.mp4', '..mp4'];
    const cards = names.map(async (name, at) => {
      const image1 = { path: image, name: name.replace('mp4', 'png') };
      const video = { path: clip, name };
      return clipCard(await scene.edit({ video, image1, prompt: `odd name ${at}` }));
    });
    expect(await Promise.all(cards)).toHaveLength(names.length);
    const jobs = scene.stage.segmind.jobs.filter(({ body }) => body.prompt.startsWith('odd name'));
    expect(jobs.map(({ status }) => status)).toEqual(names.map(() => 'COMPLETED'));
    for (const address of jobs.flatMap(addressesIn)) expect(new URL(address).href).toBe(address);
  });

  test('the documented route was used, billed once an edit, and no other', () => {
    const { segmind } = scene.stage;
    const edits = Object.keys(CASES).length + 5;
    expect(segmind.billed()).toBe(edits);
    expect(segmind.calls).toMatchObject({
      submitV2: { v2: edits, v1: 0, auto: 1 }[version],
      submitV1: { v2: 0, v1: edits, auto: edits }[version],
      other: 0,
    });
  });

  test('no secret went out', () => {
    expect(judgeSecrets(scene.stage, scene.programs, ['Model not found'])).toEqual([]);
  });
});

const isFirst = (each: Case): boolean => each === Object.values(CASES)[0];

test.each(['v1', 'v2'] as const)(
  '%s: addresses with spaces and other scripts are encoded, once',
  async (version) => {
    const asked: string[] = [];
    const files = createServer((request, response) => {
      asked.push(request.url ?? '');
      createReadStream(request.url?.includes('.png') === true ? image : clip).pipe(response);
    });
    await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void files.close());
    const root = `http://127.0.0.1:${(files.address() as AddressInfo).port}`;
    const segmind = await startLocalSegmind({
      provideMs: 0,
      render: (path) => Promise.resolve(path),
    });
    onTestFinished(async () => segmind.close());
    const provider = createProvider({
      apiUrl: segmind.origin,
      apiKey: segmind.key,
      version,
      spoolDir: join(dir, 'spool'),
      timeoutMs: 20_000,
    });
    onTestFinished(async () => provider.close());
    const submission = {
      prompt: 'encode',
      videoUrl: `${root}/my clip (1)%20ü.mp4?ex=1&hm=a%2Fb`,
      imageUrls: [`${root}/夏.png`],
      elements: [{ frontalUrl: `${root}/ä ö.png`, viewUrls: [`${root}/☂.png`] }],
      keepAudio: false,
    };
    await provider.submit(version, submission, AbortSignal.timeout(20_000));
    await expect.poll(() => segmind.jobs[0]?.status, { timeout: 60_000 }).toBe('COMPLETED');
    expect(asked.toSorted()).toEqual([
      '/%C3%A4%20%C3%B6.png',
      '/%E2%98%82.png',
      '/%E5%A4%8F.png',
      '/my%20clip%20(1)%20%C3%BC.mp4?ex=1&hm=a%2Fb',
    ]);
  },
);

test('the judge of secrets finds each kind of secret', () => {
  const secrets = {
    words: { 'the key': 'sk-1234' },
    provider: 'http://127.0.0.1:9',
    folder: '/tmp/stage',
    provided: ['It went wrong', 'unauthorized'],
  };
  const judge = (spoken: string, logged = '') => findLeaks({ spoken, logged }, secrets).length;
  expect(judge('[Download](http://127.0.0.1:9/outputs/0af.mp4) unauthorized')).toBe(0);
  expect(judge('sk-1234')).toBe(1);
  expect(judge('', 'sk-1234')).toBe(1);
  expect(judge('so: it \\\\went wrong')).toBe(1);
  expect(judge('http:/\\u200b/127.0.0.1:9/v2/requests')).toBe(1);
  expect(judge('', 'http://127.0.0.1:9/outputs/0af.mp4')).toBe(1);
  expect(judge('a.mp4?ex=6a01b2c3&is=6a01b2c3&hm=0123456789')).toBe(1);
  expect(judge('/tmp/stage/data/spool')).toBe(1);
  expect(judge('at run (file:///app/run.js:3:1)')).toBe(1);
});
