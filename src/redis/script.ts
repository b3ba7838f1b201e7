import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import type { Redis } from 'ioredis';

/** A Lua script of `lua/`, run by its hash; sent again when the store has forgotten it. */
export type Script = (
  redis: Redis,
  keys: readonly string[],
  args: readonly (string | number)[],
) => Promise<unknown>;

const isForgotten = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('NOSCRIPT');

/** Reads `lua/<name>.lua`, once, at import. Each file begins with its contract. */
export function loadScript(name: string): Script {
  const lua = readFileSync(new URL(`./lua/${name}.lua`, import.meta.url), 'utf8');
  const sha = createHash('sha1').update(lua).digest('hex');
  return async (redis, keys, args) => {
    try {
      return await redis.evalsha(sha, keys.length, ...keys, ...args);
    } catch (error) {
      if (!isForgotten(error)) throw error;
      return redis.eval(lua, keys.length, ...keys, ...args);
    }
  };
}
