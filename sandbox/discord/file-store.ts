import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createWriteStream, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { SandboxClock } from '../clock.ts';
import type { StoredFile } from './model.ts';

const LINK_LIFE_S = 24 * 3600;

/** Bytes that have arrived but are not yet anybody's attachment. */
export interface ReceivedFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  /** The first bytes, enough to read a picture's size. */
  readonly head: Buffer;
}

/** The files of the CDN, kept in a temporary folder, and the signed links to them. */
export class FileStore {
  readonly #clock: SandboxClock;
  readonly #folder = mkdtempSync(join(tmpdir(), 'local-discord-'));
  readonly #secret = randomBytes(32);
  readonly #files = new Map<string, StoredFile>();
  #received = 0;
  /** Where links point to, without a slash at the end. */
  origin = '';

  constructor(clock: SandboxClock) {
    this.#clock = clock;
  }

  /** Writes a stream to disk as it comes; nothing is held in memory. Rejects when the stream breaks off. */
  async receive(source: Readable | Uint8Array): Promise<ReceivedFile> {
    this.#received += 1;
    const path = join(this.#folder, String(this.#received));
    const hash = createHash('sha256');
    let size = 0;
    let head = Buffer.alloc(0);
    const count = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        if (head.length < 32) head = Buffer.concat([head, chunk.subarray(0, 32)]);
        hash.update(chunk);
        size += chunk.length;
        done(null, chunk);
      },
    });
    const input = source instanceof Readable ? source : Readable.from([source]);
    await pipeline(input, count, createWriteStream(path));
    return { path, size, sha256: hash.digest('hex'), head };
  }

  add(file: StoredFile): void {
    this.#files.set(file.id, file);
  }

  get(id: string): StoredFile | undefined {
    return this.#files.get(id);
  }

  /** The file's path on the CDN, not signed. */
  pathOf(file: StoredFile): string {
    const root = file.ephemeral ? 'ephemeral-attachments' : 'attachments';
    return `/${root}/${file.folder}/${file.id}/${encodeURIComponent(file.name)}`;
  }

  /** A link that works from now for a day of the sandbox's time. */
  link(file: StoredFile): string {
    const issued = Math.floor(this.#clock.now() / 1000);
    const is = issued.toString(16);
    const ex = (issued + LINK_LIFE_S).toString(16);
    const path = this.pathOf(file);
    return `${this.origin}${path}?ex=${ex}&is=${is}&hm=${this.#sign(path, ex, is)}&`;
  }

  /** The file that a link names, or undefined if it is forged, expired or names none. */
  open(path: string, query: URLSearchParams): StoredFile | undefined {
    const file = this.#files.get(path.split('/')[3] ?? '');
    const ex = query.get('ex') ?? '';
    const is = query.get('is') ?? '';
    if (!file || this.pathOf(file) !== path) return undefined;
    const wanted = Buffer.from(this.#sign(path, ex, is));
    const given = Buffer.from(query.get('hm') ?? '');
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
    return Number.parseInt(ex, 16) * 1000 > this.#clock.now() ? file : undefined;
  }

  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  #sign(path: string, ex: string, is: string): string {
    return createHmac('sha256', this.#secret).update(`${path}?${ex}&${is}`).digest('hex');
  }
}
