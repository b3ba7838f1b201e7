import type { Settings } from '../ops/config.ts';
import {
  allOrStartError,
  EXIT_SETTINGS,
  EXIT_UNAVAILABLE,
  StartError,
} from '../ops/start-error.ts';
import { createRest } from '../discord/rest.ts';
import { discordStatus } from '../discord/rest-errors.ts';
import type { Log } from '../edits/ports.ts';
import { openRedis } from '../redis/connection.ts';
import { createProvider } from '../segmind/provider.ts';

const WITHIN_MS = 8_000;

/**
 * Asks everything a start needs, side by side.
 *
 * @throws StartError 78 for what the operator must change, 69 for what is out of reach, with a sentence for each.
 */
export async function checkStart(settings: Settings, redisUrl: string, log: Log): Promise<void> {
  await allOrStartError([
    checkStore(redisUrl),
    checkDiscord(settings),
    checkProvider(settings, log),
  ]);
}

async function checkStore(redisUrl: string): Promise<void> {
  let last = '';
  const redis = openRedis(redisUrl, 'patient', (error) => {
    last = error.message;
  });
  try {
    await Promise.race([
      redis.ping(),
      new Promise((_, reject) => {
        setTimeout(() => reject(new Error('deadline')), WITHIN_MS).unref();
      }),
    ]);
  } catch (error) {
    const said = `${last} ${error instanceof Error ? error.message : ''}`;
    if (/NOAUTH|WRONGPASS|NOPERM/.test(said)) {
      throw new StartError(EXIT_SETTINGS, [
        'REDIS_URL is refused by Redis: its user name or password is missing or wrong.',
      ]);
    }
    throw new StartError(EXIT_UNAVAILABLE, [
      'Redis cannot be reached: is it running, and is REDIS_URL right?',
    ]);
  } finally {
    redis.disconnect();
  }
}

async function checkDiscord(settings: Settings): Promise<void> {
  const discord = createRest({ token: settings.DISCORD_TOKEN, apiUrl: settings.DISCORD_API_URL });
  try {
    await discord.rest.get('/users/@me', { signal: AbortSignal.timeout(WITHIN_MS) });
  } catch (error) {
    const status = discordStatus(error);
    if (status === 401) {
      throw new StartError(EXIT_SETTINGS, [
        'DISCORD_TOKEN is refused by Discord: copy it anew from the developer portal.',
      ]);
    }
    if (status === null) {
      throw new StartError(EXIT_UNAVAILABLE, [
        'Discord cannot be reached: check the network and DISCORD_API_URL.',
      ]);
    }
    // Any other answer says that Discord is there; what matters more is asked by the gateway.
  } finally {
    await discord.close();
  }
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
      throw new StartError(EXIT_SETTINGS, [
        'SEGMIND_API_KEY is refused by Segmind: copy it anew from the Segmind console.',
      ]);
    }
    if (credits.kind !== 'ok') log.warn({}, 'Segmind cannot be reached now; started all the same');
  } finally {
    await provider.close();
  }
}
