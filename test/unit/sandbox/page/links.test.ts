import { expect, test } from 'vitest';

import { SandboxClock } from '../../../../sandbox/clock.ts';
import { SteadyLinks } from '../../../../sandbox/page/links.ts';

const ORIGIN = 'http://127.0.0.1:1234';
const HOUR_MS = 3_600_000;

const link = (signed: string) => `${ORIGIN}/attachments/1/2/clip.mp4?ex=${signed}`;

test('a link stays the same while it works, wherever it stands', () => {
  const clock = new SandboxClock();
  const links = new SteadyLinks(clock, ORIGIN);
  expect(links.in({ media: [{ url: link('a') }], width: 3 })).toEqual({
    media: [{ url: link('a') }],
    width: 3,
  });
  expect(links.of(link('b'))).toBe(link('a'));
  clock.advance(11 * HOUR_MS);
  expect(links.of(link('c'))).toBe(link('a'));
  clock.advance(HOUR_MS);
  expect(links.of(link('d'))).toBe(link('d'));
});

test('addresses elsewhere, and texts that only look alike, are left alone', () => {
  const links = new SteadyLinks(new SandboxClock(), ORIGIN);
  links.of(link('a'));
  for (const text of [
    'https://example.com/attachments/1/2/clip.mp4?ex=b',
    `${ORIGIN}0/attachments/1/2/clip.mp4`,
    'plain',
    null,
  ]) {
    expect(links.in(text)).toBe(text);
  }
});
