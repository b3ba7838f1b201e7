import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { formError, refusal } from '../api-error.ts';
import type { FileStore, ReceivedFile } from '../file-store.ts';

/** A file of a multipart body. */
export interface Upload extends ReceivedFile {
  /** What stands in `files[...]`. */
  readonly index: string;
  readonly name: string;
  readonly contentType: string;
}

export interface Body {
  /** The JSON body, or `payload_json` of a multipart body; undefined when there is none. */
  json: unknown;
  uploads: Upload[];
}

const MAX_JSON_BYTES = 8 * 1024 * 1024;

/**
 * Reads a request's body; files go to disk as they come.
 *
 * @throws ApiError 50109 (no JSON), 50035 (another content type, a form that is not as it should be); Error when the
 *   connection breaks off.
 */
export async function readBody(request: IncomingMessage, files: FileStore): Promise<Body> {
  const contentType = request.headers['content-type'] ?? '';
  if (contentType.startsWith('multipart/form-data')) return readMultipart(request, files);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_JSON_BYTES) chunks.push(chunk);
  }
  if (size > MAX_JSON_BYTES) throw refusal('too_large');
  if (size === 0) return { json: undefined, uploads: [] };
  if (!contentType.startsWith('application/json')) {
    throw formError([], 'CONTENT_TYPE_INVALID', 'Expected "Content-Type" to be application/json.');
  }
  return { json: parseJson(Buffer.concat(chunks).toString('utf8')), uploads: [] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refusal('invalid_json');
  }
}

async function readMultipart(request: IncomingMessage, files: FileStore): Promise<Body> {
  const form = new Busboy({
    headers: request.headers as BusboyHeaders,
    limits: { fieldSize: MAX_JSON_BYTES },
    isPartAFile: (_field, _type, name) => name !== undefined,
  });
  const fields = new Map<string, string>();
  const arriving: Promise<Upload>[] = [];
  const streams: Readable[] = [];
  let unexpected: string | undefined;
  form.on('field', (name: string, value: string) => fields.set(name, value));
  form.on('file', (field: string, stream, name: string, _encoding: string, contentType: string) => {
    const index = /^files\[(\d+)\]$/.exec(field)?.[1] ?? (field === 'file' ? '0' : undefined);
    if (index === undefined) unexpected = field;
    streams.push(stream);
    const file = files.receive(stream);
    const upload = file.then((got) => ({ ...got, index: index ?? field, name, contentType }));
    // Looked at below; until then a failure must not count as unhandled.
    upload.catch(() => {});
    arriving.push(upload);
  });
  await new Promise<void>((resolve, reject) => {
    form.once('finish', resolve);
    form.once('error', () => reject(formError([], 'FORM_INVALID', 'The form cannot be read.')));
    request.once('close', () => {
      if (request.complete) return;
      for (const stream of streams) stream.destroy(new Error('The connection broke off.'));
      reject(new Error('The connection broke off.'));
    });
    request.pipe(form);
  });
  const uploads = await Promise.all(arriving);
  if (unexpected !== undefined) {
    throw formError([], 'UNKNOWN_KEY', `A file must be called files[n], not "${unexpected}".`);
  }
  const payload = fields.get('payload_json');
  for (const name of fields.keys()) {
    if (name !== 'payload_json')
      throw formError([], 'UNKNOWN_KEY', `Unknown form field "${name}".`);
  }
  return { json: payload === undefined ? {} : parseJson(payload), uploads };
}
