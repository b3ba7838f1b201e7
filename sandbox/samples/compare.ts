import { open } from 'node:fs/promises';
import { z } from 'zod';
import { runProgram } from './run-program.ts';

const SAMPLES_PER_SECOND = 4;
const WIDTH = 64;
const HEIGHT = 36;
const FRAME_BYTES = WIDTH * HEIGHT * 3;

const Probe = z.object({
  format: z.object({ duration: z.coerce.number().optional() }),
  streams: z.array(
    z.object({
      codec_type: z.string(),
      codec_name: z.string().optional(),
      width: z.number().optional(),
      height: z.number().optional(),
      avg_frame_rate: z.string().optional(),
      duration: z.coerce.number().optional(),
    }),
  ),
});

/** What a clip is, as ffprobe reads it. */
export interface ClipFacts {
  /** Length of the picture; of the file where the picture does not say. */
  seconds: number;
  /** Pixels as coded, before any rotation. */
  width: number;
  height: number;
  fps: number;
  /** As ffprobe names it: `h264`, `hevc`, ... */
  videoCodec: string;
  audioCodec?: string;
  /** The index lies before the frames: a player can start before the end has arrived. mp4 and mov only. */
  faststart: boolean;
}

/**
 * Reads what a clip is.
 *
 * @throws {ProgramError} when ffprobe cannot read the file; `TypeError` when it has no picture.
 */
export async function probeClip(path: string, signal?: AbortSignal): Promise<ClipFacts> {
  const args = ['-show_format', '-show_streams', '-of', 'json', path];
  const printed = await runProgram('ffprobe', args, signal);
  const { format, streams } = Probe.parse(JSON.parse(printed.toString()));
  const video = streams.find((stream) => stream.codec_type === 'video');
  const audio = streams.find((stream) => stream.codec_type === 'audio');
  if (video === undefined) throw new TypeError('The file has no picture.');
  const [frames = 0, per = 1] = (video.avg_frame_rate ?? '').split('/').map(Number);
  return {
    seconds: video.duration ?? format.duration ?? 0,
    width: video.width ?? 0,
    height: video.height ?? 0,
    fps: per > 0 ? frames / per : 0,
    videoCodec: video.codec_name ?? 'unknown',
    ...(audio && { audioCodec: audio.codec_name ?? 'unknown' }),
    faststart: await hasIndexFirst(path),
  };
}

/** How two clips differ, frame by frame. */
export interface ClipDifference {
  durationA: number;
  durationB: number;
  /** Pairs of frames taken at the same moments, four a second. */
  framesCompared: number;
  /**
   * Mean distance of all colour values, 0 to 255. The same picture encoded twice stays below 3; what the local
   * Segmind does to a clip is 10 and more.
   */
  meanDifference: number;
}

/**
 * Decodes both clips, four small frames a second, and measures how far apart the pictures are.
 *
 * @throws {ProgramError} when one of them cannot be decoded.
 */
export async function compareClips(a: string, b: string): Promise<ClipDifference> {
  const [factsA, factsB, framesA, framesB] = await Promise.all([
    probeClip(a),
    probeClip(b),
    decodeSmall(a),
    decodeSmall(b),
  ]);
  const framesCompared = Math.floor(Math.min(framesA.length, framesB.length) / FRAME_BYTES);
  const values = framesCompared * FRAME_BYTES;
  let sum = 0;
  for (let at = 0; at < values; at += 1) sum += Math.abs((framesA[at] ?? 0) - (framesB[at] ?? 0));
  return {
    durationA: factsA.seconds,
    durationB: factsB.seconds,
    framesCompared,
    meanDifference: values === 0 ? 0 : sum / values,
  };
}

function decodeSmall(path: string): Promise<Buffer> {
  // In colour: a change of hue alone leaves the brightness, and so a grey picture, as it was.
  const filter = `fps=${SAMPLES_PER_SECOND},scale=${WIDTH}:${HEIGHT}:flags=area,format=rgb24`;
  const raw = ['-map', '0:v:0', '-vf', filter, '-f', 'rawvideo', 'pipe:1'];
  return runProgram('ffmpeg', ['-xerror', '-i', path, ...raw]);
}

/** Walks the top-level boxes of an ISO base media file (ISO/IEC 14496-12) until the index or the frames come. */
async function hasIndexFirst(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(16);
    for (let at = 0; ;) {
      const { bytesRead } = await file.read(head, 0, 16, at);
      if (bytesRead < 8) return false;
      const kind = head.toString('latin1', 4, 8);
      if (kind === 'moov') return true;
      if (kind === 'mdat') return false;
      const short = head.readUInt32BE(0);
      const size = short === 1 && bytesRead === 16 ? Number(head.readBigUInt64BE(8)) : short;
      if (size < 8) return false;
      at += size;
    }
  } finally {
    await file.close();
  }
}
