import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

import { Redis } from 'ioredis';
import { z } from 'zod';

/** Longest start with a large append-only file, in ms. */
const READY_WITHIN_MS = 15_000;
const RESTART_AFTER_MS = 500;

export interface OwnServer {
  url: string;
  /** Whether it was running already: left over from a process that was killed. */
  adopted: boolean;
  close(): Promise<void>;
}

/** Why our own server does not run, in a sentence for the operator. `missing`: there is no such program here. */
export class OwnServerError extends Error {
  override readonly name = 'OwnServerError';
  readonly missing: boolean;

  constructor(sentence: string, { missing }: { missing: boolean }) {
    super(sentence);
    this.missing = missing;
  }
}

const address = z.object({ port: z.number().int(), password: z.string() });

type Address = z.infer<typeof address>;

/**
 * Runs a `redis-server` of our own on a loopback port, its data under `dir`, every write on disk before it is answered.
 * One that a killed process left running is taken over. Restarted when it dies; stopped by `close`.
 *
 * @throws OwnServerError
 */
export async function startOwnServer(dir: string): Promise<OwnServer> {
  const home = resolve(dir);
  await mkdir(home, { recursive: true, mode: 0o700 });
  const file = join(home, 'server.json');
  const left = await readAddress(file);
  if (left && (await answers(left))) {
    return { url: urlOf(left), adopted: true, close: () => shutDown(left) };
  }
  const fresh: Address = { port: await freePort(), password: randomBytes(24).toString('hex') };
  await writeFile(join(home, 'redis.conf'), configuration(home, fresh), { mode: 0o600 });
  await writeFile(file, JSON.stringify(fresh), { mode: 0o600 });
  const server = supervise(join(home, 'redis.conf'));
  await server.ready;
  return {
    url: urlOf(fresh),
    adopted: false,
    async close() {
      server.stop();
      await shutDown(fresh);
      await rm(file, { force: true });
    },
  };
}

const urlOf = ({ port, password }: Address): string => `redis://:${password}@127.0.0.1:${port}`;

/** The password stands in a file that only this user reads, never in the list of processes. */
function configuration(home: string, { port, password }: Address): string {
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${password}`,
    `dir ${JSON.stringify(home)}`,
    'appendonly yes',
    'appendfsync always',
    'maxmemory-policy noeviction',
    'save ""',
    '',
  ].join('\n');
}

async function readAddress(file: string): Promise<Address | null> {
  const text = await readFile(file, 'utf8').catch(() => '');
  if (text === '') return null;
  const parsed = address.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}

async function answers(at: Address): Promise<boolean> {
  const redis = new Redis(urlOf(at), { lazyConnect: true, retryStrategy: () => null });
  redis.on('error', () => {});
  try {
    await redis.connect();
    return (await redis.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
}

async function shutDown(at: Address): Promise<void> {
  const redis = new Redis(urlOf(at), { lazyConnect: true, retryStrategy: () => null });
  redis.on('error', () => {});
  try {
    await redis.connect();
    // The server closes the connection instead of answering.
    await redis.shutdown('NOSAVE').catch(() => {});
  } catch {
    // It is gone already.
  } finally {
    redis.disconnect();
  }
}

function supervise(config: string): { ready: Promise<void>; stop(): void } {
  let stopped = false;
  let child: ChildProcess | null = null;
  const start = (): ChildProcess => {
    // Detached: a Ctrl-C in the terminal reaches us, and we stop the server after the last write.
    child = spawn('redis-server', [config], {
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
    child.on('error', () => {});
    child.once('exit', () => {
      if (!stopped) setTimeout(() => stopped || start(), RESTART_AFTER_MS);
    });
    return child;
  };
  return {
    ready: becomesReady(start()),
    stop() {
      stopped = true;
      child?.unref();
    },
  };
}

async function becomesReady(child: ChildProcess): Promise<void> {
  const { stdout } = child;
  if (!stdout) throw new TypeError('redis-server was started without an output to read.');
  const tooLate = AbortSignal.timeout(READY_WITHIN_MS);
  const ready = new Promise<void>((done) => {
    createInterface({ input: stdout }).on('line', (line) => {
      if (/ready to accept connections/i.test(line)) done();
    });
  });
  const missing = once(child, 'error', { signal: tooLate }).then(() => {
    throw new OwnServerError(
      'REDIS_URL is missing, and there is no redis-server here to start: set it, or install Redis.',
      { missing: true },
    );
  });
  const ended = once(child, 'exit', { signal: tooLate }).then(() => {
    throw new OwnServerError(
      'REDIS_URL is not set, and our own redis-server ended right after its start: is DATA_DIR writable and whole?',
      { missing: false },
    );
  });
  missing.catch(() => {});
  ended.catch(() => {});
  await Promise.race([ready, missing, ended]);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const bound = z.object({ port: z.number() }).parse(probe.address());
  probe.close();
  await once(probe, 'close');
  return bound.port;
}
