import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';

/** A value of a form: text, or a file on the disk or in memory. */
export type FormValue = { name: string } & (
  | { text: string }
  | { filename: string; type: string; from: { path: string } | { content: Uint8Array } }
);

export interface FormBody {
  /** With the exact length: Discord takes no other. */
  headers: { 'content-type': string; 'content-length': string };
  /** Read up when it is sent: each try needs its own. */
  body: Readable;
}

/** What is held of a file at a time, in bytes: the fewer reads the faster, and many files go up at once. */
const READ_BYTES = 128 * 1024;

/**
 * A form with files, streamed. Not `FormData` of undici's: its body is a web stream over web streams, which takes twice as long
 * for a file and more memory. Rejects with the file system's error when a file is not there; the body breaks off with a
 * `NotReadableError` when one changes while it is sent.
 */
export async function multipart(values: readonly FormValue[]): Promise<FormBody> {
  const boundary = `----${randomUUID()}`;
  const pieces: Piece[] = [];
  for (const value of values) {
    pieces.push(Buffer.from(`--${boundary}\r\n${headOf(value)}\r\n\r\n`));
    pieces.push(await contentOf(value), Buffer.from('\r\n'));
  }
  pieces.push(Buffer.from(`--${boundary}--\r\n`));
  const bytes = pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
  return {
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(bytes),
    },
    body: Readable.from(chunksOf(pieces), { objectMode: false }),
  };
}

/** Bytes, or a file of so many. */
type Piece = Uint8Array | { path: string; bytes: number };

const lengthOf = (piece: Piece): number => ('path' in piece ? piece.bytes : piece.length);

function headOf(value: FormValue): string {
  const disposition = `content-disposition: form-data; name="${escaped(value.name)}"`;
  if ('text' in value) return disposition;
  return `${disposition}; filename="${escaped(value.filename)}"\r\ncontent-type: ${value.type}`;
}

/** As browsers do: nothing in a name ends it. */
const escaped = (name: string): string =>
  name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');

async function contentOf(value: FormValue): Promise<Piece> {
  if ('text' in value) return Buffer.from(value.text);
  const { from } = value;
  return 'content' in from ? from.content : { path: from.path, bytes: await sizeOf(from.path) };
}

async function sizeOf(path: string): Promise<number> {
  const file = await open(path, 'r');
  try {
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}

async function* chunksOf(pieces: readonly Piece[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    if (!('path' in piece)) yield piece;
    else if (piece.bytes > 0) yield* readUp(piece);
  }
}

/** What was promised of a file: what it has grown by since is left out. Rejects with a `NotReadableError` when it has less, or is gone. */
async function* readUp({ path, bytes }: Exclude<Piece, Uint8Array>): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: READ_BYTES, end: bytes - 1 });
  const chunks: AsyncIterator<Uint8Array> = file[Symbol.asyncIterator]();
  let left = bytes;
  try {
    while (left > 0) {
      const { value, done } = await chunks.next().catch(changed);
      if (done === true) return changed();
      left -= value.length;
      yield value;
    }
  } finally {
    file.destroy();
  }
}

function changed(): never {
  throw new DOMException('The file changed while it was sent.', 'NotReadableError');
}
