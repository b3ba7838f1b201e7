import { DefaultUserAgent } from '@discordjs/rest';
import { Agent, buildConnector } from 'undici';

import { holdEnds } from '../core/held-end.ts';

/** Discord's own wording is `DiscordBot ($url, $version)`; anything else may be blocked at its edge. */
export const USER_AGENT = DefaultUserAgent;

const CONNECT_TIMEOUT_MS = 5_000;

/**
 * Connections of our own. The global dispatcher is shared by every undici in the process through a symbol, and an
 * older one there breaks requests made by ours.
 */
export function createAgent(idleMs: number): Agent {
  return new Agent({
    connect: holdEnds(buildConnector({ timeout: CONNECT_TIMEOUT_MS })),
    headersTimeout: idleMs,
    bodyTimeout: idleMs,
  });
}

/** `https://discord.com/api` and `/users/@me` to `https://discord.com/api/v10/users/@me`. */
export function routeUrl(apiUrl: string, route: string): string {
  return `${trimSlashes(apiUrl)}/v10${route}`;
}

/** Discord's root without slashes at its end. */
export function trimSlashes(url: string): string {
  return url.replace(/\/+$/, '');
}

/** An answer's body as text. Rejects with a RangeError past `maxBytes`, so that no answer can fill the memory. */
export async function readText(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new RangeError('The answer is too long.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** "Maximum number of edits to messages older than 1 hour": it may come as a 429, but waiting does not help. */
const EDIT_QUOTA = 30046;

/** An answer's status, with a 429 that is no rate limit made a 400: nobody is to wait for it and try again. */
export function effectiveStatus(status: number, json: unknown): number {
  const isQuota =
    typeof json === 'object' && json !== null && Reflect.get(json, 'code') === EDIT_QUOTA;
  return status === 429 && isQuota ? 400 : status;
}

/** What a text holds as JSON; an empty object for anything else, such as a proxy's HTML page. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
