import { WebSocket } from 'ws';
import type { LocalDiscord } from '../../../../sandbox/discord/local-discord.ts';

export type Json = Record<string, unknown>;

export interface InteractionCreate extends Json {
  id: string;
  token: string;
  data: Json & {
    options?: { name: string; type: number; value: unknown; options?: unknown }[];
    resolved?: { attachments?: Record<string, { url: string; size: number }> };
  };
}

export interface Answer {
  status: number;
  body: Json & { id: string; code?: number; errors?: Json };
}

interface BotFile {
  name: string;
  bytes: Uint8Array | string;
  /** What to write in `files[...]`; default its place. */
  field?: string;
}

export interface RestOptions {
  body?: unknown;
  files?: BotFile[];
  /** Default: the bot's token. */
  auth?: string | null;
}

/** A gateway packet that is a dispatch. */
export interface Dispatch {
  s: number;
  t: string;
  d: Json;
}

/** The smallest correct bot: a web socket and fetch. */
export class TinyBot {
  readonly discord: LocalDiscord;
  readonly dispatches: Dispatch[] = [];
  /** Non-dispatch packets, by op. */
  readonly others: { op: number; d: unknown }[] = [];
  readonly closed: Promise<number>;
  readonly socket: WebSocket;
  #wake: () => void = () => {};

  constructor(discord: LocalDiscord, first?: Json) {
    this.discord = discord;
    this.socket = new WebSocket(`${discord.origin.replace('http', 'ws')}/?v=10&encoding=json`);
    this.closed = new Promise((resolve) => this.socket.once('close', resolve));
    this.socket.on('error', () => {});
    this.socket.on('message', (data: Buffer) => {
      const packet = JSON.parse(data.toString()) as Dispatch & { op: number };
      if (packet.op === 10) this.send(first ?? identify(discord.token));
      if (packet.op === 0) this.dispatches.push(packet);
      else this.others.push(packet);
      this.#wake();
    });
  }

  send(packet: Json): void {
    this.socket.send(JSON.stringify(packet));
  }

  /** The nth dispatch of this name, counting from 0. */
  async dispatch(name: string, nth = 0): Promise<Dispatch> {
    for (;;) {
      const found = this.dispatches.filter((each) => each.t === name)[nth];
      if (found) return found;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  async interaction(nth = 0): Promise<InteractionCreate> {
    const { d } = await this.dispatch('INTERACTION_CREATE', nth);
    return d as InteractionCreate;
  }

  close(code = 1000): Promise<number> {
    this.socket.close(code);
    return this.closed;
  }
}

export function identify(token: string, more: Json = {}): Json {
  const properties = { os: 'linux', browser: 'tiny', device: 'tiny' };
  return { op: 2, d: { token, intents: 0, properties, ...more } };
}

/** Connects and waits for READY. */
export async function connect(discord: LocalDiscord): Promise<TinyBot> {
  const bot = new TinyBot(discord);
  await bot.dispatch('READY');
  return bot;
}

/** One REST call, `path` below `/api/v10`. */
export async function rest(
  discord: LocalDiscord,
  method: string,
  path: string,
  { body, files, auth = `Bot ${discord.token}` }: RestOptions = {},
): Promise<Answer> {
  const headers: Record<string, string> = auth === null ? {} : { authorization: auth };
  let payload: FormData | string | undefined;
  if (files) {
    payload = new FormData();
    payload.set('payload_json', JSON.stringify(body ?? {}));
    files.forEach((file, index) => {
      const bytes = typeof file.bytes === 'string' ? file.bytes : new Uint8Array(file.bytes);
      const field = file.field ?? `files[${index}]`;
      (payload as FormData).set(field, new Blob([bytes]), file.name);
    });
  } else if (body !== undefined) {
    payload = typeof body === 'string' ? body : JSON.stringify(body);
    headers['content-type'] = 'application/json';
  }
  const init = payload === undefined ? { method, headers } : { method, headers, body: payload };
  const response = await fetch(`${discord.apiUrl}/v10${path}`, init);
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Answer['body'] };
}

/** The callback of an interaction. */
export function callback(
  discord: LocalDiscord,
  { id, token }: { id: string; token: string },
  body: Json,
  options: RestOptions & { query?: string } = {},
): Promise<Answer> {
  const path = `/interactions/${id}/${token}/callback${options.query ?? ''}`;
  return rest(discord, 'POST', path, { auth: null, ...options, body });
}

/** A call that an interaction's token opens; `tail` such as `/messages/@original`. */
export function hook(
  discord: LocalDiscord,
  method: string,
  { token }: { token: string },
  tail: string,
  options: RestOptions = {},
): Promise<Answer> {
  const path = `/webhooks/${discord.applicationId}/${token}${tail}`;
  return rest(discord, method, path, { auth: null, ...options });
}

/** The codes in a 50035 error tree, each with its path, such as `components.0.type: UNION_TYPE_CHOICES`. */
export function formErrors({ body }: Answer): string[] {
  const found: string[] = [];
  const visit = (node: unknown, path: string[]) => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key !== '_errors') visit(value, [...path, key]);
      else
        for (const { code } of value as { code: string }[])
          found.push(`${path.join('.')}: ${code}`);
    }
  };
  visit(body.errors, []);
  return found;
}

export const text = (content: string): Json => ({ type: 10, content });
export const V2 = 32_768;

export const GREET = { name: 'greet', description: 'Greets' };
