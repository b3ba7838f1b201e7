import type { ApiVersion } from '../core/edit.ts';

/** What the provider is given; links as Discord signed them. */
export interface Submission {
  prompt: string;
  videoUrl: string;
  imageUrls: string[];
  elements: { frontalUrl: string; viewUrls: string[] }[];
  keepAudio: boolean;
}

/** The finished clip: behind a link, or (v1) already here as a file. */
export interface Finished {
  kind: 'finished';
  outputUrl: string;
  costMicros: number | null;
}

export type Polled = { kind: 'running' } | Finished;

/** What the provider says of the account: its balance in millionths of a dollar, or that the key is refused, or nothing clear. */
export type Account = { kind: 'known'; micros: number } | { kind: 'refused' } | { kind: 'unclear' };

export interface Provider {
  /** Which API the next submit goes to. */
  version(): Promise<ApiVersion>;
  /**
   * One POST. Rejects with a code whose {@link submitFate} says whether it may have been taken. v1 answers when
   * the clip is done; the signal then gives up on it.
   */
  submit(
    version: ApiVersion,
    submission: Submission,
    signal: AbortSignal,
  ): Promise<{ kind: 'taken'; requestId: string } | Finished>;
  /** Asks how far it is. Rejects with the job's own failure, or with `provider_record_gone`. */
  poll(requestId: string, signal: AbortSignal): Promise<Polled>;
  /** Asks after the account. Never rejects for the provider's sake. */
  account(signal: AbortSignal): Promise<Account>;
}
