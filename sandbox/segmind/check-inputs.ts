import { type ClipFacts, probeClip } from '../samples/compare.ts';
import type { Input, Inputs } from './download-inputs.ts';
import { JobFailure } from './job-failure.ts';

/** Rounding of a container's time base; far below a frame. */
const ROUNDING = 0.002;

/**
 * Checks downloaded inputs against the limits of the model (Kling's documentation of O1, video edit).
 *
 * @param codecs - video codecs that are taken, as ffprobe names them.
 * @returns what the clip is.
 * @throws {JobFailure} in words like the provider's.
 */
export async function checkInputs(inputs: Inputs, codecs: readonly string[]): Promise<ClipFacts> {
  const clip = await checkClip(inputs.clip, codecs);
  const images = [...inputs.images, ...inputs.elements, ...inputs.views];
  await Promise.all(images.map((image) => checkImage(image)));
  return clip;
}

async function checkClip({ path, head }: Input, codecs: readonly string[]): Promise<ClipFacts> {
  const box = head.toString('latin1', 4, 8);
  if (!['ftyp', 'moov', 'wide', 'free', 'skip'].includes(box)) {
    throw new JobFailure('unsupported_video_format: only mp4 and mov are supported');
  }
  const facts = await probeClip(path).catch((error: unknown) => {
    throw new JobFailure('unsupported_video_format: the video cannot be read', error);
  });
  const { seconds, fps, width, height, videoCodec } = facts;
  if (!codecs.includes(videoCodec)) {
    throw new JobFailure(`unsupported_video_format: codec ${videoCodec}`);
  }
  if (seconds > 10.05 + ROUNDING) {
    throw new JobFailure(`video_duration_too_long: ${seconds} s, at most 10.05 s`);
  }
  if (seconds < 3 - ROUNDING) {
    throw new JobFailure(`video_duration_too_short: ${seconds} s, at least 3 s`);
  }
  if (Math.min(width, height) < 720 || Math.max(width, height) > 2160) {
    throw new JobFailure(`The video's resolution or aspect ratio is invalid: ${width}x${height}`);
  }
  if (fps < 24 - ROUNDING || fps > 60 + ROUNDING) {
    throw new JobFailure(`The video's frame rate is invalid: ${fps}, must be 24 to 60`);
  }
  return facts;
}

async function checkImage({ path, head }: Input): Promise<void> {
  const png = head.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]));
  const jpeg = head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]));
  if (!png && !jpeg) {
    throw new JobFailure('unsupported_image_format: only jpg, jpeg and png are supported');
  }
  const { width, height } = await probeClip(path).catch((error: unknown) => {
    throw new JobFailure('unsupported_image_format: the image cannot be read', error);
  });
  if (Math.min(width, height) < 300) {
    throw new JobFailure(`image_too_small: ${width}x${height}, each side at least 300`);
  }
  if (Math.max(width, height) / Math.min(width, height) > 2.5) {
    throw new JobFailure(`The image's resolution or aspect ratio is invalid: ${width}x${height}`);
  }
}
