import { deliverEdit } from '../edits/deliver.ts';
import { endEdit } from '../edits/end.ts';
import { feed } from '../edits/feed.ts';
import { runEdit } from '../edits/run.ts';
import { createConsumer, type ConsumerOptions } from '../queue/consumer.ts';
import { clusterOf, openRedis } from '../redis/connection.ts';
import { startTending } from './tend.ts';
import { verbDeps } from './verb-deps.ts';
import { wirePorts, type Wired, type Wiring } from './wire.ts';

/** Results fetched and uploaded at once in one worker: disk, memory and Discord's patience bound it. */
const DELIVERIES_AT_ONCE = 8;
const WAIT_S = 1;
const CLUSTER_WAIT_S = 30;

/** Starts taking edits from both queues. */
export async function startWorker(wiring: Wiring): Promise<void> {
  const { settings, ambient } = wiring;
  const wired = await wirePorts(wiring, 'patient');
  const deps = verbDeps(wiring, wired);
  startTending(wiring, wired);
  wired.showPreparing();
  await consume(wiring, wired, 'generate', settings.SEGMIND_MAX_IN_FLIGHT, async (id, run) => {
    await runEdit(deps, id, run);
    // Its slot is free for whoever is next.
    await feed(deps);
  });
  await consume(wiring, wired, 'deliver', DELIVERIES_AT_ONCE, async (id, run) =>
    deliverEdit(deps, id, run),
  );
  ambient.log.info({}, 'worker ready');
}

async function consume(
  { settings, redisUrl, ambient, lifetime, watch }: Wiring,
  { ports }: Wired,
  queue: ConsumerOptions['queue'],
  concurrency: number,
  process: ConsumerOptions['process'],
): Promise<void> {
  const connection = openRedis(redisUrl, 'blocking', () => {});
  lifetime.add(`store for ${queue}`, () => connection.disconnect());
  const consumer = createConsumer({
    queue,
    connection,
    concurrency,
    waitS: clusterOf(connection) ? CLUSTER_WAIT_S : WAIT_S,
    lockMs: settings.QUEUE_LOCK_MS,
    async process(id, run) {
      ambient.log.info({ edit: id, queue }, 'taken');
      await process(id, run);
    },
    count: async (id, code) => ports.edits.countFailure(id, code),
    async end(id, as, why, costMicros) {
      await endEdit({ ...ports, ambient }, id, as, why, costMicros);
      await feed({ ...ports, ambient });
    },
    onTrouble: (error, edit) => ambient.log.warn({ edit, queue, error }, 'step failed'),
  });
  lifetime.add(queue, async () => consumer.close(settings.SHUTDOWN_DRAIN_S * 1000));
  await consumer.ready();
  watch.check(queue, () => consumer.isTaking());
}
