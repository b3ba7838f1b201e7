import { readFile, stat } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';

import { planCut } from '../../../src/core/mend.ts';
import { createFitter } from '../../../src/media/fit.ts';
import { startChecking } from './checking.ts';
import { turned } from './test-clips.ts';
import {
  brightness,
  expectPlayable,
  never,
  noisyClip,
  show,
  startFitting,
  type MadeClip,
} from './fitting.ts';

const stage = startFitting();
const { check, file } = startChecking();
const MIB = 1024 * 1024;
const HEVC = ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=error'];
const HLG = 'colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc:log-level=error';

interface Row {
  made: MadeClip;
  /** What comes out. */
  sides: [width: number, height: number];
  rate: string;
  frames: number;
  maxBytes?: number;
  /** Stored lying down. */
  turn?: boolean;
}

const ROWS: Record<string, Row> = {
  'film in HEVC, too wide': {
    made: { seconds: 3, size: '2560x1440', rate: '24000/1001', video: HEVC },
    sides: [2160, 1216],
    rate: '24/1',
    frames: 72,
  },
  'upright, and small': {
    made: { seconds: 3, size: '360x640', rate: '25' },
    sides: [720, 1280],
    rate: '25/1',
    frames: 75,
  },
  '120 frames a second, silent': {
    made: { seconds: 3, size: '1280x720', rate: '120', sound: null },
    sides: [1280, 720],
    rate: '60/1',
    frames: 180,
  },
  'an uneven pace': {
    made: {
      seconds: 4,
      size: '640x360',
      rate: '30',
      filter: "select='not(eq(mod(n,3),1))'",
      more: ['-fps_mode', 'vfr'],
    },
    sides: [1280, 720],
    rate: '24/1',
    frames: 96,
  },
  'odd sides, turned': {
    made: {
      seconds: 3,
      size: '1281x723',
      video: ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv444p'],
    },
    turn: true,
    sides: [722, 1280],
    rate: '24/1',
    frames: 72,
  },
  'ten bits of a wide range': {
    made: {
      seconds: 3,
      size: '640x480',
      rate: '30',
      video: [...HEVC.slice(0, 4), '-pix_fmt', 'yuv420p10le', '-x265-params', HLG],
    },
    sides: [960, 720],
    rate: '30/1',
    frames: 90,
  },
  'as much as little room allows': {
    made: { seconds: 3, size: '800x800', rate: '24' },
    sides: [720, 720],
    rate: '24/1',
    frames: 72,
    maxBytes: 300_000,
  },
};

const prepare = async (clip: Uint8Array, cut = planCut(3_000, 'first'), maxBytes = 10 * MIB) => {
  const path = await stage.put(clip, 'kabc.source.uncut');
  const { size: bytes } = await stat(path);
  const fitter = createFitter({ dir: stage.dir() });
  const made = await fitter.prepare({ path, bytes }, cut, { id: 'kabc', maxBytes, signal: never });
  if (made.kind !== 'made') throw new Error(JSON.stringify(made));
  return made.file;
};

describe('what comes out is what the model takes', () => {
  test.each(Object.entries(ROWS))(
    '%s',
    async (_name, row) => {
      const { sides, rate, frames, maxBytes = 10 * MIB } = row;
      const made = { plain: maxBytes === 10 * MIB, ...row.made };
      const cut = planCut((made.seconds ?? 3) * 1000, 'first');
      const clip = await noisyClip(made);
      const { path, bytes } = await prepare(row.turn ? turned(clip) : clip, cut, maxBytes);
      const { streams } = await show(path);
      const [picture] = streams;
      expect([picture?.['width'], picture?.['height']]).toEqual(sides);
      expect(picture).toMatchObject({ r_frame_rate: rate, nb_frames: String(frames) });
      expect(bytes).toBeLessThanOrEqual(maxBytes);
      await expectPlayable(path, made.sound !== null);
      const clipMs = await check(file('video', await readFile(path)));
      expect(clipMs).toBe(Math.round((frames * 1000) / Number.parseInt(rate, 10)));
    },
    60_000,
  );
});

test('a piece is the one that was asked for, with its sound', async () => {
  const grey = { seconds: 13, size: '360x360', rate: '24', plain: true };
  const bright = 'scale=36:36,geq=lum=T*15:cb=128:cr=128,scale=360:360';
  const clip = await noisyClip({ ...grey, filter: bright });
  const { path, seconds } = await prepare(clip, planCut(13_000, 'last'));
  expect(seconds).toBeCloseTo(10, 1);
  const lights = await brightness(path);
  // The picture is as bright as its time, 15 a second: the last ten of thirteen seconds begin with 45.
  expect(lights[0]).toBeGreaterThan(42);
  expect(lights[0]).toBeLessThan(50);
  expect(lights.at(-1)).toBeGreaterThan(188);
  await expectPlayable(path, true);
}, 60_000);

test('what was made is found again, and what cannot be read is said to be so', async () => {
  const clip = await noisyClip({ seconds: 3, size: '360x360', rate: '24', plain: true });
  const first = await prepare(clip);
  const made = (await stat(first.path)).mtimeMs;
  expect((await stat((await prepare(clip)).path)).mtimeMs).toBe(made);
  await stage.put(new TextEncoder().encode('no clip'), 'kbad');
  const fitter = createFitter({ dir: stage.dir() });
  const request = { id: 'kbad', maxBytes: MIB, signal: never };
  const bad = { path: `${stage.dir()}/kbad.mp4`, bytes: 7 };
  expect(await fitter.prepare(bad, planCut(3_000, 'first'), request)).toMatchObject({
    kind: 'unfit',
    why: 'not_encodable',
  });
}, 60_000);

test('whether it can be done is known beforehand', async () => {
  const dir = stage.dir();
  const lame = await stage.script('ffmpeg', 'echo libvpx');
  expect(await createFitter({ dir }).works()).toBe(true);
  expect(await createFitter({ dir, path: '/nowhere' }).works()).toBe(false);
  expect(await createFitter({ dir, ffmpegPath: lame }).works()).toBe(false);
});
