import { Queue, type ConnectionOptions } from 'bullmq';

import { QUEUE_NAMES, QUEUE_PREFIX } from './contract.ts';

/** Takes every job out of both queues, running ones too: nobody may be at work on them. Rejects when the store does not answer. */
export async function emptyQueues(connection: ConnectionOptions): Promise<void> {
  for (const name of QUEUE_NAMES) {
    const queue = new Queue(name, { connection, prefix: QUEUE_PREFIX });
    queue.on('error', () => {});
    try {
      await queue.obliterate({ force: true });
    } finally {
      await queue.close();
    }
  }
}
