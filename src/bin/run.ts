import { randomUUID } from 'node:crypto';

import type { Ambient, Ports } from '../edits/ports.ts';
import { readSettings, type Settings } from '../ops/config.ts';
import { createLifetime, type Lifetime } from '../ops/lifetime.ts';
import { createLogger } from '../ops/logger.ts';
import { passwordsIn } from '../ops/redact.ts';
import { EXIT_SETTINGS, EXIT_UNAVAILABLE, StartError } from '../ops/start-error.ts';
import { setDeadline } from './deadline.ts';
import { openOwnStore, ownStoreFolder } from './own-store.ts';
import { sleep } from './sleep.ts';
import { UNWATCHED, type Watchtower } from './watch.ts';
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

/** A start that hangs is given up, and what it opened let go of, within the 20 s that a start may take to fail. */
const START_WITHIN_MS = 16_000;
const END_WITHIN_MS = 3_000;

/** Starts the roles asked for. Throws a StartError, after letting go of what was opened, when that cannot be. */
export async function run(options: RunOptions): Promise<Program> {
  const { role, settings } = read(options);
  const ambient = createAmbient(settings);
  const lifetime = createLifetime((what, error) => {
    ambient.log.warn({ what, error }, 'not let go of cleanly');
  });
  const parts = await load(role, settings);
  const watch = parts.watchtower?.createWatchtower({ role, settings, ambient, lifetime });
  const deadline = setDeadline(START_WITHIN_MS, tooLate);
  const onProgress = () => deadline.renew();
  const opened = { settings, ambient, lifetime, watch: watch ?? UNWATCHED, onProgress };
  try {
    await Promise.race([start(options, parts, opened), deadline.late]);
    opened.watch.started();
    ambient.log.info({ role, owner: ambient.owner }, 'ready');
    return { end: () => lifetime.end() };
  } catch (error) {
    await Promise.race([lifetime.end(), ambient.sleep(END_WITHIN_MS)]);
    throw error;
  } finally {
    deadline.end();
  }
}

/** What a role is made of: a worker has no use for a gateway, and settings that are wrong are said before any of it is there. */
async function load(role: Role, { OPS_PORT }: Settings) {
  const { checkStart } = await import('./check-start.ts');
  const bot = role === 'worker' ? null : await import('./bot.ts');
  const worker = role === 'bot' ? null : await import('./worker.ts');
  const watchtower = OPS_PORT === undefined ? null : await import('./watchtower.ts');
  return { checkStart, bot, worker, watchtower };
}

async function start(
  options: RunOptions,
  { checkStart, bot, worker }: Awaited<ReturnType<typeof load>>,
  opened: Pick<Wiring, 'settings' | 'ambient' | 'lifetime' | 'onProgress'> & { watch: Watchtower },
): Promise<void> {
  const { settings, ambient, lifetime, watch } = opened;
  const redisUrl = await checkStart(
    settings,
    async () => storeOfOurOwn(settings, lifetime, ambient),
    ambient.log,
    [watch.open()],
  );
  await watch.lookAtStore(redisUrl);
  const adaptPorts = options.adaptPorts ?? ((ports) => ports);
  const searchPath = options.environment['PATH'];
  const wiring: Wiring = { ...opened, redisUrl, adaptPorts, searchPath };
  // The worker last: it takes an edit at once, and must not when the bot cannot come up.
  await bot?.startBot(wiring, () => options.onEnd(EXIT_SETTINGS));
  await worker?.startWorker(wiring);
}

const tooLate = (): StartError =>
  new StartError(EXIT_UNAVAILABLE, [
    'The start took too long and was given up: Redis or Discord answers too slowly; check them, then start again.',
  ]);

/** What was asked for, by words and settings: all that is wrong with either is said at once. */
function read({ args, environment }: RunOptions): { role: Role; settings: Settings } {
  const wrong: string[] = [];
  const role = roleOf(args);
  if (role === null) {
    wrong.push(
      'The only words to start with are bot or worker: say "npm start" for both together, "npm start -- bot" or "npm start -- worker".',
    );
  }
  if ((role === 'bot' || role === 'worker') && !environment['REDIS_URL']?.trim()) {
    wrong.push(
      `REDIS_URL is missing: bot and worker as two processes need one Redis between them, so set it to that Redis's address.`,
    );
  }
  try {
    const settings = readSettings(environment);
    if (role !== null && wrong.length === 0) return { role, settings };
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    wrong.push(...error.sentences);
  }
  throw new StartError(EXIT_SETTINGS, wrong);
}

function roleOf([role, ...more]: readonly string[]): Role | null {
  if (role === undefined) return 'both';
  return (role === 'bot' || role === 'worker') && more.length === 0 ? role : null;
}

function createAmbient(settings: Settings): Ambient {
  return {
    owner: randomUUID(),
    log: createLogger(settings.LOG_LEVEL, [
      settings.DISCORD_TOKEN,
      settings.SEGMIND_API_KEY,
      settings.MODERATION_KEY,
      settings.OPS_PASSWORD,
      ...passwordsIn(settings.REDIS_URL),
    ]),
    now: () => Date.now(),
    sleep,
  };
}

/** Starts a Redis of our own; its address. */
async function storeOfOurOwn(
  settings: Settings,
  lifetime: Lifetime,
  { log }: Ambient,
): Promise<string> {
  const server = await openOwnStore(settings);
  lifetime.add('own Redis', () => server.close());
  const data = ownStoreFolder(settings);
  log.info({ data, adopted: server.adopted }, 'REDIS_URL is not set: using a Redis of our own');
  return server.url;
}
