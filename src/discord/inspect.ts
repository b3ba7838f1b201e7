import { ChannelType, PermissionFlagsBits, Routes } from 'discord-api-types/v10';
import { z } from 'zod';

import { withTimeLimit } from '../core/time-limit.ts';
import { bitsIn, type Overwrite, overwriteShape, permissionBits as bits } from './overwrites.ts';
import { createRest } from './rest.ts';
import { discordCode, discordStatus, toDiscordFailure } from './rest-errors.ts';

/** What a look-up showed. Nothing here ever rejects. */
export type Seen<T> =
  | { kind: 'seen'; value: T }
  /** Discord does not accept the token. */
  | { kind: 'refused' }
  /** It does not exist, or the bot may not see it. */
  | { kind: 'hidden' }
  /** Discord answered, but not with this. */
  | { kind: 'unclear'; status: number }
  | { kind: 'unreachable' };

const named = z.object({ id: z.string(), name: z.string() });
const bot = z.object({ id: z.string(), username: z.string() });
const application = z.object({
  id: z.string(),
  bot_public: z.boolean().catch(true),
  flags: z.number().catch(0),
  interactions_endpoint_url: z.string().nullish().catch(null),
  approximate_guild_count: z.number().optional().catch(undefined),
});
const servers = z.array(named.extend({ permissions: bits }));
const server = named.extend({ roles: z.array(z.object({ id: z.string(), permissions: bits })) });
const member = z.object({ roles: z.array(z.string()) });
const channel = z.object({
  id: z.string(),
  type: z.number(),
  name: z.string().nullish(),
  guild_id: z.string().optional(),
  parent_id: z.string().nullish(),
  permission_overwrites: z.array(overwriteShape).optional().default([]),
  thread_metadata: z.object({ locked: z.boolean().catch(false) }).optional(),
});
/** Source: Discord's documentation, "Get Gateway Bot". */
const gateway = z
  .object({
    shards: z.number(),
    session_start_limit: z.object({ remaining: z.number(), reset_after: z.number() }),
  })
  .transform(({ shards, session_start_limit: { remaining, reset_after: resetAfterMs } }) => ({
    shards,
    remaining,
    resetAfterMs,
  }));
const commandList = z.array(z.record(z.string(), z.unknown()));

/** How many connections Discord wants, and how often one may still be opened within what time. */
export type GatewaySeen = z.infer<typeof gateway>;
export type Application = z.infer<typeof application>;
type Standing = { name: string; bits: bigint; roles: readonly string[] };

/** A server the bot is in: its permissions there, before channels have their say. */
export interface ServerSeen {
  id: string;
  name: string;
  missing: string[];
}

export interface ChannelSeen {
  name: string;
  /** Null: cannot be told. */
  missing: string[] | null;
  /** Whether messages can be in it at all: not in a category or a forum. */
  takesMessages: boolean;
}

/** Discord gives no more than this in one list. */
const MOST_SERVERS = 200;

const NEEDED = [
  { name: 'View Channels', bit: PermissionFlagsBits.ViewChannel },
  { name: 'Send Messages', bit: PermissionFlagsBits.SendMessages },
  { name: 'Attach Files', bit: PermissionFlagsBits.AttachFiles },
  // To find its own messages again, and the clips in them for a remix.
  { name: 'Read Message History', bit: PermissionFlagsBits.ReadMessageHistory },
] as const;
const THREAD_TYPES = new Set<number>([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);
const WITHOUT_MESSAGES = new Set<number>([
  ChannelType.GuildCategory,
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
  ChannelType.GuildDirectory,
]);
/** Presence, members and message content, each for large and for small bots. */
const PRIVILEGED = (1 << 12) | (1 << 13) | (1 << 14) | (1 << 15) | (1 << 18) | (1 << 19);
/** A thing that is not there, or not for this bot. */
const HIDDEN_CODES = new Set([10_002, 10_003, 10_004, 10_007, 10_013, 50_001, 50_013]);

export const hasPrivilegedIntents = ({ flags }: Application): boolean => (flags & PRIVILEGED) !== 0;

export interface Lookout {
  bot(): Promise<Seen<z.infer<typeof bot>>>;
  application(): Promise<Seen<Application>>;
  gateway(): Promise<Seen<GatewaySeen>>;
  /** The first 200 of them. */
  servers(): Promise<Seen<ServerSeen[]>>;
  server(id: string, botId: string): Promise<Seen<ServerSeen>>;
  channel(id: string, botId: string): Promise<Seen<ChannelSeen>>;
  /** What is registered in one server, or with null everywhere, as Discord shows it. */
  commands(
    applicationId: string,
    serverId: string | null,
  ): Promise<Seen<Record<string, unknown>[]>>;
  /** By how much this machine's clock is ahead of Discord's, in ms; null until Discord has answered. */
  aheadMs(): number | null;
  close(): Promise<void>;
}

type Get = <T>(
  schema: z.ZodType<T>,
  route: `/${string}`,
  query?: URLSearchParams,
) => Promise<Seen<T>>;

/** Opens a way to look at Discord with the bot's token. `withinMs` is for each look-up. */
export function openLookout(options: { token: string; apiUrl: string; withinMs: number }): Lookout {
  const discord = createRest(options);
  const { rest } = discord;
  let aheadMs: number | null = null;
  rest.on('response', (_request, answer) => {
    const date = Date.parse(answer.headers.get('date') ?? '');
    if (Number.isFinite(date)) aheadMs = Date.now() - date;
  });

  const get: Get = async (schema, route, query = new URLSearchParams()) => {
    try {
      const answer = await withTimeLimit(options.withinMs, null, async (signal) =>
        // The library does not end its waits for a rate limit with the signal.
        Promise.race([rest.get(route, { signal, query }), rejectOnAbort(signal)]),
      );
      const parsed = schema.safeParse(answer);
      if (!parsed.success) return { kind: 'unclear', status: 200 };
      return { kind: 'seen', value: parsed.data };
    } catch (error) {
      return unseen(error);
    }
  };

  return {
    bot: async () => get(bot, Routes.user('@me')),
    application: async () => get(application, Routes.currentApplication()),
    gateway: async () => get(gateway, Routes.gatewayBot()),
    servers: async () => lookAtServers(get),
    async server(id, botId) {
      return map(await standingIn(get, id, botId), ({ name, bits: held }) => ({
        id,
        name,
        missing: lacking(held),
      }));
    },
    channel: async (id, botId) => lookAtChannel(get, id, botId),
    commands: async (applicationId, serverId) =>
      get(
        commandList,
        serverId === null
          ? Routes.applicationCommands(applicationId)
          : Routes.applicationGuildCommands(applicationId, serverId),
        new URLSearchParams({ with_localizations: 'true' }),
      ),
    aheadMs: () => aheadMs,
    close: async () => discord.close(),
  };
}

async function lookAtServers(get: Get): Promise<Seen<ServerSeen[]>> {
  const query = new URLSearchParams({ limit: String(MOST_SERVERS) });
  return map(await get(servers, Routes.userGuilds(), query), (list) =>
    list.map(({ id, name, permissions }) => ({ id, name, missing: lacking(permissions) })),
  );
}

async function standingIn(get: Get, serverId: string, botId: string): Promise<Seen<Standing>> {
  const [place, self] = await Promise.all([
    get(server, Routes.guild(serverId)),
    get(member, Routes.guildMember(serverId, botId)),
  ]);
  if (place.kind !== 'seen') return place;
  return map(self, ({ roles }) => {
    const own = new Set([serverId, ...roles]);
    const held = place.value.roles.filter(({ id }) => own.has(id));
    const sum = held.reduce((before, { permissions }) => before | permissions, 0n);
    return { name: place.value.name, bits: sum, roles };
  });
}

async function lookAtChannel(get: Get, id: string, botId: string): Promise<Seen<ChannelSeen>> {
  const seen = await get(channel, Routes.channel(id));
  if (seen.kind !== 'seen') return seen;
  const { type, guild_id: serverId, parent_id: parentId } = seen.value;
  const isThread = THREAD_TYPES.has(type);
  const [place, rules] = await Promise.all([
    serverId === undefined ? null : standingIn(get, serverId, botId),
    isThread && parentId ? get(channel, Routes.channel(parentId)) : seen,
  ]);
  const takesMessages = !WITHOUT_MESSAGES.has(type) && seen.value.thread_metadata?.locked !== true;
  const name = seen.value.name ?? id;
  if (place?.kind !== 'seen' || rules.kind !== 'seen' || serverId === undefined) {
    return { kind: 'seen', value: { name, takesMessages, missing: null } };
  }
  const over = rules.value.permission_overwrites;
  const missing = lacking(permissionsIn(place.value, over, [serverId, botId], isThread));
  return { kind: 'seen', value: { name, takesMessages, missing } };
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('The time is up.')), { once: true });
  });
}

function map<T, U>(seen: Seen<T>, change: (value: T) => U): Seen<U> {
  return seen.kind === 'seen' ? { kind: 'seen', value: change(seen.value) } : seen;
}

function unseen(error: unknown): Exclude<Seen<never>, { kind: 'seen' }> {
  const { failure } = toDiscordFailure(error);
  const status = discordStatus(error);
  if (status === 401 || failure.code === 'discord_unauthorized') return { kind: 'refused' };
  if (HIDDEN_CODES.has(discordCode(error) ?? 0)) return { kind: 'hidden' };
  if (status !== null) return { kind: 'unclear', status };
  const isLimited = failure.code === 'discord_unavailable' && failure.facts.retryAfterMs !== null;
  return isLimited ? { kind: 'unclear', status: 429 } : { kind: 'unreachable' };
}

function lacking(bits: bigint): string[] {
  if ((bits & PermissionFlagsBits.Administrator) !== 0n) return [];
  return NEEDED.filter(({ bit }) => (bits & bit) === 0n).map(({ name }) => name);
}

function permissionsIn(
  { bits: held, roles }: Standing,
  overwrites: readonly Overwrite[],
  [serverId, userId]: readonly [string, string],
  isThread: boolean,
): bigint {
  if ((held & PermissionFlagsBits.Administrator) !== 0n) return held;
  const inParent = bitsIn({ serverId, userId, roles, bits: held }, overwrites);
  if (!isThread) return inParent;
  const inThreads = (inParent & PermissionFlagsBits.SendMessagesInThreads) !== 0n;
  const { SendMessages } = PermissionFlagsBits;
  return inThreads ? inParent | SendMessages : inParent & ~SendMessages;
}
