import { randomUUID } from 'node:crypto';
import type { SandboxClock } from '../clock.ts';
import type { ClipFacts } from '../samples/compare.ts';
import type { Account } from './account.ts';
import { checkInputs } from './check-inputs.ts';
import type { Job, LocalSegmindOptions, Outcome, Variants } from './contract.ts';
import type { Downloads } from './download-inputs.ts';
import type { EditBody } from './edit-body.ts';
import { JobFailure } from './job-failure.ts';
import type { OutputShelf } from './output-shelf.ts';
import type { Renderer } from './render-clip.ts';

/** How long the service remembers a job, from its submit. */
const RECORD_MS = 3_600_000;

export interface JobDeskParts {
  clock: SandboxClock;
  account: Account;
  downloads: Downloads;
  renderer: Renderer;
  shelf: OutputShelf;
  variants: Variants;
  closing: AbortSignal;
  options: LocalSegmindOptions;
}

/** A job with what only the service itself waits for. */
export interface DeskJob extends Job {
  readonly startAt: number;
  readonly dueAt: number;
  /** Resolves when it has completed, failed or been lost; never for the outcome `never`. */
  readonly settled: Promise<void>;
}

/** Takes submits and brings each to its end. */
export class JobDesk {
  readonly jobs: DeskJob[] = [];
  readonly #parts: JobDeskParts;
  /** From a submit to COMPLETED; counts for submits from now on. */
  provideMs: number;
  readonly #outcomes: Outcome[] = [];
  readonly #working = new Set<Promise<string>>();
  #gate: { opened: Promise<void>; open: () => void } | undefined;

  constructor(parts: JobDeskParts) {
    this.#parts = parts;
    this.provideMs = parts.options.provideMs ?? 3000;
  }

  get held(): boolean {
    return this.#gate !== undefined;
  }

  hold(): void {
    if (this.#gate) return;
    let open = () => {};
    const opened = new Promise<void>((resolve) => (open = resolve));
    this.#gate = { opened, open };
  }

  release(): void {
    this.#gate?.open();
    this.#gate = undefined;
  }

  outcomeOfNext(outcome: Outcome, times: number): void {
    for (let at = 0; at < times; at += 1) this.#outcomes.push(outcome);
  }

  forgetOutcome(outcome: Outcome): void {
    const at = this.#outcomes.indexOf(outcome);
    if (at !== -1) this.#outcomes.splice(at, 1);
  }

  /** Resolves when nothing is downloaded or rendered any more; for closing, once `closing` has been aborted. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#working);
  }

  /** The job's record, unless it is unknown, lost, or over an hour old. */
  find(requestId: string): DeskJob | undefined {
    const job = this.jobs.find((candidate) => candidate.requestId === requestId);
    if (!job || job.lost || this.#parts.clock.now() >= job.submittedAt + RECORD_MS)
      return undefined;
    return job;
  }

  /** Takes and bills a submit. Its inputs are looked at afterwards. */
  take(body: EditBody, apiVersion: 'v1' | 'v2'): DeskJob {
    const { clock, account } = this.#parts;
    const now = clock.now();
    let settle = () => {};
    const settled = new Promise<void>((resolve) => (settle = resolve));
    const job: DeskJob = {
      requestId: randomUUID(),
      body,
      apiVersion,
      outcome: this.#outcomes.shift() ?? { kind: 'complete' },
      billed: true,
      costUsd: 0,
      submittedAt: now,
      status: 'QUEUED',
      lost: false,
      startAt: now + Math.min(this.#parts.options.queueMs ?? this.provideMs / 6, this.provideMs),
      dueAt: now + this.provideMs,
      settled,
    };
    account.settle(job, account.leastUsd);
    this.jobs.push(job);
    void this.#run(job).then(settle);
    return job;
  }

  async #run(job: DeskJob): Promise<void> {
    const { account, clock, closing, shelf } = this.#parts;
    const work = this.#produce(job);
    this.#working.add(work);
    try {
      // Whichever fails first ends the job: a dead link shows at once, not when the clip would be done.
      const [path] = await Promise.all([work, this.#passTime(job)]);
      if (!job.lost) {
        job.outputPath = path;
        job.outputUrl = shelf.put(path);
        job.status = 'COMPLETED';
      }
    } catch (error) {
      if (closing.aborted) return;
      await this.#gate?.opened;
      job.status = 'FAILED';
      job.error = error instanceof JobFailure ? error.message : 'Internal error of the model';
      account.settle(job, job.outcome.kind === 'fail' ? (job.outcome.costUsd ?? 0) : 0);
    }
    job.endedAt = clock.now();
  }

  /** @returns the path of the result. */
  async #produce(job: DeskJob): Promise<string> {
    const { account, downloads, options, renderer, variants } = this.#parts;
    const { body, outcome } = job;
    if (outcome.kind !== 'complete') return '';
    if (outcome.file !== undefined) {
      account.settle(job, outcome.costUsd ?? account.price(5));
      return outcome.file;
    }
    const inputs = await downloads.fetchAll(body);
    const clip: ClipFacts = await checkInputs(inputs, variants.codecs);
    account.settle(job, outcome.costUsd ?? account.price(clip.seconds));
    if (typeof options.render === 'function') return options.render(inputs.clip.path, body);
    return renderer.render(body, inputs, clip);
  }

  async #passTime(job: DeskJob): Promise<void> {
    const { clock, closing } = this.#parts;
    await clock.sleep(job.startAt - clock.now(), closing);
    job.status = 'PROCESSING';
    await clock.sleep(job.dueAt - clock.now(), closing);
    while (this.#gate) await this.#gate.opened;
    const { outcome } = job;
    if (outcome.kind === 'fail') throw new JobFailure(outcome.error);
    if (outcome.kind === 'lost') job.lost = true;
    if (outcome.kind === 'never') await new Promise(() => {});
  }
}
