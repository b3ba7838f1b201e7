import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import type { Ambient, Ports } from '../edits/ports.ts';
import { readSettings, type Settings } from '../ops/config.ts';
import { createLifetime, type Lifetime } from '../ops/lifetime.ts';
import { createLogger } from '../ops/logger.ts';
import { EXIT_SETTINGS, EXIT_UNAVAILABLE, StartError } from '../ops/start-error.ts';
import { OwnServerError, startOwnServer } from '../redis/own-server.ts';
import { startBot } from './bot.ts';
import { checkStart } from './check-start.ts';
import { startWorker } from './worker.ts';
import type { Wiring } from './wire.ts';

export interface Program {
  /** Lets go of everything, in the order opposite to its opening. */
  end(): Promise<void>;
}

export interface RunOptions {
  /** What follows the program's name: nothing, `bot` or `worker`. */
  args: readonly string[];
  environment: Record<string, string | undefined>;
  /** The program cannot go on: Discord will not have it any more. */
  onEnd(exitCode: number): void;
  /** A test's way between the verbs and the world. */
  adaptPorts?: (ports: Ports) => Ports;
}

type Role = 'both' | 'bot' | 'worker';

/** Starts the roles asked for. Throws a StartError, after letting go of what was opened, when that cannot be. */
export async function run(options: RunOptions): Promise<Program> {
  const role = roleOf(options.args);
  const settings = readSettings(options.environment);
  const ambient = createAmbient(settings);
  const lifetime = createLifetime((what, error) => {
    ambient.log.warn({ what, error }, 'not let go of cleanly');
  });
  try {
    const redisUrl = await storeFor(role, settings, lifetime, ambient);
    await checkStart(settings, redisUrl, ambient.log);
    const adaptPorts = options.adaptPorts ?? ((ports) => ports);
    const wiring: Wiring = { settings, redisUrl, ambient, lifetime, adaptPorts };
    if (role !== 'bot') await startWorker(wiring);
    if (role !== 'worker') await startBot(wiring, () => options.onEnd(EXIT_SETTINGS));
    ambient.log.info({ role, owner: ambient.owner }, 'ready');
    return { end: () => lifetime.end() };
  } catch (error) {
    await lifetime.end();
    throw error;
  }
}

function roleOf(args: readonly string[]): Role {
  const [role, ...more] = args;
  if (role === undefined) return 'both';
  if ((role === 'bot' || role === 'worker') && more.length === 0) return role;
  throw new StartError(EXIT_SETTINGS, [
    'Say "npm start" for bot and worker together, "npm start -- bot" or "npm start -- worker" for one of them.',
  ]);
}

function createAmbient(settings: Settings): Ambient {
  return {
    owner: randomUUID(),
    log: createLogger(settings.LOG_LEVEL, [
      settings.DISCORD_TOKEN,
      settings.SEGMIND_API_KEY,
      settings.MODERATION_KEY,
      settings.OPS_PASSWORD,
    ]),
    now: () => Date.now(),
    async sleep(ms, signal) {
      await delay(ms, undefined, signal ? { signal } : {}).catch(() => {});
    },
  };
}

/** The store's address: the one that is set, or that of a server of our own. */
async function storeFor(
  role: Role,
  settings: Settings,
  lifetime: Lifetime,
  { log }: Ambient,
): Promise<string> {
  if (settings.REDIS_URL !== undefined) return settings.REDIS_URL;
  if (role !== 'both') {
    throw new StartError(EXIT_SETTINGS, [
      'REDIS_URL is missing: bot and worker as two processes need one Redis between them.',
    ]);
  }
  try {
    const server = await startOwnServer(join(settings.DATA_DIR, 'redis'));
    lifetime.add('own Redis', () => server.close());
    const data = join(settings.DATA_DIR, 'redis');
    log.info({ data, adopted: server.adopted }, 'REDIS_URL is not set: using a Redis of our own');
    return server.url;
  } catch (error) {
    if (error instanceof OwnServerError) {
      // The image has no redis-server: in a container REDIS_URL is a setting that is missing.
      throw new StartError(error.missing ? EXIT_SETTINGS : EXIT_UNAVAILABLE, [error.message]);
    }
    throw error;
  }
}
