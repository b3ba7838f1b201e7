import type { Dispatcher } from 'undici';

import type { ApiVersion } from '../core/edit.ts';

/** What is sent; equal to the port's type in `edits/ports.ts`, which this folder may not import. */
export interface Submission {
  prompt: string;
  videoUrl: string;
  imageUrls: string[];
  elements: { frontalUrl: string; viewUrls: string[] }[];
  keepAudio: boolean;
}

/** The finished clip. `outputUrl` is http(s), or `file:` for a v1 clip that came in the answer itself. */
export interface Finished {
  kind: 'finished';
  outputUrl: string;
  costMicros: number | null;
}

export interface Taken {
  kind: 'taken';
  requestId: string;
}

export type Polled = { kind: 'running' } | Finished;

/** The balance, in US dollars, or why it is not known. */
export type Credits =
  | { kind: 'ok'; usd: number }
  /** Segmind does not accept the key. */
  | { kind: 'refused'; status: 401 | 403 }
  | { kind: 'unreachable' }
  /** It answered, but not with a balance. */
  | { kind: 'unclear'; status: number };

/** What an operator may want to know and no edit fails by. */
export type Notice =
  /** v2 does not have the model's route: v1 is used until then (milliseconds since the epoch). */
  | { kind: 'fell_back_to_v1'; untilMs: number }
  /** A job is COMPLETED, but its answer holds no link that we understand. */
  | { kind: 'output_not_understood'; requestId: string };

/** Bounds, so that tests can lower them. */
export interface Limits {
  /** For a v2 submit, from the call to the end of the answer. */
  submitMs: number;
  /** The same for a poll, and for the balance. */
  readMs: number;
  /** Bytes of an answer that refuses something. */
  errorBytes: number;
  /** Bytes of a JSON answer without a clip in it. */
  jsonBytes: number;
  /** Bytes of a JSON answer with the clip in it: it is held in memory. */
  inlineBytes: number;
  /** Bytes of a clip that comes as it is. */
  clipBytes: number;
}

export interface ProviderOptions {
  /** `https://api.segmind.com`, with or without a slash at its end. */
  apiUrl: string;
  apiKey: string;
  version: 'auto' | ApiVersion;
  /** Where clips are put that come in the answer itself; made when needed. */
  spoolDir: string;
  /** How long a v1 call may take. */
  timeoutMs: number;
  /** Replaces our own connections, for every call. */
  dispatcher?: Dispatcher;
  onNotice?: (notice: Notice) => void;
  limits?: Partial<Limits>;
  /** Milliseconds since the epoch. */
  now?: () => number;
}
