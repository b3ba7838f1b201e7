import type { ErrorCode, ErrorFacts } from '../../../core/errors.ts';
import { CLIP_LIMITS } from '../../../core/model-limits.ts';
import { inert } from '../facts.ts';
import type { Words, WordsFor } from '../words.ts';
import { count, decimal, limitMegabytes, megabytes, near, sides } from './figures.ts';
import { aFile, nameOf, startNameOf } from './names.ts';
import { permissions } from './permissions.ts';

const { seconds, fps } = CLIP_LIMITS;

/** Why a clip could not be cut or converted. */
const NOT_PREPARED: Record<ErrorFacts['clip_not_prepared']['why'], Words> = {
  no_ffmpeg: {
    what: 'The clip could not be cut or converted: nothing here can do that at the moment.',
    todo: 'Make it an MP4 of 3 to 10 s with H.264 yourself, or try again later.',
  },
  unreadable: {
    what: 'The clip could not be cut or converted: the file seems to be damaged.',
    todo: 'Export it again as an MP4 and try once more.',
  },
  too_large: {
    what: 'What the clip was made into is too large for this channel.',
    todo: 'Try a shorter clip, or one in which less moves.',
  },
  unposted: {
    what: 'What the clip was made into could not be posted in this channel.',
    todo: `Ask a moderator to allow ${permissions.AttachFiles} for me, then try again.`,
  },
};

/** What a clip must be. */
export const clipWords = {
  clip_not_video: ({ found }) => ({
    what: `The clip is ${aFile(found)}, not a video.`,
    todo: 'Attach an MP4 or MOV video.',
  }),
  clip_container: ({ found, inFragments }) =>
    inFragments
      ? {
          what: 'The clip is an MP4 in fragments. Kling takes MP4 and MOV in one piece.',
          todo: 'Save it as an MP4 that is not fragmented and try again.',
        }
      : {
          what: `The clip is in the ${inert(found)} format. Kling takes MP4 and MOV.`,
          todo: 'Save it as an MP4 and try again.',
        },
  clip_codec: ({ found }) => ({
    what:
      found === null
        ? 'The picture in the clip is stored with an unknown codec, which Kling cannot read.'
        : `The picture in the clip is stored as ${inert(found)}, which Kling cannot read.`,
    todo: 'Export it as an MP4 with H.264 and try again.',
  }),
  clip_cut_off: () => ({
    what: 'The end of the clip is missing: the file was cut off.',
    todo: 'Export or download it again, then attach the whole file.',
  }),
  clip_unreadable: () => ({
    what: 'The clip cannot be read: the file seems to be damaged.',
    todo: 'Export it again as an MP4 and try once more.',
  }),
  clip_no_picture: () => ({
    what: 'The clip has no picture, only sound.',
    todo: 'Attach a video with a picture.',
  }),
  clip_too_short: ({ seconds: length, min }) => ({
    what: `The clip is ${near(length, min)} s long. Kling takes ${count(min)} to ${count(Math.floor(seconds.max))} s.`,
    todo: 'Attach a longer piece.',
  }),
  clip_too_long: ({ seconds: length, max }) => ({
    what: `The clip is ${near(length, max)} s long. Kling takes ${count(seconds.min)} to ${count(Math.floor(max))} s.`,
    todo: 'Trim it and try again.',
  }),
  clip_sides_small: ({ width, height, min }) => ({
    what: `The clip is ${sides(width, height)} pixels. Kling needs at least ${count(min)} on both sides.`,
    todo: 'Use a version in a higher resolution, such as 720p or 1080p.',
  }),
  clip_sides_large: ({ width, height, max }) => ({
    what: `The clip is ${sides(width, height)} pixels. Kling takes up to ${count(max)} on either side.`,
    todo: `Scale it down so that no side is over ${count(max)}, to 1080p for example.`,
  }),
  clip_fps_low: ({ fps: rate, min }) => ({
    what: `The clip has ${near(rate, min)} frames a second. Kling takes ${count(min)} to ${count(fps.max)}.`,
    todo: `Export it with ${count(min)} or 30 frames a second.`,
  }),
  clip_fps_high: ({ fps: rate, max }) => ({
    what: `The clip has ${near(rate, max)} frames a second. Kling takes ${count(fps.min)} to ${count(max)}.`,
    todo: `Export it with 30 or ${count(max)} frames a second.`,
  }),
  clip_too_heavy: ({ bytes, max }) => ({
    what: `The clip is ${megabytes(bytes)}. Kling takes up to ${limitMegabytes(max)}.`,
    todo: 'Export it in a lower quality and try again.',
  }),
  clip_ratio: ({ width, height, max }) => ({
    what: `The clip is ${sides(width, height)} pixels. The longer side may be at most ${count(max)} times the shorter.`,
    todo: 'Crop it to be less narrow.',
  }),
  clip_not_prepared: ({ why }) => NOT_PREPARED[why],
  offer_gone: () => ({
    what: 'This offer has ended.',
    todo: 'Send the command again with the clip.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

/** What an image must be. */
export const imageWords = {
  image_type: ({ input, found }) => ({
    what: `${startNameOf(input)} is ${aFile(found)}. Kling takes JPEG and PNG pictures.`,
    todo: 'Save it as a JPEG or a PNG and try again.',
  }),
  image_unreadable: ({ input }) => ({
    what: `${startNameOf(input)} cannot be read: the file seems to be damaged.`,
    todo: `Save ${nameOf(input)} again, or choose another picture.`,
  }),
  image_sides_small: ({ input, width, height, min }) => ({
    what: `${startNameOf(input)} is ${sides(width, height)} pixels. Kling needs at least ${count(min)} on both sides.`,
    todo: 'Use a larger picture.',
  }),
  image_ratio: ({ input, width, height, max }) => ({
    what: `${startNameOf(input)} is ${sides(width, height)} pixels. The longer side may be at most ${decimal(max)} times the shorter.`,
    todo: 'Crop it to be less narrow.',
  }),
  image_too_heavy: ({ input, bytes, max }) => ({
    what: `${startNameOf(input)} is ${megabytes(bytes)}. Kling takes up to ${limitMegabytes(max)} a picture.`,
    todo: 'Make it smaller, or save it as a JPEG.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
