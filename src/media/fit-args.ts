import type { FitPlan } from './fit-plan.ts';
import type { ResultFacts } from './inspect-result.ts';

/** Bytes after which ffmpeg stops writing. So much over the limit that its size still says by how much to go down. */
const STOP_AT = 1.5;
/** The quantiser below which nobody sees a difference: a simple picture need not fill the limit. */
const FINEST = 12;

export interface FileArgs {
  from: string;
  to: string;
  maxBytes: number;
}

/** Moves the index to the front and leaves out what is neither the picture nor its sound. */
export function remuxArgs(file: FileArgs, clip: ResultFacts): string[] {
  return [...input(file), ...streams(clip), '-c', 'copy', ...output(file)];
}

/**
 * One pass of x264 on one thread: many clips wait, and each has the cores to share with a bot. Rotation is applied by
 * ffmpeg itself, before the scaling.
 */
export function encodeArgs(file: FileArgs, clip: ResultFacts, plan: FitPlan): string[] {
  const { width, height, videoRate, soundRate } = plan;
  const scale = `scale=${width}:${height}:flags=bicubic,setsar=1,format=yuv420p`;
  return [
    ...input(file),
    ...streams(clip),
    '-filter_threads',
    '1',
    '-vf',
    scale,
    ...X264,
    ...budget(videoRate),
    ...(clip.even ? [] : UNEVEN),
    ...(clip.sound ? soundArgs(clip.sound, soundRate) : []),
    ...output(file),
  ];
}

/** A piece of a clip, and how it is to come out. */
export interface Piece {
  fromMs: number;
  /** Pictures that it has afterwards, and how many a second. */
  frames: number;
  fps: number;
  /** Whether its range of colours is brought down to that of an ordinary screen. */
  toneMapped: boolean;
}

/**
 * A piece of a clip at an even rate. Sought to before it is opened, so that little is decoded; ffmpeg drops what comes before the very
 * moment. The first picture is shown from the piece's beginning, and the last one repeated until there are enough: rates that are not
 * its own would leave it a picture short.
 */
export function pieceArgs(
  file: FileArgs,
  clip: ResultFacts,
  plan: FitPlan,
  piece: Piece,
): string[] {
  const { width, height, videoRate, soundRate } = plan;
  const { fromMs, frames, fps, toneMapped } = piece;
  const filters = [
    `fps=fps=${fps}:start_time=0`,
    'tpad=stop=-1:stop_mode=clone',
    `scale=${width}:${height}:flags=bicubic`,
    ...(toneMapped ? TO_ORDINARY : []),
    'setsar=1',
    'format=yuv420p',
  ];
  return [
    ...input(file, fromMs),
    ...streams(clip),
    '-filter_threads',
    '1',
    '-vf',
    filters.join(','),
    ...X264,
    ...budget(videoRate),
    ...(clip.sound ? soundArgs(clip.sound, soundRate) : []),
    '-frames:v',
    String(frames),
    '-t',
    (frames / fps).toFixed(6),
    ...output(file),
  ];
}

function budget(videoRate: number): string[] {
  const bits = rate(videoRate);
  return ['-b:v', bits, '-maxrate', bits, '-bufsize', bits, '-qmin', String(FINEST)];
}

/** By zimg, which not every ffmpeg has. */
const TO_ORDINARY = [
  'zscale=t=linear:npl=203',
  'format=gbrpf32le',
  'zscale=p=bt709',
  'tonemap=tonemap=hable:desat=0',
  'zscale=t=bt709:m=bt709:r=tv',
];

const X264 = '-c:v libx264 -preset veryfast -profile:v high -threads 1'.split(' ');

/**
 * Each picture at its own time. Only where it is needed: the option came with ffmpeg 5.1, its predecessor went with 9. Ticks
 * of 1/90000 s, because ffmpeg would round to pictures of an even rate; no B-frames, because after the last one of them ffmpeg
 * 5.1 writes too short a length, which players cut off at.
 */
const UNEVEN = ['-fps_mode', 'vfr', '-enc_time_base', '1/90000', '-bf', '0'];

function soundArgs(sound: { channels: number }, soundRate: number): string[] {
  const stereo = sound.channels > 2 ? ['-ac', '2'] : [];
  return ['-c:a', 'aac', '-b:a', rate(soundRate), ...stereo];
}

/** The demuxer is forced and may open nothing but files; it opens no other than this one, as drefs are off. */
function input({ from }: FileArgs, fromMs = 0): string[] {
  const quiet = ['-hide_banner', '-nostdin', '-y', '-v', 'error'];
  const only = ['-f', 'mov', '-protocol_whitelist', 'file', '-threads', '1'];
  const at = fromMs > 0 ? ['-ss', (fromMs / 1000).toFixed(3)] : [];
  return [...quiet, ...only, ...at, '-i', `file:${from}`];
}

function streams({ picture, sound }: ResultFacts): string[] {
  const maps = [picture, ...(sound ? [sound.at] : [])].flatMap((at) => ['-map', `0:${at}`]);
  return [...maps, '-map_metadata', '-1', '-map_chapters', '-1'];
}

function output({ to, maxBytes }: FileArgs): string[] {
  const stop = ['-fs', String(Math.ceil(maxBytes * STOP_AT))];
  return [...stop, '-movflags', '+faststart', '-f', 'mp4', `file:${to}`];
}

const rate = (bits: number): string => String(Math.floor(bits));
