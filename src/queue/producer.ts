import { Queue } from 'bullmq';
import type { ConnectionOptions } from 'bullmq';

import { fail } from '../core/errors.ts';
import { PRIORITY, QUEUE_NAMES, QUEUE_PREFIX, type JobData, type QueueName } from './contract.ts';

/** Never: ours resume, and a failed one that stays would block its id. */
const JOB_OPTIONS = {
  priority: PRIORITY,
  removeOnComplete: true,
  removeOnFail: true,
  attempts: 1_000_000,
} as const;

/** The one thing asked of a Redis connection here beside what BullMQ does with it. */
interface Readiness {
  status: string;
}

/**
 * The two queues, to put edits into.
 *
 * @param redis - an ioredis connection that fails fast.
 */
export function createProducer(redis: ConnectionOptions & Readiness) {
  const open = (name: QueueName): Queue<JobData> => {
    const queue = new Queue<JobData>(name, { connection: redis, prefix: QUEUE_PREFIX });
    queue.on('error', () => {});
    return queue;
  };
  const queues = { generate: open('generate'), deliver: open('deliver') };

  // An add before the first connection would hang whatever the options, and one on a dead connection waits for its return.
  const use = async <T>(
    name: QueueName,
    work: (queue: Queue<JobData>) => Promise<T>,
  ): Promise<T> => {
    if (redis.status !== 'ready') throw fail('store_unreachable');
    const queue = queues[name];
    try {
      return await work(queue);
    } catch (error) {
      // One whose first look at the store was cut off fails for ever with that: the next call gets a new one.
      if ((await isBroken(queue)) && queues[name] === queue) queues[name] = open(name);
      throw error;
    }
  };

  return {
    async push(name: QueueName, id: string): Promise<void> {
      await use(name, async (queue) =>
        queue.add('edit', { editId: id }, { ...JOB_OPTIONS, jobId: id }),
      );
    },

    async has(name: QueueName, id: string): Promise<boolean> {
      return use(name, async (queue) => (await queue.getJob(id)) !== undefined);
    },

    async close(): Promise<void> {
      await Promise.all(QUEUE_NAMES.map((name) => queues[name].close()));
    },
  };
}

/** Whether it failed to get ready; one that is still at it is not broken. */
async function isBroken(queue: Queue<JobData>): Promise<boolean> {
  const failed = queue.waitUntilReady().then(
    () => false,
    () => true,
  );
  return Promise.race([failed, new Promise<boolean>((resolve) => setImmediate(resolve, false))]);
}
