import { createReadStream } from 'node:fs';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as realSleep } from 'node:timers/promises';
import type { Fault, FaultPlan } from '../faults.ts';

/** A request that has been read to its end. */
export interface Ask {
  method: string;
  /** Decoded, without the query. */
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface FilePart {
  path: string;
  start: number;
  bytes: number;
}

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: string | Buffer | FilePart;
}

/** An answer, or that there will be none: the connection is cut, or left open. */
export type Ending = Answer | 'drop' | 'hang';

/** What serving gives: the answer, or, when the effect is done and the answer comes later, the way to wait for it. */
export type Served = Ending | (() => Promise<Ending>);

/** Follows one exchange, for the log. */
export interface ExchangeNotes {
  fault(kind: Fault['kind']): void;
  body(body: Buffer): void;
  answered(status: number): void;
}

export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  /** Decoded, without the query. */
  path: string;
  faults: FaultPlan;
  notes: ExchangeNotes;
  serve: (ask: Ask) => Promise<Served>;
}

/**
 * Serves one request as the plan says, else as usual.
 *
 * On a GET, which announces no body, `drop-at` sends this part of the answer's body and then cuts the connection.
 */
export async function runExchange(exchange: Exchange): Promise<void> {
  const { request, response, path, faults, notes, serve } = exchange;
  // Kept from the start: a request that was read to its end lets go of its socket.
  const { method = 'GET', headers, socket } = request;
  const fault = faults.take(method, path);
  if (fault) notes.fault(fault.kind);
  if (fault?.kind === 'drop-before') return void socket.destroy();
  if (fault?.kind === 'drop-at' && method !== 'GET') {
    await readPart(request, fault.fraction);
    return void socket.destroy();
  }
  if (fault?.kind === 'slow') await realSleep(fault.ms, undefined, { ref: false });
  const body = await readToEnd(request);
  notes.body(body);
  const send = (answer: Answer, fraction?: number) => {
    notes.answered(answer.status);
    sendAnswer(response, answer, fraction);
  };
  if (fault?.kind === 'answer') return send(faultAnswer(fault));
  if (fault?.kind === 'hang') return;
  const served = await serve({ method, path, headers, body });
  if (fault?.kind === 'answer-after') return send(faultAnswer(fault));
  if (fault?.kind === 'hang-after') return;
  if (fault?.kind === 'drop-after') return void socket.destroy();
  const ending = typeof served === 'function' ? await served() : served;
  if (ending === 'hang') return;
  if (ending === 'drop') return void socket.destroy();
  send(ending, fault?.kind === 'drop-at' ? fault.fraction : undefined);
}

function faultAnswer(fault: Extract<Fault, { status: number }>): Answer {
  const { status, body, headers = {} } = fault;
  if (body === undefined) return { status, headers };
  if (typeof body !== 'string' && !Buffer.isBuffer(body)) return json(status, body, headers);
  const type = typeof body === 'string' && body.startsWith('<') ? 'text/html' : 'text/plain';
  return { status, headers: { 'content-type': type, ...headers }, body };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  const typed = { 'content-type': 'application/json', ...headers };
  return { status, headers: typed, body: JSON.stringify(body) };
}

async function readToEnd(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function readPart(request: IncomingMessage, fraction: number): Promise<void> {
  const wanted = Number(request.headers['content-length'] ?? 0) * fraction;
  let read = 0;
  for await (const chunk of request) {
    read += (chunk as Buffer).length;
    if (read >= wanted) break;
  }
}

function sendAnswer(response: ServerResponse, answer: Answer, fraction: number | undefined): void {
  const { status, headers = {}, body = '' } = answer;
  const isFile = typeof body === 'object' && !Buffer.isBuffer(body);
  const bytes = isFile ? body.bytes : Buffer.byteLength(body);
  response.writeHead(status, { ...headers, 'content-length': bytes });
  if (response.req.method === 'HEAD' || bytes === 0) return void response.end();
  const wanted = fraction === undefined ? bytes : Math.floor(bytes * fraction);
  // What was written still goes out before the connection closes.
  const cut = () => response.socket?.destroySoon();
  if (!isFile) {
    if (wanted === bytes) response.end(body);
    else {
      response.write(Buffer.from(body).subarray(0, wanted));
      cut();
    }
    return;
  }
  if (wanted === 0) {
    response.flushHeaders();
    return void setImmediate(cut);
  }
  const file = createReadStream(body.path, { start: body.start, end: body.start + wanted - 1 });
  file.once('error', () => response.destroy());
  response.once('close', () => file.destroy());
  file.pipe(response, { end: wanted === bytes });
  if (wanted < bytes) file.once('end', cut);
}
