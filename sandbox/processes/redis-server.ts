import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const READY_WITHIN_MS = 10_000;
const TRIES = 5;

/** A Redis of one's own, on a free loopback port, its data in a folder that `close` removes. */
export interface RedisServer {
  /** `redis://127.0.0.1:PORT` */
  readonly url: string;
  /** The folder with its data. */
  readonly dir: string;
  /** Of the process that runs now. */
  readonly pid: number;
  /** Resolves when the process that runs now has ended. */
  ended(): Promise<void>;
  /** SIGKILL: what it had not written is gone. */
  kill(): Promise<void>;
  /** Starts it again on the same port with the same data. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface RedisServerOptions {
  /** A snapshot (`dump.rdb`) to begin with, put there as docs/operating.md says. */
  backup?: string;
  /** Further words for its command line. */
  options?: readonly string[];
}

/** Starts `redis-server` as the product wants it: every write on disk before it is answered. */
export async function startRedisServer(options: RedisServerOptions = {}): Promise<RedisServer> {
  const dir = await mkdtemp(join(tmpdir(), 'kling-redis-'));
  if (options.backup !== undefined) await layOut(options.backup, dir);
  let lastError: unknown;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = await freePort();
    try {
      return supervise(dir, port, options.options ?? [], await launch(dir, port, options.options));
    } catch (error) {
      // Somebody else took the port in between, or redis-server is not there at all.
      lastError = error;
    }
  }
  await rm(dir, { recursive: true, force: true });
  throw lastError;
}

/** With an append-only file switched on, Redis reads that alone: so the snapshot becomes the base of one. */
async function layOut(backup: string, dir: string): Promise<void> {
  const folder = join(dir, 'appendonlydir');
  await mkdir(folder);
  await copyFile(backup, join(folder, 'appendonly.aof.1.base.rdb'));
  const manifest = 'file appendonly.aof.1.base.rdb seq 1 type b\n';
  await writeFile(join(folder, 'appendonly.aof.manifest'), manifest);
}

function supervise(
  dir: string,
  port: number,
  more: readonly string[],
  first: ChildProcess,
): RedisServer {
  let child = first;
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    dir,
    get pid() {
      return child.pid ?? 0;
    },
    async ended() {
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
    kill: async () => end('SIGKILL'),
    async restart() {
      await end('SIGKILL');
      child = await launch(dir, port, more);
    },
    async close() {
      await end('SIGKILL');
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function launch(
  dir: string,
  port: number,
  more: readonly string[] = [],
): Promise<ChildProcess> {
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', ''];
  const durable = ['--appendonly', 'yes', '--appendfsync', 'always'];
  const child = spawn(
    'redis-server',
    [...options, ...durable, '--maxmemory-policy', 'noeviction', ...more],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const deadline = AbortSignal.timeout(READY_WITHIN_MS);
  const ready = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`redis-server left with code ${code}.`)));
    deadline.addEventListener('abort', () => reject(new Error('redis-server did not get ready.')));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (/ready to accept connections/i.test(line)) resolve();
    });
  });
  try {
    await ready;
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return child;
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
