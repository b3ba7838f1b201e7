import { setMaxListeners } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SandboxClock } from '../clock.ts';
import { FaultPlan } from '../faults.ts';
import { Account } from './account.ts';
import type {
  Calls,
  Job,
  LocalSegmindOptions,
  Outcome,
  RequestLogEntry,
  Variants,
} from './contract.ts';
import { Downloads } from './download-inputs.ts';
import { runExchange } from './exchange.ts';
import { JobDesk } from './job-desk.ts';
import { OutputShelf } from './output-shelf.ts';
import { Renderer } from './render-clip.ts';
import { decodePath, readable, RequestLog } from './request-log.ts';
import { route, type RouteParts } from './routes.ts';

const DEFAULT_VARIANTS: Variants = {
  submit: 'full',
  output: 'string',
  video: true,
  metrics: true,
  failedHttp: 422,
  v1: 'mp4',
  v1Headers: true,
  rateReset: 'iso',
  codecs: ['h264'],
};

/** A Segmind on this machine that serves one model, Kling O1 video edit, and really makes clips. */
export interface LocalSegmind {
  /** `http://127.0.0.1:PORT`: the API's root, and where results are served. */
  readonly origin: string;
  readonly key: string;
  readonly clock: SandboxClock;
  /** Routes as they are, e.g. `POST /v2/kling-o1-video-to-video-edit`, `GET /outputs/:name`. */
  readonly faults: FaultPlan;
  /** May be changed at any time; the next answer follows. */
  readonly variants: Variants;
  /** In the order taken. */
  readonly jobs: readonly Job[];
  /** In the order arrived. */
  readonly requests: readonly RequestLogEntry[];
  readonly calls: Readonly<Calls>;
  /** The account's balance, US dollars. */
  credits: number;
  /** From a submit to COMPLETED, milliseconds of sandbox time; counts for submits from now on. */
  provideMs: number;
  /** How many submits were taken and so billed, whether or not their answer arrived and however they ended. */
  billed(): number;
  /** Whether jobs are held. */
  readonly held: boolean;
  /** Jobs stay PROCESSING until {@link release}, whatever the time. */
  hold(): void;
  release(): void;
  /** How the next `times` (default 1) jobs end. */
  outcomeOfNext(outcome: Outcome, times?: number): void;
  /** Takes back an outcome that no job has had yet. */
  forgetOutcome(outcome: Outcome): void;
  /** Cuts all connections, ends all work, deletes its files. */
  close(): Promise<void>;
}

/** Starts a local Segmind; it listens when this resolves. */
export async function startLocalSegmind(options: LocalSegmindOptions = {}): Promise<LocalSegmind> {
  const { host = '127.0.0.1', clock = new SandboxClock(), key = 'sandbox-segmind-key' } = options;
  const dir = await mkdtemp(join(tmpdir(), 'local-segmind-'));
  const ending = new AbortController();
  const closing = ending.signal;
  // Each job that runs listens to it.
  setMaxListeners(0, closing);
  let origin = '';
  const variants = { ...DEFAULT_VARIANTS, ...options.variants };
  const account = new Account(options);
  const shelf = new OutputShelf(clock, () => origin);
  const downloads = new Downloads(join(dir, 'inputs'), options, closing);
  const renderer = new Renderer(options.cacheDir ?? join(dir, 'renders'), closing);
  const desk = new JobDesk({
    clock,
    account,
    downloads,
    renderer,
    shelf,
    variants,
    closing,
    options,
  });
  const log = new RequestLog(clock, key);
  const faults = new FaultPlan();
  const parts = { account, clock, desk, key, origin: () => origin, shelf, variants };
  const server = createServer(listen({ ...parts, v2: options.v2 !== false }, faults, log));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  origin = `http://${host}:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    ending.abort();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await Promise.all([closed, desk.idle()]);
    await rm(dir, { recursive: true, force: true, maxRetries: 3 });
  };
  return describe(parts, { faults, log, close });
}

function describe(
  parts: Omit<RouteParts, 'v2'>,
  { faults, log, close }: Pick<LocalSegmind, 'faults' | 'close'> & { log: RequestLog },
): LocalSegmind {
  const { account, clock, desk, key, variants } = parts;
  return {
    origin: parts.origin(),
    key,
    clock,
    faults,
    variants,
    jobs: desk.jobs,
    requests: log.entries,
    calls: log.calls,
    get credits() {
      return account.credits;
    },
    set credits(usd) {
      account.credits = usd;
    },
    get provideMs() {
      return desk.provideMs;
    },
    set provideMs(ms) {
      desk.provideMs = ms;
    },
    get held() {
      return desk.held;
    },
    billed: () => desk.jobs.filter((job) => job.billed).length,
    hold: () => desk.hold(),
    release: () => desk.release(),
    outcomeOfNext: (outcome, times = 1) => desk.outcomeOfNext(outcome, times),
    forgetOutcome: (outcome) => desk.forgetOutcome(outcome),
    close,
  };
}

function listen(parts: RouteParts, faults: FaultPlan, log: RequestLog) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const path = decodePath(request.url ?? '/');
    const { socket } = request;
    const entry = log.add(request, path);
    const notes = {
      fault: (kind: string) => void (entry.fault = kind),
      body: (body: Buffer) => void (body.length > 0 && (entry.body = readable(body))),
      answered: (status: number) => void (entry.status = status),
    };
    const serve = (ask: Parameters<typeof route>[0]) => route(ask, parts);
    // Whatever goes wrong here (often a caller that has gone) ends this exchange and nothing else.
    runExchange({ request, response, path, faults, notes, serve }).catch(() => {
      socket.destroy();
    });
  };
}
