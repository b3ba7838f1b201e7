import { readFile } from 'node:fs/promises';
import type { Account } from './account.ts';
import type { V1Body, Variants } from './contract.ts';
import { type Answer, type Ending, json } from './exchange.ts';
import type { DeskJob } from './job-desk.ts';

/** Waits for the job to end and answers as v1 does, in the form the variants choose. */
export async function answerV1(
  job: DeskJob,
  variants: Variants,
  account: Account,
): Promise<Ending> {
  if (variants.v1 === 'json-request-id') {
    return json(200, { request_id: job.requestId, status: job.status });
  }
  await job.settled;
  if (job.lost) return 'drop';
  if (job.status !== 'COMPLETED') return json(422, { error: job.error });
  const took = ((job.endedAt ?? job.submittedAt) - job.submittedAt) / 1000;
  const headers = {
    'x-request-id': job.requestId,
    'x-cost': String(job.costUsd),
    'x-remaining-credits': String(account.credits),
    'x-generation-time': took.toFixed(3),
  };
  return success(job, variants.v1, variants.v1Headers ? headers : {});
}

async function success(
  job: DeskJob,
  kind: Exclude<V1Body, 'json-request-id'>,
  headers: Record<string, string>,
): Promise<Answer> {
  const { outputPath: path = '', outputUrl: url = '' } = job;
  const bytes = await readFile(path);
  const raw = (type: Record<string, string>): Answer => ({
    status: 200,
    headers: { ...headers, ...type },
    body: bytes,
  });
  const wrapped = (body: unknown) => json(200, body, headers);
  const forms = {
    mp4: () => raw({ 'content-type': 'video/mp4' }),
    'octet-stream': () => raw({ 'content-type': 'application/octet-stream' }),
    untyped: () => raw({}),
    'json-video': () => wrapped({ video: url }),
    'json-video-object': () => wrapped({ video: { url, content_type: 'video/mp4' } }),
    'json-output': () => wrapped({ output: url }),
    'json-output-array': () => wrapped({ output: [url] }),
    'json-output-object': () => wrapped({ output: { url } }),
    'json-url': () => wrapped({ url }),
    'json-video-url': () => wrapped({ video_url: url }),
    'json-data-uri': () => wrapped({ video: `data:video/mp4;base64,${bytes.toString('base64')}` }),
    'json-base64': () => wrapped({ video: bytes.toString('base64') }),
  } satisfies Record<typeof kind, () => Answer>;
  return forms[kind]();
}
