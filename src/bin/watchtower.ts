import { toMicros } from '../core/money.ts';
import type { Ambient } from '../edits/ports.ts';
import { createOpsApp, type BoardHandler } from '../ops/app.ts';
import { createBoard } from '../ops/board.ts';
import type { Settings } from '../ops/config.ts';
import { setLevels } from '../ops/levels.ts';
import type { Lifetime } from '../ops/lifetime.ts';
import { listen } from '../ops/listen.ts';
import { createMeter, type Meter } from '../ops/meter.ts';
import { createReadiness } from '../ops/readiness.ts';
import type { Stock } from '../ops/stock.ts';
import { openBoardQueues } from '../queue/board-queues.ts';
import { ERROR_CODES } from '../queue/outcome.ts';
import { canWrite } from '../redis/can-write.ts';
import { openRedis, whenReady } from '../redis/connection.ts';
import { takeStock } from '../redis/stock.ts';
import { measureAnswers } from './measure-answers.ts';
import { measurePorts } from './measure-ports.ts';
import { UNWATCHED, type Watchtower } from './watch.ts';

interface TowerOptions {
  role: 'both' | 'bot' | 'worker';
  settings: Settings;
  ambient: Ambient;
  lifetime: Lifetime;
}

/** The operations port of these settings. */
export function createWatchtower(options: TowerOptions): Watchtower {
  const { settings, ambient, lifetime, role } = options;
  const { OPS_PORT: port, OPS_HOST: host, OPS_PASSWORD: password } = settings;
  if (port === undefined) return UNWATCHED;
  const meter = createMeter({ role, codes: ERROR_CODES });
  const readiness = createReadiness();
  const clock = () => performance.now();
  const answers = measureAnswers(meter, clock);
  let isRunning = false;
  let board: BoardHandler | null = null;
  let stock: () => Promise<Stock | null> = async () => null;
  readiness.add('running', () => isRunning);
  const app = createOpsApp({
    look: async () => readiness.look(),
    metrics: {
      contentType: meter.contentType,
      text: async () => metricsText(settings, meter, stock, readiness.look()),
    },
    board: () => board,
    password,
  });

  return {
    arrivals: (dispatch) => answers.arrivals(dispatch),
    answers: (interactions) => answers.answers(interactions),
    ports: (ports) =>
      measurePorts(
        { ...ports, interactions: answers.acknowledgements(ports.interactions) },
        meter,
        clock,
      ),
    check: (what, isWell) => readiness.add(what, isWell),
    async open() {
      lifetime.add('operations port', await listen(app, port, host));
      ambient.log.info({ port, host, queues: password !== undefined }, 'operations port open');
    },
    async lookAtStore(redisUrl) {
      const redis = openRedis(redisUrl, 'impatient', () => {});
      lifetime.add('store for operations', () => redis.disconnect());
      await whenReady(redis);
      readiness.add('redis', async () => canWrite(redis, ambient.owner));
      stock = async () => takeStock(redis);
      if (password === undefined) return;
      const queues = await openBoardQueues(redis);
      lifetime.add('queues to look at', async () => queues.close());
      board = createBoard(queues.adapters);
    },
    started() {
      isRunning = true;
      // Registered last, so the first thing at the end: nobody sends anything here any more while the rest goes.
      lifetime.add('readiness', () => {
        isRunning = false;
      });
    },
  };
}

async function metricsText(
  settings: Settings,
  meter: Meter,
  stock: () => Promise<Stock | null>,
  looking: ReturnType<ReturnType<typeof createReadiness>['look']>,
): Promise<string> {
  // A store that is away takes its own levels from the page, and nothing else.
  const [stored, seen] = await Promise.all([stock().catch(() => null), looking]);
  const bounds = {
    slots: settings.SEGMIND_MAX_IN_FLIGHT,
    botMonthMicros: toMicros(settings.BOT_MONTHLY_USD),
  };
  setLevels(meter, bounds, stored, seen);
  return meter.text();
}
