import { readFile, stat, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import {
  expectPlayable,
  FASTSTART,
  fileOf,
  isIndexFirst,
  noisyClip,
  pictureTimes,
  show,
  startFitting,
  type MadeClip,
} from './fitting.ts';
import { ffmpegFile, testImage } from './test-clips.ts';

const { put, fit, files, script, dir } = startFitting();

const SMALL: MadeClip = { seconds: 1, size: '320x240' };
const X264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
const HIGH = [...X264, '-preset', 'veryfast', '-profile:v', 'high'];

describe('a clip that is small enough and plays', () => {
  test.each<[string, MadeClip]>([
    ['with sound', {}],
    ['without', { sound: null }],
    ['with MP3', { sound: ['-c:a', 'libmp3lame'] }],
    ['of profile High', { video: HIGH }],
    ['of the full range', { video: [...X264, '-pix_fmt', 'yuvj420p'] }],
  ])('%s is left alone', async (_name, clip) => {
    const made = await noisyClip({ ...SMALL, more: FASTSTART, ...clip });
    const path = await put(made);
    expect(await fit(path, { maxBytes: made.length })).toEqual({ kind: 'as_is' });
    expect(await files()).toEqual(['kabc.mp4']);
    expect((await readFile(path)).equals(made)).toBe(true);
  });

  test('is not looked at by any program', async () => {
    const path = await put(await noisyClip({ ...SMALL, more: FASTSTART }));
    const ffprobePath = await script('ffprobe', 'exit 1');
    expect(await fit(path, { maxBytes: 1_000_000 }, { ffprobePath })).toEqual({ kind: 'as_is' });
  });

  test('is encoded when it is one byte too large', async () => {
    const made = await noisyClip({ ...SMALL, more: FASTSTART });
    const fitting = await fit(await put(made), { maxBytes: made.length - 1 });
    expect(fitting.kind).toBe('fitted');
    expect(fileOf(fitting).bytes).toBeLessThan(made.length);
  });
});

/** What says the same for the same samples. */
async function samples(path: string): Promise<string> {
  const hash = await ffmpegFile('txt', ['-i', path, '-c', 'copy', '-map', '0', '-f', 'streamhash']);
  return Buffer.from(hash).toString();
}

describe('a clip whose index is not first', () => {
  test.each<[string, MadeClip]>([
    ['last', {}],
    ['in pieces', { more: ['-movflags', 'frag_keyframe+empty_moov', '-g', '5'] }],
  ])('but %s has it moved, and nothing else', async (_name, clip) => {
    const path = await put(await noisyClip({ ...SMALL, ...clip }));
    expect(await isIndexFirst(path)).toBe(false);
    const fitting = await fit(path, { maxBytes: 1_000_000 });
    expect(fitting.kind).toBe('fitted');
    const file = fileOf(fitting);
    expect(file).toMatchObject({ width: 320, height: 240, bytes: (await stat(file.path)).size });
    expect(await isIndexFirst(file.path)).toBe(true);
    expect(await samples(file.path)).toBe(await samples(path));
    expect(await pictureTimes(file.path)).toEqual(await pictureTimes(path));
  });

  test('is encoded when it would be too large with it moved', async () => {
    const path = await put(await noisyClip(SMALL));
    // As if the other index took more bytes than there are.
    const pads = 'case " $* " in *" copy "*) head -c 999999 /dev/zero >> "${to#file:}";; esac';
    const ffmpegPath = await script('ffmpeg', 'for to; do :; done', 'ffmpeg "$@" || exit', pads);
    const { size } = await stat(path);
    const file = fileOf(await fit(path, { maxBytes: size }, { ffmpegPath }));
    expect(file.bytes).toBeLessThanOrEqual(size);
    await expectPlayable(file.path, true);
    expect(await samples(file.path)).not.toBe(await samples(path));
  });
});

describe('what else is in a file', () => {
  test('is left out: further sounds, a cover, subtitles, chapters, names, places', async () => {
    const at = (name: string) => `${dir()}/${name}`;
    await writeFile(at('cover.png'), await testImage('png', '64x64'));
    await writeFile(at('words.srt'), '1\n00:00:00,000 --> 00:00:01,000\nhello\n');
    await writeFile(
      at('about.txt'),
      ';FFMETADATA1\ntitle=secret\nlocation=+48.1+11.5/\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=500\ntitle=one\n',
    );
    await writeFile(at('clip.mp4'), await noisyClip({ ...SMALL, video: HIGH }));
    const inputs = ['cover.png', 'clip.mp4', 'words.srt', 'about.txt'].flatMap((n) => [
      '-i',
      at(n),
    ]);
    const maps = ['0:v', '1:v', '1:a', '1:a', '2:s'].flatMap((map) => ['-map', map]);
    const codecs = ['-c', 'copy', '-c:s', 'mov_text', '-disposition:v:0', 'attached_pic'];
    const all = ['-map_metadata', '3', '-map_chapters', '3', '-timecode', '00:00:01:00'];
    const made = await ffmpegFile('mp4', [
      ...inputs,
      ...maps,
      ...codecs,
      ...all,
      '-metadata',
      `comment=${dir()}`,
    ]);
    const path = await put(made);
    const before = await show(path);
    expect(before.streams.length).toBeGreaterThanOrEqual(5);
    expect(before.format.tags?.['title']).toBe('secret');
    // By moving the index, and by encoding.
    for (const maxBytes of [2_000_000, Math.floor(made.length * 0.7)]) {
      const file = fileOf(await fit(path, { maxBytes }));
      await expectPlayable(file.path, true);
      expect((await readFile(file.path)).includes('secret')).toBe(false);
    }
  });
});
