import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Settings } from '../ops/config.ts';
import {
  allOrStartError,
  EXIT_SETTINGS,
  EXIT_UNAVAILABLE,
  StartError,
} from '../ops/start-error.ts';
import { createRest } from '../discord/rest.ts';
import { discordStatus, toDiscordFailure } from '../discord/rest-errors.ts';
import type { Log } from '../edits/ports.ts';
import { openRedis } from '../redis/connection.ts';
import { isRestoring } from '../redis/restore.ts';
import { createProvider } from '../segmind/provider.ts';

const WITHIN_MS = 8_000;

const HALF_RESTORED =
  'This Redis came out of a backup and was not made ready: say "npm run restored", then start again.';

const mustChange = (sentence: string) => new StartError(EXIT_SETTINGS, [sentence]);
const outOfReach = (sentence: string) => new StartError(EXIT_UNAVAILABLE, [sentence]);

/**
 * Asks everything a start needs, side by side, so that all that is wrong is said at once.
 *
 * @param openStore - gives the store's address; called only when the data folder can be written.
 * @param others - further checks that are under way.
 * @returns the store's address.
 * @throws StartError 78 for what the operator must change, 69 for what is out of reach, with a sentence for each.
 */
export async function checkStart(
  settings: Settings,
  openStore: () => Promise<string>,
  log: Log,
  others: readonly Promise<void>[] = [],
): Promise<string> {
  const folder = checkFolder(settings.DATA_DIR);
  let redisUrl = settings.REDIS_URL;
  const store = async () => {
    // A store of our own lives in that folder, and its sentence is said already.
    if (redisUrl === undefined && !(await folder.then(always(true), always(false)))) return;
    redisUrl ??= await openStore();
    await checkStore(redisUrl);
  };
  const services = [checkDiscord(settings), checkProvider(settings, log)];
  await allOrStartError([folder, store(), ...services, ...others]);
  if (redisUrl === undefined) throw new TypeError('A start without a store is no start.');
  return redisUrl;
}

const always =
  <T>(value: T) =>
  (): T =>
    value;

async function checkFolder(dir: string): Promise<void> {
  const trial = join(dir, `.trial-${randomUUID()}`);
  try {
    await mkdir(dir, { recursive: true });
    await writeFile(trial, '');
    await rm(trial);
  } catch {
    throw mustChange(
      'DATA_DIR cannot be written to: name a folder that this user may write in, on a disk with room.',
    );
  }
}

async function checkStore(redisUrl: string): Promise<void> {
  let said = '';
  const redis = openRedis(redisUrl, 'patient', (error) => {
    said += `${error.message}\n`;
  });
  try {
    if (await Promise.race([isRestoring(redis), deadline()])) throw mustChange(HALF_RESTORED);
  } catch (error) {
    if (error instanceof StartError) throw error;
    said += error instanceof Error ? error.message : '';
    if (!/NOAUTH|WRONGPASS|NOPERM/.test(said)) {
      throw outOfReach(
        'Redis cannot be reached: check that it runs, and that REDIS_URL has its host and port (rediss:// only for TLS).',
      );
    }
    throw mustChange('Redis refuses the user name or password in REDIS_URL: correct them there.');
  } finally {
    redis.disconnect();
  }
  // The connection would go on, with another database than the one that was asked for.
  if (said.includes('DB index')) {
    throw mustChange(
      'Redis has no database with the number at the end of REDIS_URL: use a lower one, or none.',
    );
  }
}

async function deadline(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('deadline')), WITHIN_MS).unref();
  });
}

async function checkDiscord(settings: Settings): Promise<void> {
  const discord = createRest({ token: settings.DISCORD_TOKEN, apiUrl: settings.DISCORD_API_URL });
  try {
    await discord.rest.get('/users/@me', { signal: AbortSignal.timeout(WITHIN_MS) });
  } catch (error) {
    const status = discordStatus(error);
    if (status === 401) {
      throw mustChange(
        'Discord refuses DISCORD_TOKEN: copy the bot token anew from the Discord developer portal.',
      );
    }
    if (isLongWait(error)) {
      throw outOfReach(
        'Discord takes no more requests from this bot for now: wait some minutes, then start again.',
      );
    }
    if (status === null) {
      throw outOfReach(
        'Discord cannot be reached: check the network, and DISCORD_API_URL if it is set.',
      );
    }
    // Any other answer says that Discord is there; what matters more is asked by the gateway.
  } finally {
    await discord.close();
  }
}

function isLongWait(error: unknown): boolean {
  const { failure } = toDiscordFailure(error);
  return failure.code === 'discord_unavailable' && failure.facts.retryAfterMs !== null;
}

async function checkProvider(settings: Settings, log: Log): Promise<void> {
  const provider = createProvider({
    apiUrl: settings.SEGMIND_API_URL,
    apiKey: settings.SEGMIND_API_KEY,
    version: settings.SEGMIND_API_VERSION,
    timeoutMs: settings.SEGMIND_TIMEOUT_MS,
    spoolDir: settings.DATA_DIR,
  });
  try {
    const credits = await provider.credits(AbortSignal.timeout(WITHIN_MS));
    if (credits.kind === 'refused') {
      throw mustChange(
        'Segmind refuses SEGMIND_API_KEY: copy the API key anew from the Segmind console.',
      );
    }
    if (credits.kind === 'unreachable') {
      log.warn(
        {},
        'Segmind cannot be reached: edits wait until it can; check the network, and SEGMIND_API_URL if it is set',
      );
    }
    if (credits.kind === 'unclear') {
      log.warn(
        { status: credits.status },
        'Segmind does not say whether SEGMIND_API_KEY is good: edits will show it',
      );
    }
  } finally {
    await provider.close();
  }
}
