import type { SandboxClock } from '../clock.ts';
import type { EditBody } from './edit-body.ts';

export const MODEL = 'kling-o1-video-to-video-edit';

/** How the local Segmind is set up. Times in milliseconds of sandbox time, money in US dollars. */
export interface LocalSegmindOptions {
  /** Default: any free port. */
  port?: number;
  /** Default 127.0.0.1. */
  host?: string;
  clock?: SandboxClock;
  /** The only `x-api-key` that is let in. Default `sandbox-segmind-key`. */
  key?: string;
  /** From the submit to COMPLETED. Default 3000. */
  provideMs?: number;
  /** From the submit to PROCESSING. Default a sixth of `provideMs`. */
  queueMs?: number;
  /** Default 100. */
  credits?: number;
  /** The only origins inputs are fetched from. Default: loopback, and https anywhere. */
  mediaOrigins?: string[];
  /** Real milliseconds an input may take to arrive. Default 30 000, as documented for the model. */
  downloadMs?: number;
  /** Default 0.21. */
  pricePerSecondUsd?: number;
  /** Submits taken within 60 s; one more is answered 429. Default: no limit. */
  ratePerMinute?: number;
  /** `ffmpeg` (default), or what makes the result from the clip: gives its path. */
  render?: 'ffmpeg' | RenderClip;
  /** Where renders are kept, to be shared by several instances. Default: own folder, gone with {@link LocalSegmind.close}. */
  cacheDir?: string;
  /** false: there are no v2 routes, each answers 404. */
  v2?: boolean;
  variants?: Partial<Variants>;
}

/** Makes the result of an edit. `clipPath` is the downloaded clip; the file given back is served as it is. */
export type RenderClip = (clipPath: string, request: EditBody) => Promise<string>;

/** Where what is known of the real service is not certain: each way it may behave. */
export interface Variants {
  /** The answer to a v2 submit. `as-v1`: the clip itself, as v1 gives it. Default `full`. */
  submit: 'full' | 'without-urls' | 'without-request-id' | 'as-v1';
  /** The field `output` of a v2 result. Default `string`. */
  output: 'string' | 'object' | 'array' | 'array-of-objects' | 'absent';
  /** A `video` object beside `output`. Default true. */
  video: boolean;
  /** `metrics` in v2 answers. Default true. */
  metrics: boolean;
  /** Status of a GET that reports FAILED. Default 422. */
  failedHttp: 422 | 200;
  /** The body of a v1 success. Default `mp4`. */
  v1: V1Body;
  /** `x-request-id`, `x-cost`, `x-remaining-credits`, `x-generation-time` on a v1 success. Default true. */
  v1Headers: boolean;
  /** How `x-rate-limit-reset-at-utc` is written. Default `iso`. */
  rateReset: 'iso' | 'epoch-seconds' | 'absent';
  /** Video codecs that are taken, as ffprobe names them. Default h264 only. */
  codecs: string[];
}

export type V1Body =
  | 'mp4'
  | 'octet-stream'
  /** The bytes without a content type. */
  | 'untyped'
  | 'json-video'
  | 'json-video-object'
  | 'json-output'
  | 'json-output-array'
  | 'json-output-object'
  | 'json-url'
  | 'json-video-url'
  | 'json-data-uri'
  | 'json-base64'
  /** Answers at once with a `request_id` to be polled on v2. */
  | 'json-request-id';

/** How a job ends, when it is not to be by what it was given. Its inputs are then not fetched. */
export type Outcome =
  /** Completes; with `file`, that file is the result. Without it, as usual (inputs are fetched). */
  | { kind: 'complete'; file?: string; costUsd?: number }
  /** FAILED with this text; reported under `http`, else under the variant `failedHttp`. Costs `costUsd`, default 0. */
  | { kind: 'fail'; error: string; http?: 422 | 200; costUsd?: number }
  /** When it is due, its record is gone: 404. A v1 call is cut off. */
  | { kind: 'lost' }
  /** Stays PROCESSING. A v1 call is never answered. */
  | { kind: 'never' };

export type JobStatus = 'QUEUED' | 'PROCESSING' | 'COMPLETED' | 'FAILED';

/** One submit that was taken. The fields change while it runs. */
export interface Job {
  readonly requestId: string;
  readonly body: EditBody;
  readonly apiVersion: 'v1' | 'v2';
  readonly outcome: Outcome;
  /** True from the moment it is taken; also of jobs that fail later, whose cost is given back. */
  readonly billed: boolean;
  /** The least price until the clip has been measured, then the price of its length; 0 if it failed. */
  costUsd: number;
  /** Milliseconds since the epoch, sandbox time. */
  readonly submittedAt: number;
  endedAt?: number;
  status: JobStatus;
  /** Its record answers 404 whatever its status. */
  lost: boolean;
  outputPath?: string;
  outputUrl?: string;
  error?: string;
}

/** One request that arrived, whatever became of it. */
export interface RequestLogEntry {
  readonly method: string;
  /** Decoded, without the query. */
  readonly path: string;
  /** Sandbox time. */
  readonly at: number;
  /** Carried the right `x-api-key`. */
  readonly keyOk: boolean;
  /** Status answered; undefined while there is no answer, and for ever when none was given. */
  status?: number;
  /** JSON if it parses, else the text; undefined when there is none or it was not read. */
  body?: unknown;
  /** Kind of the fault that was applied. */
  fault?: string;
}

/** How often each kind of request arrived, faults included. */
export interface Calls {
  submitV2: number;
  submitV1: number;
  status: number;
  result: number;
  credits: number;
  output: number;
  other: number;
}
