import type { LocalDiscord } from '../discord/local-discord.ts';
import type { LocalSegmind } from '../segmind/local-segmind.ts';

/** The settings that point the program at the local services: the same names an operator uses. */
export function settingsFor(
  discord: LocalDiscord,
  segmind: LocalSegmind,
  redisUrl: string,
  dataDir: string,
): Record<string, string> {
  return {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    SEGMIND_API_KEY: segmind.key,
    SEGMIND_API_URL: segmind.origin,
    SEGMIND_POLL_MS: '250',
    MEDIA_ORIGINS: [discord.cdnOrigin, segmind.origin].join(','),
    REDIS_URL: redisUrl,
    DEFAULT_GATE: 'open',
    DATA_DIR: dataDir,
  };
}
