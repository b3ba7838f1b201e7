import { once } from 'node:events';
import { createServer } from 'node:http';

import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';

import { EXIT_SETTINGS, StartError } from './start-error.ts';

/** For a whole request; none that is answered here has a body. */
const REQUEST_WITHIN_MS = 5_000;
const IDLE_MS = 15_000;
const CONNECTIONS = 64;

const NO_ADDRESS =
  'OPS_HOST is no address of this machine: use 127.0.0.1, or 0.0.0.0 for all of its addresses.';

const SENTENCES: Readonly<Record<string, string>> = {
  EADDRINUSE:
    'OPS_PORT is taken by another program: set another one; bot and worker on one machine need one each.',
  EACCES: 'OPS_PORT is one that this user may not open: set one above 1023.',
  EADDRNOTAVAIL: NO_ADDRESS,
  ENOTFOUND: NO_ADDRESS,
  EAI_AGAIN: NO_ADDRESS,
};

/**
 * Opens the operations port.
 *
 * @returns the way to close it, with whoever is connected.
 * @throws StartError 78 when it cannot be opened.
 */
export async function listen(app: Hono, port: number, host: string): Promise<() => Promise<void>> {
  // Its own Request and Response must not become everybody's.
  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer(
    {
      requestTimeout: REQUEST_WITHIN_MS,
      headersTimeout: REQUEST_WITHIN_MS,
      keepAliveTimeout: REQUEST_WITHIN_MS,
      connectionsCheckingInterval: 1_000,
    },
    (request, response) => void answer(request, response),
  );
  server.maxConnections = CONNECTIONS;
  server.timeout = IDLE_MS;
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const sentence = SENTENCES[code] ?? 'OPS_PORT cannot be opened: check OPS_HOST and OPS_PORT.';
    throw new StartError(EXIT_SETTINGS, [sentence]);
  }
  server.on('error', () => {});
  return async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
}
