import type { Server } from '../model.ts';
import { presentChannel, presentMember, presentServer, presentUser } from '../present.ts';
import type { World } from '../world.ts';
import type { Session } from './session.ts';

/** READY: who the bot is, and the servers of this shard, not yet available. */
export function readyPayload(
  world: World,
  session: Session,
  servers: readonly Server[],
  resumeAddress: string,
): Record<string, unknown> {
  return {
    v: 10,
    user: { ...presentUser(world.bot), verified: true, mfa_enabled: false, flags: 0, email: null },
    guilds: servers.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: resumeAddress,
    shard: [session.shard, session.shards],
    application: { id: world.bot.id, flags: 0 },
    private_channels: [],
    presences: [],
    relationships: [],
    guild_join_requests: [],
    geo_ordered_rtc_regions: [],
    user_settings: {},
    _trace: [],
  };
}

/** GUILD_CREATE: a server with its channels, for a session that asked for servers. */
export function presentGuildCreate(server: Server, world: World): Record<string, unknown> {
  const channels = world.channelsOf(server);
  const bot = server.members.get(world.bot.id);
  return {
    ...presentServer(server),
    joined_at: new Date(bot?.joinedAt ?? world.clock.now()).toISOString(),
    large: false,
    unavailable: false,
    member_count: server.members.size,
    members: bot ? [presentMember(bot)] : [],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    channels: channels.filter((channel) => !channel.thread).map(presentChannel),
    threads: channels.filter((channel) => channel.thread).map(presentChannel),
  };
}
