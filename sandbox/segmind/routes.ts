import { type Calls, MODEL } from './contract.ts';
import { readEditBody } from './edit-body.ts';
import { errorBody } from './error-rows.ts';
import { type Answer, type Ask, json, type Served } from './exchange.ts';
import type { OutputShelf } from './output-shelf.ts';
import { answerV1 } from './v1-answer.ts';
import { answerResult, answerStatus, answerSubmit, type V2Parts } from './v2-answers.ts';

export interface RouteParts extends V2Parts {
  key: string;
  shelf: OutputShelf;
  /** false: there are no v2 routes. */
  v2: boolean;
}

/** Which of the counted kinds a request is. */
export function kindOf(path: string): keyof Calls {
  if (path === `/v2/${MODEL}`) return 'submitV2';
  if (path === `/v1/${MODEL}`) return 'submitV1';
  if (/^\/v2\/requests\/[^/]+\/status$/.test(path)) return 'status';
  if (/^\/v2\/requests\/[^/]+$/.test(path)) return 'result';
  if (path === '/v1/get-user-credits') return 'credits';
  return /^\/outputs\/[^/]+$/.test(path) ? 'output' : 'other';
}

/** Serves one request of any route. */
export async function route(ask: Ask, parts: RouteParts): Promise<Served> {
  const kind = kindOf(ask.path);
  const reads = ask.method === 'GET' || (kind === 'output' && ask.method === 'HEAD');
  const submits = kind === 'submitV1' || kind === 'submitV2';
  if (kind === 'other' || (ask.path.startsWith('/v2/') && !parts.v2)) {
    return refuse('no-such-model');
  }
  if (submits ? ask.method !== 'POST' : !reads) return refuse('wrong-verb');
  const last =
    ask.path
      .split('/')
      .filter((part) => part !== 'status')
      .at(-1) ?? '';
  if (kind === 'output') return parts.shelf.serve(last, ask);
  if (ask.headers['x-api-key'] !== parts.key) return refuse('bad-key');
  switch (kind) {
    case 'submitV1':
      return submit(ask, 'v1', parts);
    case 'submitV2':
      return submit(ask, 'v2', parts);
    case 'status':
      return answerStatus(last, parts);
    case 'result':
      return answerResult(last, parts);
    case 'credits':
      return json(200, { credits: parts.account.credits });
  }
}

function submit(ask: Ask, version: 'v1' | 'v2', parts: RouteParts): Served {
  const { account, clock, desk, variants } = parts;
  const late = account.takeTurn(clock.now());
  if (late) return rateLimited(late.resetAt, parts);
  if (!/^application\/json\b/i.test(ask.headers['content-type'] ?? '')) {
    return refuse('wrong-content-type');
  }
  const read = readEditBody(ask.body);
  if ('error' in read) return json(read.status, { error: read.error });
  if (account.credits < account.leastUsd) return refuse('no-credits');
  const job = desk.take(read.body, version);
  if (version === 'v1' || variants.submit === 'as-v1') {
    return () => answerV1(job, variants, account);
  }
  return answerSubmit(job, parts);
}

function refuse(row: Parameters<typeof errorBody>[0]): Answer {
  const { status, body, headers } = errorBody(row);
  if (typeof body !== 'string') return json(status, body, headers);
  return { status, headers: { 'content-type': 'text/html', ...headers }, body };
}

function rateLimited(resetAt: number, { variants }: RouteParts): Answer {
  const forms = {
    iso: { 'x-rate-limit-reset-at-utc': new Date(resetAt).toISOString() },
    'epoch-seconds': { 'x-rate-limit-reset-at-utc': String(Math.ceil(resetAt / 1000)) },
    absent: {},
  };
  return json(429, errorBody('rate-limited').body, { ...forms[variants.rateReset] });
}
