import { describe, expect, test } from 'vitest';
import { createOrigins } from '../../../src/media/origins.ts';

const origins = createOrigins({
  mediaOrigins: ['http://127.0.0.1:8788', 'https://clips.example:8443/'],
});

describe('inputs', () => {
  test.each([
    'https://cdn.discordapp.com/ephemeral-attachments/1/2/clip.mp4?ex=1&is=2&hm=3',
    'https://media.discordapp.net/attachments/1/2/clip.mp4',
    'https://CDN.DISCORDAPP.COM/attachments/1/2/clip.mp4',
    'http://127.0.0.1:8788/clip.mp4',
    'https://clips.example:8443/clip.mp4',
  ])('may come from %s', (url) => {
    expect(origins.mayFetchInput({ url })).toBe(true);
  });

  test.each([
    'http://cdn.discordapp.com/attachments/1/2/clip.mp4',
    'https://cdn.discordapp.com:8443/attachments/1/2/clip.mp4',
    'https://cdn.discordapp.com.evil.example/clip.mp4',
    'https://evilcdn.discordapp.com/clip.mp4',
    'https://cdn.discordapp.com@evil.example/clip.mp4',
    'https://me:secret@cdn.discordapp.com/clip.mp4',
    'https://images.segmind.com/clip.mp4',
    'http://127.0.0.1:8789/clip.mp4',
    'https://127.0.0.1:8788/clip.mp4',
    'http://me@127.0.0.1:8788/clip.mp4',
    'https://clips.example/clip.mp4',
    'file:///etc/passwd',
    'ftp://cdn.discordapp.com/clip.mp4',
    'data:video/mp4;base64,AAAA',
    'clip.mp4',
    '',
  ])('may not come from %s', (url) => {
    expect(origins.mayFetchInput({ url })).toBe(false);
  });

  test.each([
    ['https://images.segmind.com/clip.mp4', true],
    ['http://127.0.0.1:8788/clip.mp4', true],
    ['http://images.segmind.com/clip.mp4', false],
    ['http://127.0.0.1:8789/clip.mp4', false],
    ['file:///etc/passwd', false],
  ])('a result of ours comes from where results come: %s', (url, may) => {
    expect(origins.mayFetchInput({ url, isResult: true })).toBe(may);
    expect(origins.mayFetchResult(url)).toBe(may);
  });
});

describe('results', () => {
  test.each([
    'https://images.segmind.com/a.mp4',
    'https://storage.example/a.mp4?sig=1',
    'http://127.0.0.1:8788/a.mp4',
  ])('may come from %s', (url) => {
    expect(origins.mayFetchResult(url)).toBe(true);
  });

  test.each([
    'http://images.segmind.com/a.mp4',
    'https://images.segmind.com:8443/a.mp4',
    'https://me:secret@images.segmind.com/a.mp4',
    'http://127.0.0.1:80/a.mp4',
    'file:///var/lib/a.mp4',
  ])('may not come from %s', (url) => {
    expect(origins.mayFetchResult(url)).toBe(false);
  });
});

test('an entry that is no URL is said at once', () => {
  expect(() => createOrigins({ mediaOrigins: ['somewhere'] })).toThrow(TypeError);
});
