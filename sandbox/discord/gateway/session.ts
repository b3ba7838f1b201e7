import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';

/** Dispatches kept for a session that comes back. */
const KEPT = 1000;

interface Dispatch {
  s: number;
  t: string;
  d: unknown;
}

/** One identified session: its shard, its numbered dispatches, and the connection it has now, if any. */
export class Session {
  readonly id = randomBytes(16).toString('hex');
  readonly shard: number;
  readonly shards: number;
  readonly intents: number;
  socket: WebSocket | undefined;
  #sequence = 0;
  readonly #sent: Dispatch[] = [];

  constructor(socket: WebSocket, about: { shard: number; shards: number; intents: number }) {
    this.socket = socket;
    this.shard = about.shard;
    this.shards = about.shards;
    this.intents = about.intents;
  }

  get live(): boolean {
    return this.socket?.readyState === 1;
  }

  /** Whether this session gets what happens in a server (or, on shard 0, in direct messages). */
  serves(serverId: string | undefined): boolean {
    const shard =
      serverId === undefined ? 0 : Number((BigInt(serverId) >> 22n) % BigInt(this.shards));
    return shard === this.shard;
  }

  /** Sends a dispatch, or keeps it for when the session resumes. */
  dispatch(event: string, data: unknown): void {
    this.#sequence += 1;
    const entry = { s: this.#sequence, t: event, d: data };
    this.#sent.push(entry);
    if (this.#sent.length > KEPT) this.#sent.shift();
    this.#send(entry);
  }

  /** Takes a new connection and sends what was missed after `sequence`. False when that is not possible. */
  resume(socket: WebSocket, sequence: number): boolean {
    const oldest = this.#sent[0]?.s ?? 1;
    if (sequence > this.#sequence || sequence < oldest - 1) return false;
    this.socket = socket;
    for (const entry of this.#sent) if (entry.s > sequence) this.#send(entry);
    return true;
  }

  #send(entry: Dispatch): void {
    if (this.live) this.socket?.send(JSON.stringify({ op: 0, ...entry }));
  }
}
