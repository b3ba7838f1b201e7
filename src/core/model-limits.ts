/**
 * What Kling O1 video-to-video takes, from Segmind's, fal's and Kling's documentation of the model. Seconds, pixels,
 * frames a second, bytes.
 */
export const CLIP_LIMITS = {
  seconds: { min: 3, max: 10.05 },
  side: { min: 720, max: 2160 },
  fps: { min: 24, max: 60 },
  bytes: 200 * 1024 * 1024,
} as const;

/** The largest file that Discord takes of anybody, in bytes; what is over the model's limit is only read to be made smaller. */
export const SOURCE_BYTES_MAX = 500 * 1024 * 1024;
/** What is made of a clip, in bytes: more shows no difference, and has to be uploaded and downloaded again. */
export const PREPARED_BYTES_MAX = 25 * 1024 * 1024;

export const IMAGE_LIMITS = {
  side: { min: 300 },
  /** The longer side over the shorter. */
  ratio: 2.5,
  bytes: 10 * 1024 * 1024,
} as const;

export const PROMPT_MAX = 2500;
/** Elements and images together. */
export const REFERENCES_MAX = 4;
export const VIEWS_MAX = 3;
