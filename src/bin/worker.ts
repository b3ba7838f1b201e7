import { deliverEdit } from '../edits/deliver.ts';
import { endEdit } from '../edits/end.ts';
import { feed } from '../edits/feed.ts';
import { OUTPUT_LIFE_MS } from '../edits/output-link.ts';
import { runEdit } from '../edits/run.ts';
import { createConsumer, type ConsumerOptions } from '../queue/consumer.ts';
import { openRedis } from '../redis/connection.ts';
import { every } from './every.ts';
import { startTending } from './tend.ts';
import { verbDeps } from './verb-deps.ts';
import { wirePorts, type Wired, type Wiring } from './wire.ts';

/** Results fetched and uploaded at once in one worker: disk, memory and Discord's patience bound it. */
const DELIVERIES_AT_ONCE = 8;
const HOUR_MS = 3_600_000;

/** Starts taking edits from both queues. */
export async function startWorker(wiring: Wiring): Promise<void> {
  const { settings, ambient, lifetime } = wiring;
  const wired = await wirePorts(wiring, 'patient');
  const deps = verbDeps(wiring, wired);
  lifetime.add(
    'results swept',
    every(
      HOUR_MS,
      async () => sweepResults(wired),
      (error) => ambient.log.warn({ error }, 'results not swept'),
    ),
  );
  startTending(wiring, wired);
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
  const connection = openRedis(redisUrl, 'patient', () => {});
  lifetime.add(`store for ${queue}`, () => connection.disconnect());
  const consumer = createConsumer({
    queue,
    connection,
    concurrency,
    lockMs: settings.QUEUE_LOCK_MS,
    process,
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

/** Removes what a killed worker left on this disk; what open edits need stays. */
async function sweepResults({ ports, results }: Wired): Promise<void> {
  const open = await ports.edits.open();
  const needed = await Promise.all(open.map(async (id) => (await ports.edits.read(id))?.outputUrl));
  await results.sweep(open, HOUR_MS);
  // What was sent by Segmind itself and could not be posted is kept as long as a link would live.
  await results.sweep(
    open,
    OUTPUT_LIFE_MS,
    needed.filter((url) => typeof url === 'string'),
  );
}
