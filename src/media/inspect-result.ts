import { open, type FileHandle } from 'node:fs/promises';
import { z } from 'zod';
import { runBounded, type ChildBounds } from './bounded-child.ts';
import { mapBoxes, type BoxMap } from './box-map.ts';
import { UnfitError } from './unfit.ts';

/** What a finished clip is, as far as fitting it goes. */
export interface ResultFacts {
  /** From the first moment of picture or sound to the last. */
  seconds: number;
  /** Pixels as shown: turned as the file says, and square. Not rounded. */
  width: number;
  height: number;
  /** Frames a second on average, and whether they come evenly. */
  fps: number;
  even: boolean;
  /** Places of the streams in the file; `sound` is null when there is none that can be decoded. */
  picture: number;
  sound: { at: number; channels: number } | null;
  /** Its colours are of a range that no ordinary screen has. */
  hdr: boolean;
  /** Discord shows codecs like these in its player. */
  plays: boolean;
  /** The index comes before the samples, so that it plays while it is being loaded. */
  indexFirst: boolean;
}

export interface InspectOptions {
  ffprobePath: string;
  bounds: ChildBounds;
  signal: AbortSignal;
}

const OF_STREAMS =
  'index,codec_type,codec_name,profile,pix_fmt,width,height,' +
  'sample_aspect_ratio,avg_frame_rate,r_frame_rate,start_time,duration,channels,color_transfer';
const ENTRIES = `stream=${OF_STREAMS}:stream_disposition=attached_pic:stream_side_data=rotation:format=duration`;
/** The demuxer is forced, and may open nothing but files. */
const CAUTIOUS = ['-v', 'error', '-threads', '1', '-f', 'mov', '-protocol_whitelist', 'file'];
const ASKED = [...CAUTIOUS, '-print_format', 'json', '-show_entries', ENTRIES];

/**
 * Looks at a clip on disk, with ffprobe in a bounded child.
 *
 * @throws UnfitError no_ffmpeg, not_encodable, took_too_long; the signal's reason; a file system's error when there is
 *   no such file.
 */
export async function inspectResult(path: string, options: InspectOptions): Promise<ResultFacts> {
  const { ffprobePath, bounds, signal } = options;
  const indexFirst = isIndexFirst(await mapFile(path));
  const printed = await runBounded(ffprobePath, [...ASKED, `file:${path}`], bounds, signal);
  return { ...readFacts(printed), indexFirst };
}

async function mapFile(path: string): Promise<BoxMap> {
  const file = await open(path, 'r');
  try {
    return await mapBoxes(await readerOf(file));
  } finally {
    await file.close();
  }
}

/** As {@link mapBoxes} reads. */
export async function readerOf(file: FileHandle): Promise<Parameters<typeof mapBoxes>[0]> {
  const { size } = await file.stat();
  return {
    size,
    async read(start, end) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(end - start), 0, null, start);
      return buffer.subarray(0, bytesRead);
    },
  };
}

/** Fragments have no index over the whole: not every player knows how long such a clip is. */
export function isIndexFirst({ moov, samples, fragments }: BoxMap): boolean {
  return moov !== null && fragments === 0 && samples.every(({ start }) => moov.start < start);
}

const stream = z.object({
  index: z.number(),
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  profile: z.string().optional(),
  pix_fmt: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  sample_aspect_ratio: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  r_frame_rate: z.string().optional(),
  start_time: z.coerce.number().optional(),
  duration: z.coerce.number().optional(),
  channels: z.number().optional(),
  color_transfer: z.string().optional(),
  disposition: z.object({ attached_pic: z.number().optional() }).optional(),
  side_data_list: z.array(z.object({ rotation: z.number().optional() })).optional(),
});

type Stream = z.infer<typeof stream>;

const answer = z.object({
  streams: z.array(stream),
  format: z.object({ duration: z.coerce.number().optional() }).optional(),
});

function readFacts(printed: string): Omit<ResultFacts, 'indexFirst'> {
  const { streams, format } = parse(printed);
  const isPicture = ({ codec_type, disposition }: Stream): boolean =>
    codec_type === 'video' && disposition?.attached_pic !== 1;
  const picture = streams.find(isPicture);
  if (picture === undefined) throw new UnfitError('not_encodable', 'no picture');
  const sounds = streams.filter(({ codec_type }) => codec_type === 'audio');
  const sound = sounds.find(isKnown);
  const seconds = length([picture, ...(sound ? [sound] : [])]) ?? format?.duration ?? 0;
  const { width, height } = sidesShown(picture);
  if (!(seconds > 0 && width >= 1 && height >= 1)) {
    throw new UnfitError('not_encodable', `${width}x${height}, ${seconds} s`);
  }
  return {
    seconds,
    width,
    height,
    fps: fraction(picture.avg_frame_rate) ?? 1 / seconds,
    even: picture.avg_frame_rate === picture.r_frame_rate,
    picture: picture.index,
    sound: sound ? { at: sound.index, channels: sound.channels ?? 2 } : null,
    hdr: HDR_TRANSFERS.includes(picture.color_transfer ?? ''),
    plays: isPlayedPicture(picture) && (sounds[0] === undefined || isPlayedSound(sounds[0])),
  };
}

function parse(printed: string): z.infer<typeof answer> {
  try {
    return answer.parse(JSON.parse(printed));
  } catch {
    throw new UnfitError('not_encodable', 'ffprobe answered something else');
  }
}

const isKnown = ({ codec_name = 'unknown' }: Stream): boolean =>
  codec_name !== 'unknown' && codec_name !== 'none';

/** PQ and HLG, as ffprobe names them. */
const HDR_TRANSFERS: readonly string[] = ['smpte2084', 'arib-std-b67'];

const PLAYED_PROFILES: readonly string[] = ['Constrained Baseline', 'Baseline', 'Main', 'High'];

/** What browsers and phones decode alike. */
function isPlayedPicture({ codec_name, profile, pix_fmt }: Stream): boolean {
  const eightBits = pix_fmt === 'yuv420p' || pix_fmt === 'yuvj420p';
  return codec_name === 'h264' && eightBits && PLAYED_PROFILES.includes(profile ?? '');
}

const isPlayedSound = ({ codec_name }: Stream): boolean =>
  codec_name === 'aac' || codec_name === 'mp3';

/** Null when a stream does not say. */
function length(streams: readonly Stream[]): number | null {
  const starts = streams.map(({ start_time = 0 }) => start_time);
  const ends = streams.map(({ start_time = 0, duration = Number.NaN }) => start_time + duration);
  const seconds = Math.max(...ends) - Math.min(...starts);
  return Number.isFinite(seconds) ? seconds : null;
}

/** Oblong pixels are made square by giving up the surplus, never by making up more. */
function sidesShown(picture: Stream): { width: number; height: number } {
  const { width = 0, height = 0, side_data_list = [], sample_aspect_ratio } = picture;
  const oblong = fraction(sample_aspect_ratio) ?? 1;
  const stored = { width: width * Math.min(1, oblong), height: height / Math.max(1, oblong) };
  const turned = side_data_list.some(({ rotation = 0 }) => Math.abs(rotation) % 180 === 90);
  return turned ? { width: stored.height, height: stored.width } : stored;
}

/** `30000/1001` or `4:3`; null for anything that is no number above 0. */
function fraction(text = ''): number | null {
  const [over = Number.NaN, under = Number.NaN] = text.split(/[/:]/).map(Number);
  const value = over / under;
  return Number.isFinite(value) && value > 0 ? value : null;
}
