import type { BaseAdapter } from '@bull-board/api/baseAdapter';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { Queue, type ConnectionOptions } from 'bullmq';

import { QUEUE_NAMES, QUEUE_PREFIX } from './contract.ts';

/**
 * The queues to be looked at, and not to be changed, on a page. A job holds an edit's id and nothing else.
 *
 * @param connection - an ioredis connection that fails fast, and is ready.
 */
export async function openBoardQueues(
  connection: ConnectionOptions,
): Promise<{ adapters: BaseAdapter[]; close(): Promise<void> }> {
  const queues = QUEUE_NAMES.map((name) => {
    const queue = new Queue(name, { connection, prefix: QUEUE_PREFIX, skipMetasUpdate: true });
    queue.on('error', () => {});
    return queue;
  });
  // One that was cut off on its first look at the store would stay broken.
  await Promise.all(queues.map(async (queue) => queue.waitUntilReady()));
  return {
    adapters: queues.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true })),
    async close() {
      await Promise.all(queues.map(async (queue) => queue.close()));
    },
  };
}
