import { Client, Events, GatewayDispatchEvents, Options, Status } from 'discord.js';
import type { ClientOptions } from 'discord.js';

import type { Log } from '../edits/ports.ts';

export interface GatewayOptions {
  token: string;
  apiUrl: string;
  /** All that Discord wants, so many, or a range of so many: `from` to `to` of `of`, from 0. */
  shards: 'auto' | number | { from: number; to: number; of: number };
  log: Log;
  /** Each interaction as it came. */
  onInteraction(payload: unknown): void;
  /** One more of the connections is there. */
  onProgress(): void;
  /** The session cannot go on: the token was changed or refused. */
  onEnd(): void;
}

export interface Gateway {
  applicationId: string;
  /** Whether every shard has its session now; one that is lost is taken up again without a word from here. */
  isConnected(): boolean;
  close(): Promise<void>;
}

/**
 * Connects with no intents: interactions arrive all the same, and no server is cached. Resolves when every connection is ready:
 * Discord lets one begin every 5 s, and several at once only for very large bots.
 *
 * Rejects as discord.js does: `TokenInvalid`, a connection error, or "Authentication failed"; with the gateway itself out
 * of reach it stays pending, so the caller sets a deadline.
 */
export async function connectGateway(options: GatewayOptions): Promise<Gateway> {
  const client = new Client({
    intents: [],
    ...shardsOf(options.shards),
    makeCache: Options.cacheWithLimits({
      MessageManager: 0,
      GuildMemberManager: 0,
      UserManager: 0,
    }),
    rest: { api: options.apiUrl, version: '10' },
  });
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (payload: unknown) => {
    options.onInteraction(payload);
  });
  client.on(Events.Error, (error) => options.log.warn({ error }, 'gateway error'));
  client.on(Events.ShardDisconnect, ({ code }) => options.log.warn({ code }, 'gateway closed'));
  client.on(Events.ShardReady, () => options.onProgress());
  client.on(Events.Invalidated, () => options.onEnd());
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  try {
    await client.login(options.token);
    await ready;
  } catch (error) {
    await client.destroy();
    throw error;
  }
  return {
    applicationId: client.application?.id ?? client.user?.id ?? '',
    isConnected: () =>
      client.isReady() && client.ws.shards.every((shard) => shard.status === Status.Ready),
    close: () => client.destroy(),
  };
}

/** A number alone would be the id of one shard to discord.js. */
function shardsOf(shards: GatewayOptions['shards']): Pick<ClientOptions, 'shards' | 'shardCount'> {
  if (shards === 'auto') return { shards };
  const { from, to, of } =
    typeof shards === 'number' ? { from: 0, to: shards - 1, of: shards } : shards;
  return { shards: Array.from({ length: to - from + 1 }, (_, at) => from + at), shardCount: of };
}
