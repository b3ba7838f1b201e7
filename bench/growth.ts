import type { Redis } from 'ioredis';

import { startRedisServer } from '../sandbox/processes/redis-server.ts';
import type { Asker, EditSpec } from '../src/core/edit.ts';
import type { Caps } from '../src/core/limits.ts';
import { listJobs } from '../src/edits/list-jobs.ts';
import { readWait } from '../src/edits/wait.ts';
import { openRedis } from '../src/redis/connection.ts';
import { createEdits } from '../src/redis/edits.ts';
import { createIntakes } from '../src/redis/intakes.ts';
import { createLine } from '../src/redis/turns.ts';
import { median, percentile } from './measure/statistics.ts';

/** How one thing's cost goes with the number of edits that are queued. */
export interface Curve {
  what: string;
  points: { queued: number; medianMs: number; p95Ms: number }[];
}

const QUEUED = [10, 1_000, 100_000];
const SAMPLES = 100;
/** Edits of one person, and people of one server: so 100,000 edits are of 1,000 servers. */
const EDITS_EACH = 10;
const PEOPLE_EACH = 10;
const BATCH = 250;
const OWNER = 'bench';
const DAY_MS = 86_400_000;
const SLOTS = 20;
const PER_MINUTE = 1_000_000;

const UNLIMITED: Caps = {
  atOnce: 0,
  cooldownMs: 0,
  dayEdits: 0,
  dayClipMs: 0,
  serverDayMicros: 0,
  botMonthMicros: 0,
  pendingApprovals: 0,
};

const idOf = (kind: number, at: number): string => `${kind}${String(at).padStart(17, '0')}`;

function askerOf(at: number): Asker {
  const person = Math.floor(at / EDITS_EACH);
  const serverId = idOf(1, Math.floor(person / PEOPLE_EACH));
  return {
    userId: idOf(2, person),
    name: 'ada',
    serverId,
    channelId: idOf(3, person),
    parentChannelId: null,
    roles: [idOf(4, 1), idOf(4, 2)],
    permissions: '2147483648',
    joinedAtMs: 1_700_000_000_000,
    serverLocale: 'en-US',
  };
}

function specOf(at: number): EditSpec {
  const asker = askerOf(at);
  return {
    id: `kbench${at}`,
    interactionId: idOf(5, at),
    applicationId: idOf(6, 1),
    serverId: asker.serverId,
    channelId: asker.channelId,
    requesterId: asker.userId,
    asker,
    locale: 'en-US',
    prompt:
      'put her on a beach in winter, with snow on the palm trees, and keep the camera as it is',
    keepAudio: false,
    video: {
      input: 'video',
      url: `https://cdn.discordapp.com/ephemeral-attachments/1/${at}/clip.mp4?ex=69af0000&is=69adae80&hm=${'0'.repeat(64)}&`,
      filename: 'clip.mp4',
      bytes: 9_000_000,
    },
    origin: null,
    rootId: `kbench${at}`,
    remixes: null,
    cut: null,
    consentOf: [],
    images: [],
    elements: [],
    clipMs: 5_000,
    estimateMicros: 1_050_000,
    gate: 'open',
    attachmentLimit: 10_485_760,
    acceptedAtMs: 0,
  };
}

/** The product's own parts, on a store of their own. */
function createStore(redis: Redis) {
  const edits = createEdits({
    redis,
    owner: OWNER,
    retentionMs: 30 * DAY_MS,
    submitsPerMinute: PER_MINUTE,
  });
  const intakes = createIntakes({ redis, owner: OWNER });
  const line = createLine({ redis, slots: PER_MINUTE, perMinute: PER_MINUTE });
  const accept = async (at: number): Promise<void> => {
    const spec = specOf(at);
    const { interactionId, applicationId, requesterId } = spec;
    const reply = { interactionId, applicationId, token: `token-${at}` };
    await intakes.open({ ...reply, owner: OWNER, requesterId, locale: 'en-US' });
    const message = { channelId: spec.channelId, messageId: idOf(7, at) };
    const { kind } = await edits.accept(spec, reply, message, Number.MAX_SAFE_INTEGER, UNLIMITED);
    if (kind !== 'accepted') throw new Error(`Edit ${at} was not accepted but ${kind}.`);
  };
  const waiting = { line, slots: SLOTS, perMinute: PER_MINUTE };
  return { edits, line, accept, waiting };
}

/** Milliseconds that one takes, `SAMPLES` times. */
async function timed(act: (sample: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const began = performance.now();
    await act(sample);
    taken.push(performance.now() - began);
  }
  return taken;
}

/** With so many queued: what each of the three costs. The number that is queued stays what it is. */
async function measureAt(redis: Redis, queued: number): Promise<Record<string, number[]>> {
  const { edits, line, accept, waiting } = createStore(redis);
  for (let at = 0; at < queued; at += BATCH) {
    const count = Math.min(BATCH, queued - at);
    await Promise.all(Array.from({ length: count }, async (_, more) => accept(at + more)));
  }
  const ambient = {
    owner: OWNER,
    now: () => Date.now(),
    sleep: async () => {},
    log: { debug() {}, info() {}, warn() {}, error() {} },
  };
  const intake: number[] = [];
  const order: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const before = performance.now();
    await accept(queued + sample);
    const between = performance.now();
    await line.next();
    intake.push(between - before);
    order.push(performance.now() - between);
  }
  const last = askerOf(queued - 1);
  const id = `kbench${queued - 1}`;
  return {
    'intake: open and accept': intake,
    'order: `line.next`': order,
    'a card: place and wait': await timed(async () => readWait(waiting, id, [])),
    '`/kling jobs`, ten queued': await timed(async () =>
      listJobs({ edits, ...waiting, ambient }, last),
    ),
  };
}

/** Each curve, on a Redis of its own that writes nothing to disk. */
export async function measureGrowth(say: (line: string) => void): Promise<Curve[]> {
  const curves = new Map<string, Curve>();
  for (const queued of QUEUED) {
    say(`${queued} queued`);
    const server = await startRedisServer();
    const redis = openRedis(server.url, 'patient', () => {});
    // The disk takes as long however many wait, and its time would hide the rest.
    await redis.config('SET', 'appendonly', 'no');
    try {
      for (const [what, taken] of Object.entries(await measureAt(redis, queued))) {
        const curve = curves.get(what) ?? { what, points: [] };
        curve.points.push({ queued, medianMs: median(taken), p95Ms: percentile(taken, 95) });
        curves.set(what, curve);
      }
    } finally {
      redis.disconnect();
      await server.close();
    }
  }
  return [...curves.values()];
}
