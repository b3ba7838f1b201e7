import { join } from 'node:path';

import { createMessages } from '../discord/messages.ts';
import { createInteractions, type DiscordInteractions } from '../discord/interactions.ts';
import { createPresence } from '../discord/presence.ts';
import { createRest, type DiscordRest } from '../discord/rest.ts';
import { createUploader } from '../discord/upload.ts';
import { toMicros } from '../core/money.ts';
import type { Ambient, Ports } from '../edits/ports.ts';
import type { Account } from '../edits/provider-ports.ts';
import type { Fitted, ResultFile } from '../edits/delivery-ports.ts';
import { createInputs } from '../media/check-inputs.ts';
import { createFrames } from '../media/frames.ts';
import { createFitter, type Fitting } from '../media/fit.ts';
import { createResults, type ResultFiles } from '../media/results.ts';
import { createGate } from '../moderation/gate.ts';
import { createRemoteScreen } from '../moderation/remote-screen.ts';
import { createScreen, moderationAddress } from '../moderation/screen.ts';
import type { Settings } from '../ops/config.ts';
import type { Lifetime } from '../ops/lifetime.ts';
import { createProducer } from '../queue/producer.ts';
import { showLife } from '../redis/alive.ts';
import { openRedis, whenReady, type Patience } from '../redis/connection.ts';
import { createAudit } from '../redis/audit.ts';
import { createAuditCopies } from '../redis/audit-copies.ts';
import { createEdits } from '../redis/edits.ts';
import { createIntakes } from '../redis/intakes.ts';
import { createLedger } from '../redis/ledger.ts';
import { createNotices } from '../redis/notices.ts';
import { createOutbox } from '../redis/outbox.ts';
import { createPersonal } from '../redis/personal.ts';
import { createServerCare } from '../redis/server-care.ts';
import { createPeople } from '../redis/people.ts';
import { createReports } from '../redis/reports.ts';
import { createTakeDowns } from '../redis/take-downs.ts';
import { createPauses } from '../redis/pauses.ts';
import { createServerSettings } from '../redis/server-settings.ts';
import { createLine } from '../redis/turns.ts';
import { createProvider, type SegmindProvider } from '../segmind/provider.ts';
import type { Credits } from '../segmind/types.ts';
import type { Watch } from './watch.ts';

const DAY_MS = 86_400_000;
/** Somebody waits for their request to be taken meanwhile. */
const MODERATION_WITHIN_MS = 8_000;

/** What a role is built from. */
export interface Wiring {
  settings: Settings;
  redisUrl: string;
  ambient: Ambient;
  lifetime: Lifetime;
  /** Tests step between the verbs and the world here. */
  adaptPorts: (ports: Ports) => Ports;
  /** Where ffmpeg is looked for, as in `PATH`; undefined: in the usual folders. */
  searchPath: string | undefined;
  watch: Watch;
}

/** The ports of one role, and what its transports need besides. */
export interface Wired {
  ports: Ports;
  discord: DiscordRest;
  interactions: DiscordInteractions;
  producer: ReturnType<typeof createProducer>;
  results: ResultFiles;
  provider: SegmindProvider;
}

/**
 * Joins the edges to the ports. The one place where an edge that does not fit its port fails to compile.
 *
 * @param patience - the bot must answer a person even when the store does not; the worker waits for it to come back.
 */
export async function wirePorts(wiring: Wiring, patience: Patience): Promise<Wired> {
  const { settings, redisUrl, ambient, lifetime } = wiring;
  const { owner, log } = ambient;
  const redis = openRedis(redisUrl, patience, (error) => log.warn({ error }, 'store connection'));
  lifetime.add('store', () => redis.disconnect());
  const queueRedis = openRedis(redisUrl, 'impatient', () => {});
  lifetime.add('store for queues', () => queueRedis.disconnect());
  await Promise.all([whenReady(redis), whenReady(queueRedis)]);
  const producer = createProducer(queueRedis);
  lifetime.add('queues', () => producer.close());
  lifetime.add('life', showLife(redis, owner, settings.QUEUE_LOCK_MS));

  const media = wireMedia(wiring);
  const store = wireStore(wiring, redis);
  const discord = wireDiscord(wiring);
  const ports: Ports = {
    interactions: { acknowledge: async (reply) => discord.interactions.acknowledge(reply) },
    gate: createGate({
      allowedServers: settings.ALLOWED_SERVERS ? new Set(settings.ALLOWED_SERVERS) : null,
      defaultGate: settings.DEFAULT_GATE,
      servers: store.servers,
      now: () => ambient.now(),
    }),
    screen: wireScreen(wiring),
    inputs: { check: async (files) => media.inputs.check(files) },
    ...store,
    jobs: {
      push: async (queue, id) => producer.push(queue, id),
      has: async (queue, id) => producer.has(queue, id),
    },
    provider: {
      version: async () => media.provider.version(),
      submit: async (version, submission, signal) =>
        media.provider.submit(version, submission, signal),
      poll: async (requestId, signal) => media.provider.poll(requestId, signal),
      account: async (signal) => accountOf(await media.provider.credits(signal)),
    },
    results: {
      fetch: async (id, url, signal) => media.results.fetch(id, url, signal),
      fetchSource: async (id, source, signal, as) =>
        media.results.fetchSource(id, source, signal, as),
      fit: async (id, file, maxBytes, signal) =>
        fitted(file, maxBytes, await media.fitter.fit(file, { id, maxBytes, signal })),
      sample: async (id, file, signal) => media.frames.sample(file, { id, signal }),
      discard: async (id, url) => media.results.discard(id, url),
    },
    messages: discord.messages,
    presence: createPresence(discord.discord.rest),
  };
  return {
    ports: wiring.adaptPorts(wiring.watch.ports(ports)),
    discord: discord.discord,
    interactions: discord.interactions,
    producer,
    results: media.results,
    provider: media.provider,
  };
}

/** What requests are screened by: words always, an endpoint of the operator's where one is set. */
function wireScreen({ settings, lifetime, ambient }: Wiring): Ports['screen'] {
  const { MODERATION_URL: given, MODERATION_KEY: key = null } = settings;
  const remote =
    given === undefined
      ? null
      : createRemoteScreen({
          url: moderationAddress(given),
          key,
          model: null,
          thresholds: settings.MODERATION_THRESHOLDS ?? {},
          limitMs: MODERATION_WITHIN_MS,
        });
  if (remote) lifetime.add('moderation', () => remote.close());
  return createScreen({
    remote,
    onUnanswered: (why) => ambient.log.warn({ why }, 'no answer from MODERATION_URL'),
  });
}

type Store =
  | 'intakes'
  | 'edits'
  | 'line'
  | 'ledger'
  | 'servers'
  | 'people'
  | 'audit'
  | 'auditCopies'
  | 'pauses'
  | 'notices'
  | 'takeDowns'
  | 'reports'
  | 'personal'
  | 'serverCare'
  | 'outbox';

/** What lives in Redis. */
function wireStore(
  { settings, ambient }: Wiring,
  redis: ReturnType<typeof openRedis>,
): Pick<Ports, Store> {
  const { owner } = ambient;
  const perMinute = settings.SEGMIND_REQUESTS_PER_MINUTE;
  const ledger = createLedger({ redis });
  const retentionMs = settings.RETENTION_DAYS * DAY_MS;
  return {
    intakes: createIntakes({ redis, owner }),
    edits: createEdits({
      redis,
      owner,
      retentionMs,
      submitsPerMinute: perMinute,
    }),
    line: createLine({ redis, slots: settings.SEGMIND_MAX_IN_FLIGHT, perMinute }),
    ledger: {
      standing: async (serverId, userId) => ledger.standing(serverId, userId),
      ofServer: async (serverId) => ledger.ofServer(serverId),
      sweep: async () => ledger.sweep(),
    },
    servers: createServerSettings({ redis }),
    people: createPeople({ redis }),
    audit: createAudit({ redis }),
    auditCopies: createAuditCopies({ redis }),
    pauses: createPauses({ redis }),
    notices: createNotices({ redis }),
    takeDowns: createTakeDowns({ redis, retentionMs }),
    reports: createReports({ redis, retentionMs }),
    personal: createPersonal({ redis }),
    serverCare: createServerCare({ redis }),
    outbox: createOutbox({ redis }),
  };
}

/** Its bytes decide where nobody can look inside: what Discord does not play can still be downloaded. */
function fitted(file: ResultFile, maxBytes: number, fitting: Fitting): Fitted {
  switch (fitting.kind) {
    case 'as_is':
      return { kind: 'whole', file };
    case 'fitted':
      return { kind: 'whole', file: { ...file, ...fitting.file } };
    case 'preview':
      return { kind: 'preview', file: { ...file, ...fitting.file } };
    case 'unfit':
      return file.bytes <= maxBytes
        ? { kind: 'whole', file }
        : { kind: 'none', why: `${fitting.why}: ${fitting.detail}` };
  }
}

/** What the verbs need to know of Segmind's answer about the account. */
function accountOf(credits: Credits): Account {
  if (credits.kind === 'ok') return { kind: 'known', micros: toMicros(credits.usd) };
  return credits.kind === 'refused' ? { kind: 'refused' } : { kind: 'unclear' };
}

function wireMedia({ settings, lifetime, ambient, searchPath }: Wiring) {
  const dir = join(settings.DATA_DIR, 'results');
  const spoolDir = join(dir, 'spool');
  const provider = createProvider({
    apiUrl: settings.SEGMIND_API_URL,
    apiKey: settings.SEGMIND_API_KEY,
    version: settings.SEGMIND_API_VERSION,
    timeoutMs: settings.SEGMIND_TIMEOUT_MS,
    spoolDir,
    onNotice: (notice) => ambient.log.warn({ notice }, 'provider'),
  });
  lifetime.add('provider', () => provider.close());
  const mediaOrigins = settings.MEDIA_ORIGINS;
  const inputs = createInputs({ mediaOrigins });
  lifetime.add('inputs', () => inputs.close());
  const results = createResults({ dir, spoolDir, mediaOrigins });
  lifetime.add('results', () => results.close());
  // Where the doctor finds them, they are found.
  const programs = searchPath === undefined ? { dir } : { dir, path: searchPath };
  return {
    provider,
    inputs,
    results,
    fitter: createFitter(programs),
    frames: createFrames(programs),
  };
}

function wireDiscord({ settings, lifetime, ambient }: Wiring) {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl } = settings;
  const discord = createRest({ token, apiUrl, log: ambient.log });
  lifetime.add('Discord REST', () => discord.close());
  const uploader = createUploader({ token, apiUrl });
  lifetime.add('uploads', () => uploader.close());
  return {
    discord,
    interactions: createInteractions(discord.replies, uploader),
    messages: createMessages({ rest: discord.rest, replies: discord.replies, uploader, token }),
  };
}
