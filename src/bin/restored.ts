import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';

import { readSettings } from '../ops/config.ts';
import { EXIT_SETTINGS, EXIT_UNAVAILABLE, StartError } from '../ops/start-error.ts';
import { emptyQueues } from '../queue/empty-queues.ts';
import { openRedis } from '../redis/connection.ts';
import { createRestore, type Restored } from '../redis/restore.ts';
import { openOwnStore } from './own-store.ts';

const CONNECT_WITHIN_MS = 8_000;
const DAY_MS = 86_400_000;
const FAILED = 1;

type Restore = ReturnType<typeof createRestore>;
type Redis = ReturnType<typeof openRedis>;

/** Makes a Redis that came out of a backup ready for bots and workers: ARCHITECTURE.md, "Backups". */
async function main(): Promise<void> {
  try {
    process.loadEnvFile();
  } catch {
    // Without a file the environment alone counts.
  }
  const settings = readSettings(process.env);
  const own = settings.REDIS_URL === undefined ? await openOwnStore(settings) : null;
  const redis = openRedis(own?.url ?? settings.REDIS_URL ?? '', 'patient', () => {});
  try {
    await reach(redis);
    const restore = createRestore({ redis, retentionMs: settings.RETENTION_DAYS * DAY_MS });
    await untilNobodyLives(restore);
    await restore.begin();
    await emptyQueues(redis);
    const restored = await restore.endAll();
    // One that was started in between may have taken an edit up before it was ended.
    if ((await restore.living()) > 0) throw somebodyLives();
    await restore.finish(restored);
    report(restored);
  } finally {
    redis.disconnect();
    // One that was there before us is somebody else's.
    if (own && !own.adopted) await own.close();
  }
}

async function reach(redis: Redis): Promise<void> {
  const late = delay(CONNECT_WITHIN_MS, 'late', { ref: false });
  const answer = await Promise.race([redis.ping().catch(() => 'refused'), late]);
  if (answer === 'PONG') return;
  throw answer === 'late'
    ? new StartError(EXIT_UNAVAILABLE, ['Redis cannot be reached: start it, or check REDIS_URL.'])
    : new StartError(EXIT_SETTINGS, ['Redis refuses the user name or password in REDIS_URL.']);
}

/** What shows life in a backup ends with its lifetime; who lives on is really there. */
async function untilNobodyLives(restore: Restore): Promise<void> {
  const left = await restore.living();
  if (left === 0) return;
  const seconds = Math.ceil(left / 1000);
  process.stdout.write(`Waiting ${seconds} s to see whether a bot or a worker is running here.\n`);
  await delay(left + 100);
  if ((await restore.living()) > 0) throw somebodyLives();
}

const somebodyLives = (): StartError =>
  new StartError(EXIT_SETTINGS, [
    'A bot or a worker is running on this Redis: stop all of them, then say this again.',
  ]);

function report({ ended, toTell, wrong }: Restored): void {
  process.stdout.write(
    [
      `${ended} edits were under way and are ended: nobody can say what became of them, and nothing is submitted again.`,
      `${toTell} more had ended, and are still to be told.`,
      wrong === 0
        ? 'The ledger adds up.'
        : `The ledger does not add up in ${wrong} places: the backup may be damaged.`,
      'Start bot and worker now: they tell everybody.',
      '',
    ].join('\n'),
  );
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const known = error instanceof StartError;
    const sentences = known
      ? error.sentences
      : ['It failed in a way nobody foresaw; saying it again does no harm.'];
    for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
    process.exit(known ? error.exitCode : FAILED);
  },
);
