import { execFile } from 'node:child_process';
import { chmod, mkdtemp, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect } from 'vitest';
import { mapBoxes } from '../../../src/media/box-map.ts';
import { createFitter, type FitterOptions, type Fitting } from '../../../src/media/fit.ts';
import type { FitRequest } from '../../../src/media/make-fit.ts';
import { ffmpegFile } from './test-clips.ts';

const run = promisify(execFile);

/** A folder for the results, and one beside it for whatever else, for each test. */
export interface FittingStage {
  dir: () => string;
  /** Puts a clip where a fetched result would be. */
  put: (clip: Uint8Array, id?: string) => Promise<string>;
  /** Makes a clip fit; over `path`, which stands there. */
  fit: (
    path: string,
    request: { maxBytes: number } & Partial<FitRequest>,
    options?: Partial<FitterOptions>,
  ) => Promise<Fitting>;
  /** A program of a few lines of shell, outside the results folder. */
  script: (name: string, ...lines: readonly string[]) => Promise<string>;
  /** What the results folder holds. */
  files: () => Promise<string[]>;
}

export const never = new AbortController().signal;

export function startFitting(): FittingStage {
  let dir = '';
  let beside = '';
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'fitting-'));
    beside = await mkdtemp(join(tmpdir(), 'fitting-beside-'));
  });
  afterEach(async () => {
    await rm(dir, { recursive: true, force: true });
    await rm(beside, { recursive: true, force: true });
  });
  return {
    dir: () => dir,
    async put(clip, id = 'kabc') {
      const path = join(dir, `${id}.mp4`);
      await writeFile(path, clip);
      return path;
    },
    async fit(path, request, options = {}) {
      const { size } = await stat(path);
      const fitter = createFitter({ dir, ...options });
      return fitter.fit({ path, bytes: size }, { id: 'kabc', signal: never, ...request });
    },
    async script(name, ...lines) {
      const path = join(beside, name);
      await writeFile(path, ['#!/bin/sh', ...lines, ''].join('\n'));
      await chmod(path, 0o755);
      return path;
    },
    files: async () => (await readdir(dir)).toSorted(),
  };
}

export interface MadeClip {
  seconds?: number;
  size?: string;
  /** Frames a second. */
  rate?: string;
  /** Filters over the test picture. */
  filter?: string;
  /** One colour in place of a noisy test picture: made, read and written faster. */
  plain?: boolean;
  /** Arguments of the picture's encoder; H.264 if there are none. */
  video?: readonly string[];
  /** Arguments of the sound's encoder; null for no sound. */
  sound?: readonly string[] | null;
  /** Further arguments for the output. */
  more?: readonly string[];
  ending?: string;
}

/** Hard to encode: what is left of the noise fills every rate. */
const NOISE = 'noise=alls=12:allf=t:all_seed=7';
const FAST_H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '20', '-pix_fmt', 'yuv420p'];
export const FASTSTART = ['-movflags', '+faststart'];

/** A noisy clip of 2 s with a tone, 640x480, 15 pictures a second, index at the end, unless asked otherwise. */
export function noisyClip(clip: MadeClip = {}): Promise<Uint8Array> {
  const { seconds = 2, size = '640x480', rate = '15', sound = ['-c:a', 'aac'] } = clip;
  const form = `s=${size}:r=${rate}:d=${seconds}`;
  const picture = clip.plain === true ? `color=c=teal:${form}` : `testsrc2=${form},${NOISE}`;
  const filtered = clip.filter === undefined ? picture : `${picture},${clip.filter}`;
  const tones = ['-f', 'lavfi', '-i', `sine=f=330:d=${seconds}:r=48000`];
  return ffmpegFile(clip.ending ?? 'mp4', [
    '-f',
    'lavfi',
    '-i',
    filtered,
    ...(sound === null ? [] : tones),
    ...(clip.video ?? FAST_H264),
    ...(sound ?? []),
    ...(clip.more ?? []),
  ]);
}

interface Shown {
  streams: Record<string, unknown>[];
  format: { duration: string; tags?: Record<string, string> };
  chapters: unknown[];
}

/** What ffprobe says of a file. */
export async function show(path: string): Promise<Shown> {
  const args = [
    '-v',
    'error',
    '-probesize',
    '50M',
    '-of',
    'json',
    '-show_streams',
    '-show_format',
    '-show_chapters',
  ];
  const { stdout } = await run('ffprobe', [...args, path]);
  return JSON.parse(stdout) as Shown;
}

/** When each picture is shown, in seconds, in order. */
export async function pictureTimes(path: string): Promise<number[]> {
  const asked = ['-select_streams', 'v:0', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0'];
  const { stdout } = await run('ffprobe', ['-v', 'error', ...asked, path]);
  return stdout
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Number.parseFloat(line))
    .toSorted((a, b) => a - b);
}

/** Whether the index comes before all samples, without fragments. */
export async function isIndexFirst(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const { moov, samples, fragments } = await mapBoxes({
      size,
      async read(start, end) {
        const buffer = Buffer.alloc(end - start);
        await file.read(buffer, 0, buffer.length, start);
        return buffer;
      },
    });
    const index = moov?.start ?? Infinity;
    return fragments === 0 && samples.length > 0 && samples.every(({ start }) => index < start);
  } finally {
    await file.close();
  }
}

/** Fails unless a file is what Discord plays: one picture of H.264, at most one sound of AAC, index first. */
export async function expectPlayable(path: string, withSound: boolean): Promise<void> {
  const { streams, chapters, format } = await show(path);
  const [picture, sound] = streams;
  expect(streams).toHaveLength(withSound ? 2 : 1);
  expect(picture).toMatchObject({
    codec_name: 'h264',
    codec_tag_string: 'avc1',
    profile: 'High',
    pix_fmt: 'yuv420p',
    sample_aspect_ratio: '1:1',
  });
  expect(picture?.['side_data_list']).toBeUndefined();
  if (withSound) expect(sound).toMatchObject({ codec_name: 'aac', profile: 'LC' });
  expect(chapters).toEqual([]);
  expect(format.tags?.['title']).toBeUndefined();
  expect(await isIndexFirst(path)).toBe(true);
}

/** The fitted file, or a failed test. */
export function fileOf(fitting: Fitting): Extract<Fitting, { file: unknown }>['file'] {
  if (!('file' in fitting)) throw new Error(`not made: ${JSON.stringify(fitting)}`);
  return fitting.file;
}

/** How bright each picture is on average, from 0 to 255. */
export async function brightness(path: string): Promise<number[]> {
  const asked = ['-show_entries', 'frame_tags=lavfi.signalstats.YAVG', '-of', 'csv=p=0'];
  const args = ['-v', 'error', '-f', 'lavfi', ...asked, `movie=${path},signalstats`];
  const { stdout } = await run('ffprobe', args);
  return stdout
    .split('\n')
    .flatMap((line) => (line.trim() === '' ? [] : [Number.parseFloat(line)]));
}
