import { createAccess } from '../discord/access.ts';
import { createMembers } from '../discord/members.ts';
import { createMessages } from '../discord/messages.ts';
import { createInteractions, type DiscordInteractions } from '../discord/interactions.ts';
import { createPresence } from '../discord/presence.ts';
import { createRest, type DiscordRest } from '../discord/rest.ts';
import { createUploader } from '../discord/upload.ts';
import { toMicros } from '../core/money.ts';
import type { Ambient, Ports } from '../edits/ports.ts';
import type { Account } from '../edits/provider-ports.ts';
import type { OfferedRequest } from '../edits/offer-ports.ts';
import type { ResultFiles } from '../media/results.ts';
import { createGate } from '../moderation/gate.ts';
import { createRemoteScreen } from '../moderation/remote-screen.ts';
import { createScreen, moderationAddress } from '../moderation/screen.ts';
import type { Settings } from '../ops/config.ts';
import type { Lifetime } from '../ops/lifetime.ts';
import { createPictures } from '../pictures/pictures.ts';
import { createProducer } from '../queue/producer.ts';
import { showLife, showPreparing } from '../redis/alive.ts';
import { openRedis, whenReady, type Patience } from '../redis/connection.ts';
import { createAudit } from '../redis/audit.ts';
import { createAuditCopies } from '../redis/audit-copies.ts';
import { createDrafts } from '../redis/drafts.ts';
import { createEdits } from '../redis/edits.ts';
import { createHistory } from '../redis/history.ts';
import { createIntakes } from '../redis/intakes.ts';
import { createLedger } from '../redis/ledger.ts';
import { createNotices } from '../redis/notices.ts';
import { createOffers } from '../redis/offers.ts';
import { createOutbox } from '../redis/outbox.ts';
import { createPersonal } from '../redis/personal.ts';
import { createServerCare } from '../redis/server-care.ts';
import { createPeople } from '../redis/people.ts';
import { createReports } from '../redis/reports.ts';
import { createTakeDowns } from '../redis/take-downs.ts';
import { createLineage } from '../redis/lineage.ts';
import { createPauses } from '../redis/pauses.ts';
import { createServerSettings } from '../redis/server-settings.ts';
import { createThumbnails } from '../redis/thumbnails.ts';
import { createLine } from '../redis/turns.ts';
import type { SegmindProvider } from '../segmind/provider.ts';
import type { Credits } from '../segmind/types.ts';
import { logSteps } from './log-steps.ts';
import type { Watch } from './watch.ts';
import { announce, resultsPort, wireMedia } from './wire-media.ts';

const DAY_MS = 86_400_000;
/** Waits are told in minutes. */
const GLANCE_MS = 1_000;
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
  /** Tells that the start gets on, so that it is given more time. */
  onProgress: () => void;
}

/** The ports of one role, and what its transports need besides. */
export interface Wired {
  ports: Ports;
  discord: DiscordRest;
  interactions: DiscordInteractions;
  producer: ReturnType<typeof createProducer>;
  results: ResultFiles;
  provider: SegmindProvider;
  /** Lets others know that this process cuts and converts clips, where it can. Does not wait for that. */
  showPreparing(): void;
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
    interactions: {
      acknowledge: async (reply, inPlace) => discord.interactions.acknowledge(reply, inPlace),
    },
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
    provider: providerPort(media),
    results: resultsPort(media),
    messages: discord.messages,
    members: createMembers(discord.discord.rest),
    presence: createPresence(discord.discord.rest),
    access: createAccess({ rest: discord.discord.rest, now: () => ambient.now() }),
    pictures: createPictures(),
  };
  return {
    ports: wiring.adaptPorts(logSteps(wiring.watch.ports(ports), log)),
    discord: discord.discord,
    interactions: discord.interactions,
    producer,
    results: media.results,
    provider: media.provider,
    showPreparing: () =>
      void announce(wiring, (forMs) => showPreparing(redis, forMs), media.fitter),
  };
}

type Media = ReturnType<typeof wireMedia>;

const providerPort = ({ provider }: Media): Ports['provider'] => ({
  version: async () => provider.version(),
  submit: async (version, submission, signal) => provider.submit(version, submission, signal),
  poll: async (requestId, signal) => provider.poll(requestId, signal),
  account: async (signal) => accountOf(await provider.credits(signal)),
});

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
  | 'drafts'
  | 'offers'
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
  | 'lineage'
  | 'thumbnails'
  | 'history'
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
    drafts: createDrafts({ redis }),
    offers: createOffers<OfferedRequest>({ redis }),
    edits: createEdits({
      redis,
      owner,
      retentionMs,
      submitsPerMinute: perMinute,
    }),
    line: createLine({
      redis,
      slots: settings.SEGMIND_MAX_IN_FLIGHT,
      perMinute,
      glanceMs: GLANCE_MS,
    }),
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
    lineage: createLineage({ redis }),
    thumbnails: createThumbnails({ redis, retentionMs }),
    history: createHistory({ redis }),
    outbox: createOutbox({ redis }),
  };
}

/** What the verbs need to know of Segmind's answer about the account. */
function accountOf(credits: Credits): Account {
  if (credits.kind === 'ok') return { kind: 'known', micros: toMicros(credits.usd) };
  return credits.kind === 'refused' ? { kind: 'refused' } : { kind: 'unclear' };
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
