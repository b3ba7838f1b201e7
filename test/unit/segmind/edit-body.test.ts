import { expect, test } from 'vitest';

import { editBody } from '../../../src/segmind/edit-body.ts';
import { calm, json, KEY, rig, startScript, SUBMISSION } from './harness.ts';

const bare = { ...SUBMISSION, videoUrl: 'https://a.example/v.mp4', imageUrls: [] };

test('leaves out what was not given, and always says whether to keep the audio', () => {
  expect(editBody({ ...bare, prompt: 'p' })).toEqual({
    prompt: 'p',
    video_url: 'https://a.example/v.mp4',
    keep_audio: false,
  });
});

test('gives an element without views its frontal image as the one view', () => {
  const elements = [
    { frontalUrl: 'https://a.example/f.png', viewUrls: [] },
    { frontalUrl: 'https://a.example/g.png', viewUrls: ['https://a.example/h.png'] },
  ];
  expect(editBody({ ...bare, elements }).elements).toEqual([
    {
      frontal_image_url: 'https://a.example/f.png',
      reference_image_urls: ['https://a.example/f.png'],
    },
    {
      frontal_image_url: 'https://a.example/g.png',
      reference_image_urls: ['https://a.example/h.png'],
    },
  ]);
});

test.each([
  ['https://a.example/my clip.mp4?ex=6a&hm=0f&', 'https://a.example/my%20clip.mp4?ex=6a&hm=0f&'],
  ['https://a.example/my%20clip.mp4?s=a%2Fb%2B+c', 'https://a.example/my%20clip.mp4?s=a%2Fb%2B+c'],
  ['https://a.example/кіт 🐈.mp4', 'https://a.example/%D0%BA%D1%96%D1%82%20%F0%9F%90%88.mp4'],
  ['https://a.example/lone\ud800.mp4', 'https://a.example/lone\ud800.mp4'],
])('encodes %s', (url, encoded) => {
  expect(editBody({ ...bare, videoUrl: url, imageUrls: [url] })).toMatchObject({
    video_url: encoded,
    image_urls: [encoded],
  });
});

test.each(['', '/', '/proxy/segmind', '/proxy/segmind/'])(
  'is posted under the root "%s" with the key',
  async (path) => {
    const script = await startScript(json({ request_id: 'r1' }));
    const provider = await rig(script.origin + path);
    const submission = { ...SUBMISSION, keepAudio: true };

    await provider.submit('v2', submission, calm());

    const [posted] = script.arrived;
    expect(posted).toMatchObject({
      method: 'POST',
      path: `${path.replace(/\/$/, '')}/v2/kling-o1-video-to-video-edit`,
      headers: { 'x-api-key': KEY, 'content-type': 'application/json' },
    });
    expect(posted?.headers).not.toHaveProperty('transfer-encoding');
    expect(JSON.parse(posted?.body ?? '')).toEqual({
      prompt: submission.prompt,
      video_url: submission.videoUrl,
      image_urls: submission.imageUrls,
      keep_audio: true,
    });
  },
);
