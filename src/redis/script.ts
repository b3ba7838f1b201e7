import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import type { Redis } from 'ioredis';

/** A Lua script of `lua/`, run by its hash; sent again when the store has forgotten it. */
export type Script = (
  redis: Redis,
  keys: readonly string[],
  args: readonly (string | number | Buffer)[],
) => Promise<unknown>;

const isForgotten = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('NOSCRIPT');

const readLua = (name: string): string =>
  readFileSync(new URL(`./lua/${name}.lua`, import.meta.url), 'utf8');

/**
 * Reads `lua/<name>.lua`, once, at import, with the texts of `lua/lib/<lib>.lua` before it, in the order given: their local
 * functions are then the script's own. Each file begins with its contract.
 */
export function loadScript(name: string, ...libs: readonly string[]): Script {
  return scriptOf(readLua(name), ...libs);
}

/** A script from its text, with libs as `loadScript` takes them. */
export function scriptOf(text: string, ...libs: readonly string[]): Script {
  const lua = [...libs.map((lib) => readLua(`lib/${lib}`)), text].join('\n');
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
