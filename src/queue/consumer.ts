import { setMaxListeners } from 'node:events';
import { DelayedError, UnrecoverableError, WaitingError, Worker } from 'bullmq';
import type { ConnectionOptions, Job } from 'bullmq';

import { EditError, failureOf, type Failure } from '../core/errors.ts';
import { jobData, QUEUE_PREFIX, type JobData, type QueueName } from './contract.ts';
import { decide, type Outcome } from './outcome.ts';

/** What a step of an edit knows of the job it runs in. */
export interface JobRun {
  /** Aborted when the job is another worker's, or is wanted back: waiting stops here. */
  signal: AbortSignal;
  /** Aborted when the time to finish at a shutdown is over: what must not be cut off stops here. */
  drained: AbortSignal;
  /** Whether this worker still holds the job; asked right before anything that costs money. */
  stillMine(): Promise<boolean>;
}

export interface ConsumerOptions {
  queue: QueueName;
  /** An ioredis connection without a command time-out that waits for ever. */
  connection: ConnectionOptions;
  concurrency: number;
  /**
   * How long one wait for a job lasts, in s. BullMQ gives its connection up a second after that, and on a cluster that is failing
   * over never gets it back: there it has to be longer than a fail-over.
   */
  waitS: number;
  /** How long a silent worker keeps its jobs, in ms. */
  lockMs: number;
  /** The work. Its failures are decided on by `outcome` alone. */
  process(editId: string, run: JobRun): Promise<void>;
  /** Counts a failure of this edit; the number so far. */
  count(editId: string, code: string): Promise<number>;
  /** Writes the ending that `outcome` decided, and what the provider says it cost all the same, in micro-dollars. */
  end(
    editId: string,
    as: 'failed' | 'unknown_outcome' | 'undeliverable',
    why: Failure,
    costMicros: number | null,
  ): Promise<void>;
  /** Told of what goes wrong, for the log. */
  onTrouble(error: unknown, editId: string | null): void;
}

type Settled = { kind: 'done' } | Outcome;

/**
 * Takes edits from a queue and lets each run once at a time in this process.
 *
 * A worker that lost a lock (Redis away, event loop held) can take the same job again itself: the second call joins the
 * first instead of running beside it.
 */
export function createConsumer(options: ConsumerOptions) {
  const running = new Map<string, Promise<Settled>>();
  const drain = new AbortController();
  // Every step of every job listens to it.
  setMaxListeners(0, drain.signal);

  const take = async (job: Job<JobData>, token: string, signal: AbortSignal) => {
    const id = job.id ?? '';
    let run = running.get(id);
    if (!run) {
      run = work(options, job, token, { signal, drained: drain.signal }).finally(() => {
        running.delete(id);
      });
      running.set(id, run);
    }
    await apply(await run, job, token);
  };

  const worker = openWorker(options, take);
  return {
    ready: async () => {
      await worker.waitUntilReady();
    },
    /** Whether it takes what is in its queue; it may not get at it, which is the store's matter. */
    isTaking: () => worker.isRunning() && !worker.isPaused() && worker.closing === undefined,
    /** Takes nothing new, hands back what only waits, and gives the rest `drainMs` to end. */
    async close(drainMs: number): Promise<void> {
      const closing = worker.close();
      worker.cancelAllJobs('shutdown');
      const timer = setTimeout(() => drain.abort(), drainMs);
      await Promise.allSettled(running.values());
      clearTimeout(timer);
      await closing;
    },
  };
}

function openWorker(
  options: ConsumerOptions,
  take: (job: Job<JobData>, token: string, signal: AbortSignal) => Promise<void>,
): Worker<JobData> {
  const { queue, connection, concurrency, lockMs, waitS } = options;
  const never = new AbortController().signal;
  const worker = new Worker<JobData>(
    queue,
    // Three parameters without defaults: BullMQ looks at their number before it gives a signal.
    async (job, token, signal) => take(job, token ?? '', signal ?? never),
    {
      connection,
      prefix: QUEUE_PREFIX,
      concurrency,
      lockDuration: lockMs,
      stalledInterval: Math.max(100, Math.floor(lockMs * 0.4)),
      // A job that stalls is resumed from the edit's state, however often.
      maxStalledCount: 1_000_000,
      drainDelay: waitS,
      runRetryDelay: 1_000,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    },
  );
  worker.on('error', (error) => options.onTrouble(error, null));
  worker.on('lockRenewalFailed', (ids: string[]) => {
    for (const id of ids) worker.cancelJob(id, 'the lock is lost');
  });
  return worker;
}

async function work(
  options: ConsumerOptions,
  job: Job<JobData>,
  token: string,
  signals: Pick<JobRun, 'signal' | 'drained'>,
): Promise<Settled> {
  const { editId } = jobData.parse(job.data);
  try {
    await options.process(editId, {
      ...signals,
      stillMine: async () => (await job.extendLock(token, options.lockMs)) === 1,
    });
    return { kind: 'done' };
  } catch (error) {
    const outcome = await settle(options, editId, error);
    const wantedBack = signals.signal.aborted || signals.drained.aborted;
    return wantedBack && outcome.kind === 'again' ? { kind: 'hand-back' } : outcome;
  }
}

async function settle(options: ConsumerOptions, editId: string, error: unknown): Promise<Settled> {
  const failure = failureOf(error);
  if (failure.code === 'handed_back') return { kind: 'hand-back' };
  options.onTrouble(error, editId);
  const times = await options.count(editId, `${options.queue}:${failure.code}`);
  const outcome = decide(options.queue, failure, times);
  const cost = error instanceof EditError ? error.costMicros : null;
  if (outcome.kind === 'end') await options.end(editId, outcome.as, failure, cost);
  return outcome;
}

async function apply(settled: Settled, job: Job<JobData>, token: string): Promise<void> {
  switch (settled.kind) {
    case 'done':
    case 'end':
      return;
    case 'again':
      await job.moveToDelayed(Date.now() + settled.afterMs, token);
      throw new DelayedError();
    case 'hand-back':
      await job.moveToWait(token);
      throw new WaitingError();
    default:
      throw new UnrecoverableError('An outcome that this consumer does not know.');
  }
}
