import { join } from 'node:path';

import type { Settings } from '../ops/config.ts';
import { EXIT_SETTINGS, EXIT_UNAVAILABLE, StartError } from '../ops/start-error.ts';
import { OwnServerError, startOwnServer, type OwnServer } from '../redis/own-server.ts';

/** Where the data of a Redis of our own is kept. */
export const ownStoreFolder = ({ DATA_DIR }: Settings): string => join(DATA_DIR, 'redis');

/** Starts a Redis of our own. Throws a StartError where that cannot be. */
export async function openOwnStore(settings: Settings): Promise<OwnServer> {
  try {
    return await startOwnServer(ownStoreFolder(settings));
  } catch (error) {
    throw ownServerStartError(error);
  }
}

function ownServerStartError(error: unknown): StartError {
  if (error instanceof OwnServerError) {
    // The image has no redis-server: in a container REDIS_URL is a setting that is missing.
    return new StartError(error.missing ? EXIT_SETTINGS : EXIT_UNAVAILABLE, [error.message]);
  }
  if (error instanceof Error && error.name === 'AbortError') {
    return new StartError(EXIT_UNAVAILABLE, [
      'REDIS_URL is not set, and our own redis-server takes too long to read its data: start again, or set REDIS_URL.',
    ]);
  }
  return new StartError(EXIT_SETTINGS, [
    'REDIS_URL is not set, and the folder redis in DATA_DIR cannot be used for a Redis of our own: this user must own it; if its file server.json is damaged, remove that.',
  ]);
}
