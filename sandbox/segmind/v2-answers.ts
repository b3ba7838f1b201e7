import { stat } from 'node:fs/promises';
import { setTimeout as realSleep } from 'node:timers/promises';
import type { SandboxClock } from '../clock.ts';
import type { Account } from './account.ts';
import type { Variants } from './contract.ts';
import { type Answer, json } from './exchange.ts';
import type { DeskJob, JobDesk } from './job-desk.ts';

/** Real milliseconds a poll waits for a render that the sandbox's time has overtaken. */
const PATIENCE_MS = 2000;
const NOT_FOUND = json(404, { error: 'Request not found' });

export interface V2Parts {
  account: Account;
  clock: SandboxClock;
  desk: JobDesk;
  origin: () => string;
  variants: Variants;
}

/** The answer to a submit that was taken. */
export function answerSubmit(job: DeskJob, { origin, variants }: V2Parts): Answer {
  const status = 'QUEUED';
  if (variants.submit === 'without-request-id') return json(200, { status });
  if (variants.submit === 'without-urls') return json(200, { request_id: job.requestId, status });
  const url = `${origin()}/v2/requests/${job.requestId}`;
  return json(200, {
    request_id: job.requestId,
    status,
    poll_url: `${url}/status`,
    status_url: `${url}/status`,
    response_url: url,
  });
}

/** `GET /v2/requests/:id/status`. */
export async function answerStatus(requestId: string, parts: V2Parts): Promise<Answer> {
  const job = await findSettled(requestId, parts);
  if (!job) return NOT_FOUND;
  const error = job.status === 'FAILED' ? { error: job.error } : {};
  const body = { status: job.status, request_id: requestId, ...error, ...metrics(job, parts) };
  return json(httpStatus(job, parts), body);
}

/** `GET /v2/requests/:id`. */
export async function answerResult(requestId: string, parts: V2Parts): Promise<Answer> {
  const job = await findSettled(requestId, parts);
  if (!job) return NOT_FOUND;
  return json(httpStatus(job, parts), {
    status: job.status,
    request_id: requestId,
    error: job.error ?? null,
    ...(job.status === 'COMPLETED' ? await output(job, parts.variants) : {}),
    ...metrics(job, parts),
  });
}

/**
 * A test that moves the clock past a job's time expects its end, but making the clip takes real time: so a poll that
 * is due waits a moment for it.
 */
async function findSettled(requestId: string, { clock, desk }: V2Parts) {
  const job = desk.find(requestId);
  if (!job || job.endedAt !== undefined || clock.now() < job.dueAt) return job;
  if (desk.held || job.outcome.kind === 'never') return job;
  await Promise.race([job.settled, realSleep(PATIENCE_MS, undefined, { ref: false })]);
  return desk.find(requestId);
}

function httpStatus(job: DeskJob, { variants }: V2Parts): number {
  if (job.status !== 'FAILED') return 200;
  return (job.outcome.kind === 'fail' ? job.outcome.http : undefined) ?? variants.failedHttp;
}

async function output(job: DeskJob, variants: Variants) {
  const { outputPath: path = '', outputUrl: url = '' } = job;
  const forms = {
    string: { output: url },
    object: { output: { url } },
    array: { output: [url] },
    'array-of-objects': { output: [{ url }] },
    absent: {},
  };
  const video = { url, content_type: 'video/mp4', file_size: (await stat(path)).size };
  return { ...forms[variants.output], ...(variants.video && { video }) };
}

function metrics(job: DeskJob, { account, clock, variants }: V2Parts) {
  if (!variants.metrics || (job.status !== 'COMPLETED' && job.status !== 'FAILED')) return {};
  const total = ((job.endedAt ?? clock.now()) - job.submittedAt) / 1000;
  const queue = Math.min(total, 0.5);
  return {
    metrics: {
      inference_time: total - queue,
      queue_time: queue,
      total_time: total,
      cost: job.costUsd,
      remaining_credits: account.credits,
    },
  };
}
