import { join } from 'node:path';
import { runProgram } from './run-program.ts';

const VIDEO_CODECS = {
  h264: ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '23'],
  hevc: ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=error'],
  vp9: ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '1M'],
  mpeg4: ['-c:v', 'mpeg4', '-q:v', '5'],
} as const;

/** No dates and no version texts in the file. */
const REPEATABLE = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags', '+bitexact'];

/** What {@link makeSampleClip} shall make; what is left out gives a clip that Kling O1 takes. */
export interface SampleClipOptions {
  /** File name without the ending. Default `sample`. */
  name?: string;
  /** Default 5. */
  seconds?: number;
  /** Pixels, even. Default 1280. */
  width?: number;
  /** Pixels, even. Default 720. */
  height?: number;
  /** A number, or a fraction as ffmpeg writes it: `24000/1001`. Default 30. */
  fps?: number | string;
  codec?: keyof typeof VIDEO_CODECS;
  container?: 'mp4' | 'mov' | 'webm' | 'mkv' | 'avi';
  /** With a sound track. Default true. */
  audio?: boolean;
  /** Such as `20M` a second: noise is laid over the picture, so that the bits are not just padding. h264 only. */
  bitrate?: string;
  /** Index before the frames, as for the web. Default true; mp4 and mov only. */
  faststart?: boolean;
  /** In fragments, without one index over the whole. mp4 and mov only. */
  fragmented?: boolean;
}

/**
 * Makes a short film: a coloured background that turns, a test card that circles, a white box that hops, two
 * beating tones. The same options give the same bytes on the same machine.
 *
 * @returns the path of the file, in `dir`.
 * @throws {ProgramError} when ffmpeg is missing or refuses the combination.
 */
export async function makeSampleClip(
  dir: string,
  options: SampleClipOptions = {},
): Promise<string> {
  const { name = 'sample', seconds = 5, codec = 'h264', container = 'mp4', audio = true } = options;
  const path = join(dir, `${name}.${container}`);
  const graph = audio ? `${picture(options)};${sound(seconds, container)}` : picture(options);
  const video = ['-map', '[v]', ...VIDEO_CODECS[codec], ...rate(options), '-threads', '2'];
  const track = ['-map', '[a]', '-c:a', container === 'webm' ? 'libopus' : 'aac', '-ac', '2'];
  const file = ['-t', String(seconds), ...index(options, container), ...REPEATABLE, path];
  await runProgram('ffmpeg', [
    '-filter_complex',
    graph,
    ...video,
    ...(audio ? [...track, '-b:a', '128k'] : []),
    ...file,
  ]);
  return path;
}

/** What {@link makeSampleImage} shall make. */
export interface SampleImageOptions {
  /** File name without the ending. Default `sample`. */
  name?: string;
  format?: 'png' | 'jpg' | 'webp' | 'gif';
  /** Pixels. Default 640. */
  width?: number;
  /** Pixels. Default 480. */
  height?: number;
}

/**
 * Makes a still: a beach in flat colours, easy to tell from the sample clip.
 *
 * @returns the path of the file, in `dir`.
 * @throws {ProgramError} when ffmpeg is missing.
 */
export async function makeSampleImage(
  dir: string,
  options: SampleImageOptions = {},
): Promise<string> {
  const { name = 'sample', format = 'png', width = 640, height = 480 } = options;
  const path = join(dir, `${name}.${format}`);
  const boxes = [
    'drawbox=y=0:h=ih/2:color=0x7ec8e3:t=fill',
    'drawbox=y=ih/2:h=ih/5:color=0x0077b6:t=fill',
    'drawbox=x=iw*3/4:y=ih/10:w=iw/8:h=iw/8:color=0xfff3b0:t=fill',
  ];
  const source = ['-f', 'lavfi', '-i', `color=c=0xf2d398:s=${width}x${height}`];
  const drawn = ['-vf', boxes.join(','), '-frames:v', '1', ...REPEATABLE, path];
  await runProgram('ffmpeg', [...source, ...drawn]);
  return path;
}

function picture({
  seconds = 5,
  width = 1280,
  height = 720,
  fps = 30,
  bitrate,
}: SampleClipOptions) {
  const time = `r=${fps}:d=${seconds}`;
  const even = (pixels: number) => Math.max(2, 2 * Math.round(pixels / 2));
  const card = `${even(width / 3)}x${even(height / 3)}`;
  const box = even(Math.min(width, height) / 8);
  return [
    // Drawn small and enlarged: it has no fine detail, and drawing it full size takes most of the time.
    `gradients=s=64x36:${time}:seed=11:n=4:speed=0.02:c0=0x1b2a6b:c1=0xe86a33:c2=0x2a9d8f:c3=0xf4d35e,` +
      `format=yuv420p,scale=${width}:${height}:flags=bilinear[background]`,
    `testsrc2=s=${card}:${time}[card]`,
    `color=c=white:s=${box}x${box}:${time}[box]`,
    `[background][card]overlay=x='(W-w)/2+(W-w)/3*sin(t*1.6)':y='(H-h)/2+(H-h)/4*cos(t*1.1)'[both]`,
    `[both][box]overlay=x='mod(t*W/5,W)':y='H*0.95-h-abs(sin(t*4))*H/4'` +
      `${bitrate === undefined ? '' : ',noise=alls=60:allf=t:all_seed=5'},setsar=1,format=yuv420p[v]`,
  ].join(';');
}

function sound(seconds: number, container: string): string {
  const tone = (hertz: number) => `sine=f=${hertz}:d=${seconds}:r=48000`;
  // ffmpeg 5.1 hands libopus frames of a size it refuses, unless they are cut to fit.
  const frames = container === 'webm' ? ',asetnsamples=n=960:p=0' : '';
  return `${tone(220)}[low];${tone(330)}[high];[low][high]amix=inputs=2,tremolo=f=2:d=0.6${frames}[a]`;
}

function rate({ bitrate }: SampleClipOptions): string[] {
  if (bitrate === undefined) return [];
  return ['-b:v', bitrate, '-minrate', bitrate, '-maxrate', bitrate, '-bufsize', bitrate];
}

function index(options: SampleClipOptions, container: string): string[] {
  if (container !== 'mp4' && container !== 'mov') return [];
  if (options.fragmented) return ['-movflags', '+frag_keyframe+empty_moov'];
  return options.faststart === false ? [] : ['-movflags', '+faststart'];
}
