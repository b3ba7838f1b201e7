import type { REST } from '@discordjs/rest';
import { ChannelType, PermissionFlagsBits, Routes } from 'discord-api-types/v10';
import { z } from 'zod';

import type { Asker } from '../core/edit.ts';
import { withTimeLimit } from '../core/time-limit.ts';
import { discordStatus } from './rest-errors.ts';
import { bitsIn, overwriteShape, permissionBits, type Standing } from './overwrites.ts';

/** Somebody waits for their answer meanwhile. */
const LOOK_WITHIN_MS = 600;
/** Roles and overwrites are believed for so long, and that Discord is silent: who turns a page asks again and again. */
const KEPT_MS = 5_000;
/** Servers that are remembered, and threads, of which the channel never changes. */
const SERVERS_KEPT = 200;
const THREADS_KEPT = 5_000;
/** Threads that nobody has used lately are asked for one by one. */
const THREADS_AT_ONCE = 25;

const READS = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory;
const WITH_VOICE: readonly number[] = [ChannelType.GuildVoice, ChannelType.GuildStageVoice];
const OPEN_THREADS: readonly number[] = [ChannelType.PublicThread, ChannelType.AnnouncementThread];

const server = z.object({
  owner_id: z.string(),
  roles: z.array(z.object({ id: z.string(), permissions: permissionBits })),
});
const channels = z.array(
  z.object({
    id: z.string(),
    type: z.number(),
    permission_overwrites: z.array(overwriteShape).default([]),
  }),
);
const thread = z.object({
  id: z.string(),
  type: z.number(),
  guild_id: z.string().optional(),
  parent_id: z.string().nullish(),
});
const threads = z.object({ threads: z.array(thread) });

type Channel = z.infer<typeof channels>[number];

/** A server as Discord described it. */
interface Seen {
  place: z.infer<typeof server>;
  channels: ReadonlyMap<string, Channel>;
}

/** What came of looking; null: Discord did not say. */
interface Looked {
  atMs: number;
  seen: Promise<Seen | null>;
}

/** What is remembered for a while. A thread's channel is null where nobody is to see the thread. */
interface Memory {
  servers: Map<string, Looked>;
  parents: Map<string, string | null>;
}

export interface AccessOptions {
  rest: REST;
  now: () => number;
}

type Look = <T>(route: `/${string}`, shape: z.ZodType<T>) => Promise<T>;

/** Who may read which channel, from Discord's own roles and overwrites; their roles are those that came with the interaction. */
export function createAccess({ rest, now }: AccessOptions) {
  const memory: Memory = { servers: new Map(), parents: new Map() };
  const look: Look = async (route, shape) =>
    shape.parse(
      await withTimeLimit(LOOK_WITHIN_MS, null, async (signal) => rest.get(route, { signal })),
    );

  return {
    async mayView(asker: Asker, channelIds: readonly string[]): Promise<ReadonlySet<string>> {
      const here = mayRead(BigInt(asker.permissions), null) ? [asker.channelId] : [];
      const known = channelIds.filter((id) => here.includes(id));
      const others = channelIds.filter((id) => id !== asker.channelId);
      if (others.length === 0) return new Set(known);
      const seen = await seeServer(memory, look, asker.serverId, now());
      if (seen === null) return new Set(known);
      const places = await placesOf(memory, seen, look, asker.serverId, others);
      const standing = standingOf(seen, asker);
      const readable = others.filter((id) => {
        const channel = places.get(id);
        return channel && mayRead(bitsIn(standing, channel.permission_overwrites), channel);
      });
      return new Set([...known, ...readable]);
    },
  };
}

/** What Discord says of a server, asked once for all who ask meanwhile, and anew after some seconds. */
async function seeServer(
  memory: Memory,
  look: Look,
  serverId: string,
  atMs: number,
): Promise<Seen | null> {
  const kept = memory.servers.get(serverId);
  if (kept && atMs - kept.atMs < KEPT_MS) return kept.seen;
  const seen = lookAtServer(memory, look, serverId).catch(() => null);
  remember(memory.servers, serverId, { atMs, seen }, SERVERS_KEPT);
  return seen;
}

async function lookAtServer({ parents }: Memory, look: Look, serverId: string): Promise<Seen> {
  const [place, all, active] = await Promise.all([
    look(Routes.guild(serverId), server),
    look(Routes.guildChannels(serverId), channels),
    look(Routes.guildActiveThreads(serverId), threads),
  ]);
  for (const one of active.threads) remember(parents, one.id, parentOf(one), THREADS_KEPT);
  return { place, channels: new Map(all.map((channel) => [channel.id, channel])) };
}

/** Of each id its channel, or that of the thread it is; those that are neither here are left out. */
async function placesOf(
  { parents }: Memory,
  { channels: known }: Seen,
  look: Look,
  serverId: string,
  ids: readonly string[],
): Promise<Map<string, Channel>> {
  const unknown = ids.filter((id) => !known.has(id) && !parents.has(id));
  await Promise.all(
    unknown.slice(0, THREADS_AT_ONCE).map(async (id) => {
      const parent = await threadParent(look, serverId, id);
      if (parent !== undefined) remember(parents, id, parent, THREADS_KEPT);
    }),
  );
  return new Map(
    ids.flatMap((id) => {
      const channel = known.get(id) ?? known.get(parents.get(id) ?? '');
      return channel ? [[id, channel] as const] : [];
    }),
  );
}

/**
 * Undefined where Discord does not say: it is asked again the next time. One that the bot may not see is none, and is not asked for
 * again, since Discord counts refused requests; once it may, and it is used, it stands among the active ones.
 */
async function threadParent(
  look: Look,
  serverId: string,
  id: string,
): Promise<string | null | undefined> {
  try {
    const found = await look(Routes.channel(id), thread);
    return found.guild_id === serverId ? parentOf(found) : null;
  } catch (error) {
    return [403, 404].includes(discordStatus(error) ?? 0) ? null : undefined;
  }
}

/** Who is in a private thread is not asked: it is nobody's but for who is in it now. */
function parentOf({ type, parent_id: parent }: z.infer<typeof thread>): string | null {
  return OPEN_THREADS.includes(type) ? (parent ?? null) : null;
}

function standingOf({ place }: Seen, { serverId, userId, roles }: Asker): Standing {
  const own = new Set([serverId, ...roles]);
  const bits =
    place.owner_id === userId
      ? PermissionFlagsBits.Administrator
      : place.roles
          .filter(({ id }) => own.has(id))
          .reduce((sum, { permissions }) => sum | permissions, 0n);
  return { serverId, userId, roles, bits };
}

/** Of a voice channel nobody reads the messages who may not enter it. Source: docs.discord.com, "Permissions". */
function mayRead(bits: bigint, channel: Pick<Channel, 'type'> | null): boolean {
  if ((bits & PermissionFlagsBits.Administrator) !== 0n) return true;
  const isVoice = channel !== null && WITH_VOICE.includes(channel.type);
  const wanted = isVoice ? READS | PermissionFlagsBits.Connect : READS;
  return (bits & wanted) === wanted;
}

/** The oldest goes where there are too many. */
function remember<T>(all: Map<string, T>, id: string, value: T, most: number): void {
  all.delete(id);
  all.set(id, value);
  const [oldest] = all.keys();
  if (all.size > most && oldest !== undefined) all.delete(oldest);
}
