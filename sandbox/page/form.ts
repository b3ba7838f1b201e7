import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import type { FileInput } from '../discord/client/files.ts';
import { ClientRefusal } from '../discord/client/refused.ts';

/** What Discord takes of the best-paying customer. */
const FILE_BYTES = 500 * 1024 * 1024;
const BODY_BYTES = 256 * 1024;

export interface Form {
  body: unknown;
  /** By the name of their part. */
  files: Map<string, FileInput>;
  /** Removes the files. */
  drop(): Promise<void>;
}

/**
 * Reads a form of the page: the field `body` with JSON, and files, which go to disk as they come, into a folder
 * of their own in `parent`.
 *
 * @throws ClientRefusal for what is no such form, or too large.
 */
export async function readForm(request: IncomingMessage, parent: string): Promise<Form> {
  const dir = await mkdtemp(join(parent, 'form-'));
  const drop = async () => rm(dir, { recursive: true, force: true });
  try {
    return { ...(await receive(request, dir)), drop };
  } catch (error) {
    await drop();
    throw error;
  }
}

async function receive(request: IncomingMessage, dir: string): Promise<Omit<Form, 'drop'>> {
  const { headers } = request;
  if (!(headers['content-type'] ?? '').startsWith('multipart/form-data')) {
    throw new ClientRefusal('Only forms of the page are taken.');
  }
  const form = new Busboy({
    headers: headers as BusboyHeaders,
    limits: { fieldSize: BODY_BYTES, fileSize: FILE_BYTES, files: 30, fields: 5 },
  });
  const files = new Map<string, FileInput>();
  const arriving: Promise<void>[] = [];
  let text = '';
  let tooLarge: string | undefined;
  form.on('field', (field: string, value: string) => {
    if (field === 'body') text = value;
  });
  form.on('file', (part: string, stream, name: string, _encoding: string, contentType: string) => {
    const path = join(dir, randomUUID());
    stream.on('limit', () => (tooLarge = name));
    files.set(part, { path, name, contentType });
    arriving.push(pipeline(stream, createWriteStream(path)));
  });
  await pipeline(request, form);
  await Promise.all(arriving);
  if (tooLarge !== undefined) throw new ClientRefusal(`"${tooLarge}" is too large for Discord.`);
  return { body: parse(text), files };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ClientRefusal('Only forms of the page are taken.');
  }
}
