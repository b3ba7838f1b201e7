import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SandboxClock } from '../clock.ts';
import { FaultPlan } from '../faults.ts';
import type { Change } from './changes.ts';
import { type Card, messageCard } from './client/card.ts';
import { Person } from './client/person.ts';
import { CommandBook, type RegisteredCommand } from './command-book.ts';
import { Deadlines } from './deadlines.ts';
import type { Deps } from './deps.ts';
import { FileStore } from './file-store.ts';
import { Gateway } from './gateway/gateway.ts';
import { Front } from './http/front.ts';
import type { RequestLogEntry } from './http/request-log.ts';
import { Router } from './http/router.ts';
import { Interactions } from './interactions.ts';
import { MessageBook } from './message-book.ts';
import type { Channel, Interaction, Member, Message, User } from './model.ts';
import { callbackRoutes } from './routes/callbacks.ts';
import { gatewayRoutes } from './routes/gateway.ts';
import { commandRoutes, lookupRoutes } from './routes/lookups.ts';
import { messageRoutes } from './routes/messages.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { World } from './world.ts';

export interface LocalDiscordOptions {
  /** Default: any free port. */
  port?: number;
  /** Default: 127.0.0.1. */
  host?: string;
  clock?: SandboxClock;
  /** The bot's name. Default `local-bot`. */
  botName?: string;
  /** The bot's token; its first part must be the base64 of an id. Default: a new one. */
  token?: string;
  /** Bytes per file where a server says nothing else. Default: 10 MiB. */
  attachmentSizeLimit?: number;
  /** Privileged gateway intents the application may ask for, as bits. Default: none. */
  privilegedIntents?: number;
  /** Whether the application may read what others write. Default: no. */
  messageContentIntent?: boolean;
}

/** A Discord of one's own: REST, gateway and CDN on one port, and the people who use it. */
export interface LocalDiscord {
  /** http://host:port */
  readonly origin: string;
  /** What to give a bot as its REST root; it appends `/v10`. */
  readonly apiUrl: string;
  readonly cdnOrigin: string;
  readonly token: string;
  readonly applicationId: string;
  readonly botUserId: string;
  readonly clock: SandboxClock;
  /** Faults on REST routes and CDN files. */
  readonly faults: FaultPlan;
  readonly gateway: Pick<Gateway, 'faults' | 'limits' | 'kick' | 'live'>;
  /** Every REST request, oldest first. */
  readonly requests: readonly RequestLogEntry[];
  readonly world: World;
  /** A person in a channel; a member only in a channel of their server or in their direct messages. */
  as(who: Member | User, channel: Channel): Person;
  commands(guildId?: string): RegisteredCommand[];
  /** Every message of a channel, oldest first, ephemeral ones included. */
  messages(channel: Channel): Message[];
  directMessages(who: Member | User): Message[];
  /** Every interaction that was started, oldest first. */
  interactions(): Interaction[];
  /** How a message looks now. */
  card(message: Message): Card;
  /** Called after each change; returns the way to stop. */
  subscribe(listener: (change: Change) => void): () => void;
  /** Asks again after each change. @throws Error after `timeoutMs` of real time, default 20 s. */
  waitFor<T>(
    look: () => T | undefined | false,
    options?: { timeoutMs?: number; what?: string },
  ): Promise<T>;
  close(): Promise<void>;
}

const userOf = (who: Member | User): User => ('user' in who ? who.user : who);

const idIn = (token: string): string | undefined => {
  const id = Buffer.from(token.split('.')[0] ?? '', 'base64').toString('utf8');
  return /^\d{17,20}$/.test(id) ? id : undefined;
};

const newToken = (id: string): string => {
  const random = Buffer.from(`${id}local`).toString('base64url');
  return `${Buffer.from(id).toString('base64url')}.Glocal.${random.padEnd(38, 'x')}`;
};

/** Starts a local Discord. It holds nothing on disk but files, in a temporary folder that `close` removes. */
export async function startLocalDiscord(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  const { clock = new SandboxClock(), host = '127.0.0.1', port = 0 } = options;
  const { attachmentSizeLimit = 10 * 1024 * 1024, messageContentIntent = false } = options;
  const botId = options.token === undefined ? undefined : idIn(options.token);
  const { botName } = options;
  const world = new World(clock, {
    attachmentSizeLimit,
    ...(botId ? { botId } : {}),
    ...(botName === undefined ? {} : { botName }),
  });
  const token = options.token ?? newToken(world.bot.id);
  const faults = new FaultPlan();
  const files = new FileStore(clock);
  const deadlines = new Deadlines(clock);
  const address = () => files.origin.replace('http', 'ws');
  const gateway = new Gateway({
    world,
    token,
    address,
    privilegedIntents: options.privilegedIntents ?? 0,
  });
  const deps: Deps = {
    world,
    files,
    messageContentIntent,
    book: new MessageBook(world, files),
    interactions: new Interactions(world, deadlines),
    commands: new CommandBook(world),
    dispatch: (event, serverId, data) => gateway.dispatch(event, serverId, data),
  };
  const router = new Router([
    ...gatewayRoutes(address, gateway.limits),
    ...lookupRoutes(deps),
    ...commandRoutes(deps),
    ...callbackRoutes(deps),
    ...webhookRoutes(deps),
    ...messageRoutes(deps),
  ]);
  const front = new Front({ world, files, faults, router, token });
  const server = createServer((request, response) => void front.serve(request, response));
  // Longer than any client's, so that no request meets a connection that is just closing.
  server.keepAliveTimeout = 120_000;
  server.on('upgrade', (request, socket, head) => gateway.upgrade(request, socket, head));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  files.origin = `http://${host}:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    gateway.close();
    deadlines.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await files.close();
  };
  return describe(deps, { token, faults, gateway, front, close });
}

function describe(
  deps: Deps,
  parts: Pick<LocalDiscord, 'token' | 'faults' | 'close'> & { gateway: Gateway; front: Front },
): LocalDiscord {
  const { world, files, commands } = deps;
  const { origin } = files;
  return {
    origin,
    apiUrl: `${origin}/api`,
    cdnOrigin: origin,
    token: parts.token,
    applicationId: world.bot.id,
    botUserId: world.bot.id,
    clock: world.clock,
    faults: parts.faults,
    gateway: parts.gateway,
    requests: parts.front.requests,
    world,
    as: (who, channel) => new Person(deps, userOf(who), channel),
    commands: (guildId) => commands.list(guildId),
    messages: (channel) => world.messagesIn(channel),
    directMessages: (who) => world.messagesIn(world.directChannel(userOf(who))),
    interactions: () => deps.interactions.all(),
    card: (message) => {
      const { interaction } = message;
      const expired = interaction !== undefined && deps.interactions.expired(interaction);
      return messageCard(message, files, expired);
    },
    subscribe: (listener) => world.changes.subscribe(listener),
    waitFor: (look, options) => world.changes.waitFor(look, options),
    close: parts.close,
  };
}
