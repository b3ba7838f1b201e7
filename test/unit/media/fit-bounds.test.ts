import { existsSync } from 'node:fs';
import { copyFile, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { failureOf } from '../../../src/core/errors.ts';
import { createFitter, type Fitter } from '../../../src/media/fit.ts';
import { FASTSTART, fileOf, never, noisyClip, startFitting } from './fitting.ts';
import { isRunning } from './running.ts';
import { ffmpegFile, findBox, testImage, withNumber } from './test-clips.ts';

const { put, fit, files, script, dir } = startFitting();

const LONG = { seconds: 4, size: '1280x720', rate: '30' };
const log = (): string => join(dir(), 'log.txt');

/** ffmpeg, which writes its process's number and its arguments before it begins. */
const told = (...then: readonly string[]) =>
  script('ffmpeg', `echo "$$ $*" >> ${log()}`, ...(then.length > 0 ? then : ['exec ffmpeg "$@"']));

/** The lines that {@link told} wrote, when there are so many. */
async function begun(most: number): Promise<string[]> {
  return vi.waitFor(
    async () => {
      const lines = (await readFile(log(), 'utf8')).trim().split('\n');
      expect(lines.length).toBeGreaterThanOrEqual(most);
      return lines;
    },
    { timeout: 50_000 },
  );
}

describe('without the programs', () => {
  const missing = { ffmpegPath: 'no-such-ffmpeg', ffprobePath: 'no-such-ffprobe' };

  test.each([
    ['ffmpeg', { ffmpegPath: missing.ffmpegPath }],
    ['ffprobe', { ffprobePath: missing.ffprobePath }],
    ['both', missing],
    ['both, nowhere to look', { path: '' }],
  ])('%s, what is too large is not made to fit', async (_name, options) => {
    const path = await put(await noisyClip());
    const fitting = await fit(path, { maxBytes: 140_000 }, options);
    expect(fitting).toMatchObject({ kind: 'unfit', why: 'no_ffmpeg' });
    expect(await files()).toEqual(['kabc.mp4']);
  });

  test('what is small enough goes as it is', async () => {
    const path = await put(await noisyClip());
    expect(await fit(path, { maxBytes: 10_000_000 }, missing)).toEqual({ kind: 'as_is' });
  });
});

describe('an encode', () => {
  test('is told what it may open and write', async () => {
    const path = await put(await noisyClip());
    await fit(path, { maxBytes: 140_000 }, { ffmpegPath: await told() });
    const [line = ''] = await begun(1);
    const [before = '', after = ''] = line.split(` -i file:${path} `);
    expect(before).toMatch(/ -nostdin .*-f mov -protocol_whitelist file -threads 1$/);
    expect(after).toContain(' -preset veryfast ');
    expect(after).toContain(' -threads 1 ');
    expect(after).toMatch(/ -fs 210000 .*-movflags \+faststart -f mp4 file:\S+\.part$/);
    const [, rate = '', max, buffer] = /-b:v (\d+) -maxrate (\d+) -bufsize (\d+)/.exec(after) ?? [];
    expect([max, buffer]).toEqual([rate, rate]);
    expect(Number(rate)).toBe(Math.floor((0.92 * 8 * 140_000) / 2 - 128_000));
  });

  test('that comes out too large is done again at a lower rate', async () => {
    const path = await put(await noisyClip());
    const pads = `[ "$(wc -l < ${log()})" -gt 1 ] || head -c 70000 /dev/zero >> "\${to#file:}"`;
    const ffmpegPath = await told('for to; do :; done', 'ffmpeg "$@" || exit', pads);
    const file = fileOf(await fit(path, { maxBytes: 140_000 }, { ffmpegPath }));
    expect(file.bytes).toBeLessThanOrEqual(140_000);
    expect((await stat(file.path)).size).toBe(file.bytes);
    const rates = (await begun(2)).map((line) => Number(/-b:v (\d+)/.exec(line)?.[1]));
    expect(rates).toHaveLength(2);
    expect(rates[1]).toBeLessThan((rates[0] ?? 0) * 0.9);
  });

  test('that always comes out too large is given up', async () => {
    const path = await put(await noisyClip());
    const ffmpegPath = await told('for to; do :; done', 'head -c 150000 /dev/zero > "${to#file:}"');
    const fitting = await fit(path, { maxBytes: 140_000 }, { ffmpegPath });
    expect(fitting).toMatchObject({ kind: 'unfit', why: 'too_small_a_limit' });
    expect((await begun(2)).length).toBeLessThanOrEqual(5);
    expect(await files()).toEqual(['kabc.mp4', 'log.txt']);
  });

  test('whose end is missing is not taken for the clip', async () => {
    const path = await put(await noisyClip());
    await writeFile(join(dir(), 'short.mp4'), await noisyClip({ seconds: 1, size: '64x64' }));
    const short = `cp ${join(dir(), 'short.mp4')} "\${to#file:}"`;
    const ffmpegPath = await script('ffmpeg', 'for to; do :; done', short);
    const fitting = await fit(path, { maxBytes: 400_000 }, { ffmpegPath });
    expect(fitting).toMatchObject({ kind: 'unfit', why: 'not_encodable' });
  });

  test('for which the disk has no room says so', async () => {
    const path = await put(await noisyClip());
    const full = 'echo "av_interleaved_write_frame(): No space left on device" >&2; exit 1';
    const doing = fit(path, { maxBytes: 140_000 }, { ffmpegPath: await script('ffmpeg', full) });
    expect(failureOf(await doing.catch((error: unknown) => error))).toEqual({
      code: 'disk_full',
      facts: {},
    });
    expect(await files()).toEqual(['kabc.mp4']);
  });

  test('that takes too long is ended, and leaves nothing', async () => {
    const path = await put(await noisyClip(LONG));
    const limits = { encodeMs: 700 };
    const ffmpegPath = await told('sleep 1000');
    const fitting = await fit(path, { maxBytes: 900_000 }, { ffmpegPath, limits });
    expect(fitting).toMatchObject({ kind: 'unfit', why: 'took_too_long' });
    expect(await files()).toEqual(expect.not.arrayContaining([expect.stringMatching(/part|fit-/)]));
  });

  test('may not use up the time of all', async () => {
    const path = await put(await noisyClip(LONG));
    const limits = { totalMs: 700 };
    const fitting = await fit(
      path,
      { maxBytes: 900_000 },
      { ffmpegPath: await told('sleep 1000'), limits },
    );
    expect(fitting).toMatchObject({ kind: 'unfit', why: 'took_too_long' });
  });

  test('that needs more memory than it may have fails', async () => {
    const path = await put(await noisyClip(LONG));
    const limits = { memoryBytes: 350 * 1024 ** 2 };
    // Some builds of ffmpeg do not even load in so little, and count as missing.
    expect((await fit(path, { maxBytes: 900_000 }, { limits })).kind).toBe('unfit');
    expect(await files()).toEqual(['kabc.mp4']);
  });
});

describe('a signal', () => {
  test('ends an encode under way, and leaves nothing of it', async () => {
    const path = await put(await noisyClip(LONG));
    const stopping = new AbortController();
    const reason = new Error('stopping');
    const request = { maxBytes: 900_000, signal: stopping.signal };
    const doing = fit(path, request, { ffmpegPath: await told() }).catch((error: unknown) => error);
    const [line = ''] = await begun(1);
    const pid = Number(line.split(' ')[0]);
    // It writes: the file is there.
    await vi.waitFor(async () => expect((await files()).join()).toContain('.part'), {
      timeout: 50_000,
    });
    expect(isRunning(pid)).toBe(true);
    stopping.abort(reason);
    expect(await doing).toBe(reason);
    expect(isRunning(pid)).toBe(false);
    expect(await files()).toEqual(['kabc.mp4', 'log.txt']);
  });

  test('that came before begins nothing', async () => {
    const path = await put(await noisyClip());
    const signal = AbortSignal.abort(new Error('stopped'));
    await expect(fit(path, { maxBytes: 140_000, signal })).rejects.toBe(signal.reason);
  });
});

describe('many at once', () => {
  let fitter: Fitter | null = null;
  afterEach(() => {
    fitter = null;
  });

  /** Begins one for each id, at two at once; an encode lasts until there is a file `go`. */
  async function beginAll(
    ids: readonly string[],
    signal: AbortSignal,
  ): Promise<Promise<unknown>[]> {
    const made = await noisyClip({ ...LONG, seconds: 2 });
    await writeFile(join(dir(), 'ready.mp4'), await noisyClip({ rate: '30', size: '320x240' }));
    const ffmpegPath = await told(
      'for to; do :; done',
      `while [ ! -e ${join(dir(), 'go')} ]; do sleep 0.02; done`,
      `cp ${join(dir(), 'ready.mp4')} "\${to#file:}"`,
      `echo "end" >> ${log()}`,
    );
    const ffprobePath = await script('ffprobe', `ffprobe "$@" && echo >> ${join(dir(), 'looked')}`);
    fitter = createFitter({ dir: dir(), ffmpegPath, ffprobePath, limits: { atOnce: 2 } });
    const paths = await Promise.all(ids.map((id) => put(made, id)));
    return ids.map(async (id, at) => {
      const path = paths[at] ?? '';
      const { size } = await stat(path);
      return fitter?.fit({ path, bytes: size }, { id, maxBytes: size - 1, signal });
    });
  }

  test('take turns, so many at a time', async () => {
    const doing = await beginAll(['ka', 'kb', 'kc', 'kd', 'ke'], never);
    await begun(2);
    // All have been looked at: any more that could begin would do so now.
    await vi.waitFor(
      async () => expect(await readFile(join(dir(), 'looked'), 'utf8')).toHaveLength(5),
      { timeout: 50_000 },
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    await writeFile(join(dir(), 'go'), '');
    await Promise.all(doing);
    let running = 0;
    const most = (await begun(10)).map((line) => (running += line === 'end' ? -1 : 1));
    expect(Math.max(...most)).toBe(2);
    expect((await files()).filter((name) => name.includes('.fit-'))).toHaveLength(5);
  });

  test('are given up, those that wait too', async () => {
    const stopping = new AbortController();
    const doing = await beginAll(['ka', 'kb', 'kc', 'kd'], stopping.signal);
    await begun(2);
    stopping.abort(new Error('stopping'));
    const ends = await Promise.allSettled(doing);
    expect(ends.map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
    expect(await begun(2)).toHaveLength(2);
  });
});

describe('a file that is not what it says', () => {
  const REAL = { seconds: 1, size: '320x240', more: FASTSTART };

  test.each<[string, (clip: Uint8Array) => Uint8Array]>([
    ['nothing', () => new Uint8Array()],
    ['text', () => Buffer.from('#EXTM3U\nhttp://127.0.0.1:1/a.ts\n')],
    ['cut off in the middle', (clip) => clip.subarray(0, clip.length / 2)],
    ['an index alone', (clip) => clip.subarray(0, findBox(clip, 'mdat') - 4)],
    ['zeros for samples', (clip) => Buffer.from(clip).fill(0, findBox(clip, 'mdat') + 4)],
    ['an endless index', (clip) => withNumber(clip, findBox(clip, 'stsz') + 12, 0x7fffffff)],
    ['a length of years', (clip) => withNumber(clip, findBox(clip, 'stts') + 16, 0x0fffffff)],
  ])('%s ends as unfit', async (_name, change) => {
    const path = await put(change(await noisyClip(REAL)));
    const limits = { inspectMs: 20_000, encodeMs: 20_000 };
    const fitting = await fit(path, { maxBytes: 30_000 }, { limits });
    expect(fitting.kind).toBe('unfit');
    expect(existsSync(path)).toBe(true);
    expect(await files()).toEqual(['kabc.mp4']);
  });

  test('a sound with a cover, has no picture', async () => {
    await writeFile(join(dir(), 'cover.png'), await testImage('png', '64x64'));
    const tone = ['-f', 'lavfi', '-i', 'sine=d=1', '-i', join(dir(), 'cover.png')];
    const codecs = ['-map', '0', '-map', '1', '-c:a', 'aac', '-c:v', 'copy'];
    const more = ['-disposition:v', 'attached_pic', ...FASTSTART];
    const path = await put(await ffmpegFile('mp4', [...tone, ...codecs, ...more]));
    const fitting = await fit(path, { maxBytes: 10_000_000 });
    expect(fitting).toEqual({ kind: 'unfit', why: 'not_encodable', detail: 'no picture' });
  });

  test('is looked at alone: a playlist or a reference opens nothing', async () => {
    const other = await put(await noisyClip(REAL), 'kother');
    await copyFile(other, join(dir(), 'kabc.mp4'));
    const lists = `ffconcat version 1.0\nfile '${other}'\n`;
    const path = await put(Buffer.from(lists));
    expect(await fit(path, { maxBytes: 10 })).toMatchObject({ why: 'not_encodable' });
  });

  test('broken at random, comes to some end', async () => {
    const clip = await noisyClip(REAL);
    let state = 7;
    const random = (below: number): number => {
      state = (state * 48_271) % 0x7fffffff;
      return state % below;
    };
    const kinds = new Set<string>();
    for (let round = 0; round < 20; round += 1) {
      const broken = Buffer.from(clip);
      // The index is where a byte matters most.
      const region = round % 2 === 0 ? findBox(clip, 'mdat') : clip.length;
      for (let byte = 0; byte < 12; byte += 1) broken[random(region)] = random(256);
      kinds.add((await fit(await put(broken), { maxBytes: 60_000 })).kind);
    }
    expect(kinds.has('unfit')).toBe(true);
    expect((await files()).filter((name) => name.includes('part'))).toEqual([]);
  });
});
