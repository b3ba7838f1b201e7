import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { GatewayLimits } from '../routes/gateway.ts';
import type { World } from '../world.ts';
import { presentGuildCreate, readyPayload } from './payloads.ts';
import { Session } from './session.ts';

const HEARTBEAT_MS = 41_250;
const GUILDS_INTENT = 1;
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);
const KNOWN_INTENTS = 0x331_ffff;

/** How the gateway misbehaves, from now until it is told otherwise. */
export interface GatewayFaults {
  /** Refuses every new connection with this HTTP status. */
  refuseWith: number | undefined;
  /** Accepts connections and says nothing: no HELLO, no acknowledgement, no dispatch. */
  silent: boolean;
  /** Gives each event to every session of the right shard, not to one: nothing says that Discord does not. */
  toEvery: boolean;
}

export interface GatewayParts {
  world: World;
  token: string;
  /** The privileged intents the application may ask for, as bits. */
  privilegedIntents: number;
  /** ws://host:port */
  address: () => string;
}

interface Packet {
  op?: number;
  d?: Record<string, unknown> | number | null;
}

/** The gateway: identifies sessions, keeps them through reconnects and sends them what happens. */
export class Gateway {
  readonly faults: GatewayFaults = {
    refuseWith: undefined,
    silent: false,
    toEvery: false,
  };
  readonly limits: GatewayLimits = { shards: 1, remaining: 1000, atOnce: 1 };
  readonly #parts: GatewayParts;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #sessions = new Map<string, Session>();

  constructor(parts: GatewayParts) {
    this.#parts = parts;
    const { world } = parts;
    world.events.on('bot-added', (server) => {
      this.#toGuildSessions('GUILD_CREATE', server.id, presentGuildCreate(server, world));
    });
    world.events.on('bot-removed', (server) => {
      this.#toGuildSessions('GUILD_DELETE', server.id, { id: server.id });
    });
  }

  /** The sessions that have a connection now. */
  get live(): Session[] {
    return [...this.#sessions.values()].filter((session) => session.live);
  }

  /** Takes over an HTTP request that asks for a web socket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { refuseWith } = this.faults;
    if (refuseWith !== undefined) {
      socket.end(
        `HTTP/1.1 ${refuseWith} Refused\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
      );
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (client) => this.#greet(client));
  }

  /** Closes every live connection with this code. `forget`: the sessions cannot be resumed either. */
  kick(code = 4000, { forget = false } = {}): void {
    for (const session of this.live) session.socket?.close(code);
    if (forget) this.#sessions.clear();
    this.#parts.world.changes.announce({ kind: 'gateway-changed' });
  }

  /**
   * Sends a dispatch to one session of the right shard: a live one if there is one, else the one that was there last,
   * which gets it if it resumes. Nobody gets it when there was none.
   */
  dispatch(event: string, serverId: string | undefined, data: unknown): void {
    const right = [...this.#sessions.values()].filter((session) => session.serves(serverId));
    const live = right.filter((each) => each.live);
    const last = live.at(-1) ?? right.at(-1);
    const to = this.faults.toEvery && live.length > 0 ? live : last ? [last] : [];
    if (this.faults.silent) return;
    for (const session of to) session.dispatch(event, data);
  }

  close(): void {
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }

  #greet(client: WebSocket): void {
    let session: Session | undefined;
    client.on('message', (data: Buffer) => {
      if (this.faults.silent) return;
      const packet = parse(data);
      if (!packet) return client.close(4002, 'Error while decoding payload.');
      session = this.#receive(client, packet, session) ?? session;
      return undefined;
    });
    client.on('error', () => client.terminate());
    client.on('close', (code) => {
      if (session?.socket === client) {
        session.socket = undefined;
        // A bot that says goodbye ends its session; any other close leaves it to be resumed.
        if (code === 1000 || code === 1001) this.#sessions.delete(session.id);
      }
      this.#parts.world.changes.announce({ kind: 'gateway-changed' });
    });
    if (this.faults.silent) return;
    client.send(JSON.stringify({ op: 10, d: { heartbeat_interval: HEARTBEAT_MS, _trace: [] } }));
  }

  #receive(client: WebSocket, { op, d }: Packet, session?: Session): Session | undefined {
    const body = typeof d === 'object' && d !== null ? d : {};
    switch (op) {
      case 1:
        client.send(JSON.stringify({ op: 11 }));
        return undefined;
      case 2:
        if (session) client.close(4005, 'Already authenticated.');
        else return this.#identify(client, body);
        return undefined;
      case 6:
        return this.#resume(client, body);
      case 3:
      case 4:
      case 8:
      case 31:
        if (!session) client.close(4003, 'Not authenticated.');
        return undefined;
      case undefined:
      default:
        client.close(4001, 'Unknown opcode.');
        return undefined;
    }
  }

  #identify(client: WebSocket, body: Record<string, unknown>): Session | undefined {
    const refused = this.#whyNot(body);
    if (refused) {
      client.close(...refused);
      return undefined;
    }
    const { world } = this.#parts;
    const [shard, shards] = (body['shard'] as [number, number] | undefined) ?? [0, 1];
    const intents = body['intents'] as number;
    const session = new Session(client, { shard, shards, intents });
    this.#sessions.set(session.id, session);
    const servers = [...world.servers.values()].filter(
      (server) => server.botPresent && session.serves(server.id),
    );
    session.dispatch('READY', readyPayload(world, session, servers, this.#parts.address()));
    if (intents & GUILDS_INTENT) {
      for (const server of servers) {
        session.dispatch('GUILD_CREATE', presentGuildCreate(server, world));
      }
    }
    world.changes.announce({ kind: 'gateway-changed' });
    return session;
  }

  /** Why an IDENTIFY is refused: close code and reason. */
  #whyNot(body: Record<string, unknown>): [number, string] | undefined {
    const { token, intents, properties, shard } = body;
    if (token !== this.#parts.token) return [4004, 'Authentication failed.'];
    if (typeof properties !== 'object' || properties === null) return [4002, 'Decode error.'];
    if (!Number.isInteger(intents) || (intents as number) < 0) return [4013, 'Invalid intents.'];
    if (((intents as number) & ~KNOWN_INTENTS) !== 0) return [4013, 'Invalid intents.'];
    const asked = (intents as number) & PRIVILEGED;
    if (asked & ~this.#parts.privilegedIntents) return [4014, 'Disallowed intent(s).'];
    const [index, count] = (shard as [number, number] | undefined) ?? [0, 1];
    return index >= 0 && index < count ? undefined : [4010, 'Invalid shard.'];
  }

  #resume(client: WebSocket, body: Record<string, unknown>): Session | undefined {
    if (body['token'] !== this.#parts.token) {
      client.close(4004, 'Authentication failed.');
      return undefined;
    }
    const session = this.#sessions.get(String(body['session_id']));
    const before = session?.socket;
    if (!session?.resume(client, Number(body['seq']))) {
      client.send(JSON.stringify({ op: 9, d: false }));
      return undefined;
    }
    if (before && before !== client) before.close(4000);
    session.dispatch('RESUMED', { _trace: [] });
    this.#parts.world.changes.announce({ kind: 'gateway-changed' });
    return session;
  }

  #toGuildSessions(event: string, serverId: string, data: unknown): void {
    for (const session of this.#sessions.values()) {
      if (session.intents & GUILDS_INTENT && session.serves(serverId))
        session.dispatch(event, data);
    }
  }
}

function parse(data: Buffer): Packet | undefined {
  try {
    return JSON.parse(data.toString('utf8')) as Packet;
  } catch {
    return undefined;
  }
}
