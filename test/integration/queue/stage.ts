import { setTimeout as delay } from 'node:timers/promises';

import type { Redis } from 'ioredis';

import { createConsumer, type ConsumerOptions, type JobRun } from '../../../src/queue/consumer.ts';
import { createProducer } from '../../../src/queue/producer.ts';
import { openRedis, whenReady } from '../../../src/redis/connection.ts';

export const LOCK_MS = 1_500;

type Consumer = ReturnType<typeof createConsumer>;

/** Waits for something that has to come about; the test's own time-out is the limit. */
export async function until(holds: () => boolean | Promise<boolean>, what = 'it'): Promise<void> {
  for (let tries = 0; tries < 800; tries += 1) {
    if (await holds()) return;
    await delay(25);
  }
  throw new Error(`${what} did not come about.`);
}

/** A door that stays shut until somebody opens it. */
export function door(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** One store with its producer, and as many consumers as a test asks for. */
export class QueueStage {
  readonly redis: Redis;
  readonly producer: ReturnType<typeof createProducer>;
  readonly counted: string[] = [];
  readonly ended: [id: string, as: string, code: string][] = [];
  readonly troubles: unknown[] = [];
  readonly #url: string;
  readonly #queueRedis: Redis;
  readonly #connections: Redis[] = [];
  readonly #consumers: Consumer[] = [];

  constructor(url: string) {
    this.#url = url;
    this.redis = this.#connect('patient');
    this.#queueRedis = this.#connect('impatient');
    this.producer = createProducer(this.#queueRedis);
  }

  #connect(patience: 'patient' | 'impatient'): Redis {
    const redis = openRedis(this.#url, patience, () => {});
    this.#connections.push(redis);
    return redis;
  }

  async ready(): Promise<void> {
    await Promise.all([whenReady(this.redis), whenReady(this.#queueRedis)]);
  }

  async consume(
    process: (id: string, run: JobRun) => Promise<void>,
    options: Partial<ConsumerOptions> = {},
  ): Promise<Consumer> {
    const consumer = createConsumer({
      queue: 'generate',
      connection: this.#connect('patient'),
      concurrency: 5,
      waitS: 1,
      lockMs: LOCK_MS,
      process,
      count: async (id, code) => {
        this.counted.push(`${id} ${code}`);
        return this.counted.filter((line) => line === `${id} ${code}`).length;
      },
      end: async (id, as, why) => {
        this.ended.push([id, as, why.code]);
      },
      onTrouble: (error) => this.troubles.push(error),
      ...options,
    });
    this.#consumers.push(consumer);
    await consumer.ready();
    return consumer;
  }

  /** How often BullMQ has given this job to a worker. */
  async taken(id: string): Promise<number> {
    return Number((await this.redis.hget(`{kling}:generate:${id}`, 'ats')) ?? 0);
  }

  async gone(id: string): Promise<boolean> {
    return !(await this.producer.has('generate', id));
  }

  async close(): Promise<void> {
    await Promise.all(this.#consumers.map(async (consumer) => consumer.close(0)));
    await this.producer.close();
    for (const redis of this.#connections) redis.disconnect();
  }
}
