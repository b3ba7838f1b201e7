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
  const open = (name: QueueName) =>
    new Queue<JobData>(name, { connection: redis, prefix: QUEUE_PREFIX });
  const queues = { generate: open('generate'), deliver: open('deliver') };
  for (const name of QUEUE_NAMES) queues[name].on('error', () => {});

  // An add before the first connection would hang whatever the options, and one on a dead connection waits for its return.
  const ready = (name: QueueName): Queue<JobData> => {
    if (redis.status !== 'ready') throw fail('store_unreachable');
    return queues[name];
  };

  return {
    async push(name: QueueName, id: string): Promise<void> {
      await ready(name).add('edit', { editId: id }, { ...JOB_OPTIONS, jobId: id });
    },

    async has(name: QueueName, id: string): Promise<boolean> {
      return (await ready(name).getJob(id)) !== undefined;
    },

    async close(): Promise<void> {
      await Promise.all(QUEUE_NAMES.map((name) => queues[name].close()));
    },
  };
}
