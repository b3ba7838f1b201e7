import { EditError, failure } from '../core/errors.ts';
import type { ApiVersion } from '../core/edit.ts';
import { readCredits } from './credits.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { pollEdit } from './poll.ts';
import { openSpool } from './spool.ts';
import { submitEdit } from './submit.ts';
import type { Credits, Finished, Polled, ProviderOptions, Submission, Taken } from './types.ts';
import { chooseVersion } from './version-choice.ts';
import { openWire } from './wire.ts';

/** Segmind, as the edits see it (the port `Provider`), and what start-up and the doctor ask besides. */
export interface SegmindProvider {
  /** Which API the next submit goes to. */
  version(): Promise<ApiVersion>;
  /**
   * One POST. Rejects with an `EditError`; what became of the submit is in `core/submit-fate.ts`. In `auto`, a v2
   * without the model's route rejects with `provider_unavailable` (nothing taken) and {@link version} turns to v1.
   */
  submit(
    version: ApiVersion,
    submission: Submission,
    signal: AbortSignal,
  ): Promise<Taken | Finished>;
  /**
   * Asks how far a job is. Rejects with the job's own failure (a `ProviderFailure`, whose `costMicros` says what it
   * cost all the same), with `provider_record_gone`, or, for now, with `provider_unreachable`, `provider_unavailable`,
   * `provider_rate_limited`, `provider_unauthorized` or `provider_forbidden`, which say nothing about the job.
   */
  poll(requestId: string, signal: AbortSignal): Promise<Polled>;
  credits(signal: AbortSignal): Promise<Credits>;
  /** Drops every connection; calls under way reject. */
  close(): Promise<void>;
}

/** Opens Segmind's client. Connects to nothing yet. */
export function createProvider(options: ProviderOptions): SegmindProvider {
  const { apiUrl, apiKey, dispatcher, timeoutMs, spoolDir } = options;
  const now = options.now ?? Date.now;
  const notify = options.onNotice ?? (() => undefined);
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const wire = openWire({ apiUrl, apiKey, dispatcher });
  const versions = chooseVersion(options.version, now, notify);
  const submitDeps = { wire, spool: openSpool(spoolDir), limits, timeoutMs, now };

  return {
    version: () => Promise.resolve(versions.current()),
    async submit(version, submission, signal) {
      try {
        return await submitEdit(submitDeps, version, submission, signal);
      } catch (error) {
        if (version !== 'v2' || !isModelMissing(error) || !versions.fallBack()) throw error;
        throw new EditError(failure('provider_unavailable', { version }), error.cause);
      }
    },
    poll: (requestId, signal) => pollEdit({ wire, limits, now, notify }, requestId, signal),
    credits: (signal) => readCredits(wire, limits, signal),
    close: () => wire.close(),
  };
}

function isModelMissing(error: unknown): error is EditError {
  return error instanceof EditError && error.failure.code === 'provider_model_missing';
}
