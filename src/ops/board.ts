import { createBullBoard } from '@bull-board/api';
import type { BaseAdapter } from '@bull-board/api/baseAdapter';
import { HonoAdapter } from '@bull-board/hono';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

import type { BoardHandler } from './app.ts';

/** bull-board's pages below `/queues`. Whether anything can be changed there is the queues' own say. */
export function createBoard(queues: readonly BaseAdapter[]): BoardHandler {
  const adapter = new HonoAdapter(serveStatic);
  adapter.setBasePath('/queues');
  createBullBoard({
    queues: [...queues],
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: 'Kling edits', hideRedisDetails: true } },
  });
  const app = new Hono().route('/queues', adapter.registerPlugin());
  return async (request) => app.fetch(request);
}
