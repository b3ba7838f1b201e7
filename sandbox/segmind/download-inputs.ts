import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { LocalSegmindOptions } from './contract.ts';
import type { EditBody } from './edit-body.ts';
import { JobFailure } from './job-failure.ts';

const CLIP_BYTES = 200_000_000;
const IMAGE_BYTES = 10_000_000;
/** What Discord's CDN serves for a link whose signature has run out. */
const GONE = 'This content is no longer available.';

/** A file that came from one of the URLs of a submit. */
export interface Input {
  path: string;
  /** Hex. */
  sha256: string;
  /** The first bytes, at least 16 of a longer file. */
  head: Buffer;
}

export interface Inputs {
  clip: Input;
  /** In the order of the prompt's `@Image` numbers. */
  images: Input[];
  /** The frontal image of each element. */
  elements: Input[];
  /** All other views of elements. */
  views: Input[];
}

/** Fetches what a submit refers to, as the model's own servers do. */
export class Downloads {
  readonly #dir: string;
  readonly #origins: string[] | undefined;
  readonly #limitMs: number;
  readonly #closing: AbortSignal;

  constructor(dir: string, options: LocalSegmindOptions, closing: AbortSignal) {
    this.#dir = dir;
    this.#origins = options.mediaOrigins;
    this.#limitMs = options.downloadMs ?? 30_000;
    this.#closing = closing;
  }

  /** @throws {JobFailure} `file_download_error`, or the text for a file that is too large. */
  async fetchAll(body: EditBody): Promise<Inputs> {
    const { elements = [], image_urls: images = [] } = body;
    const image = (url: string) => this.#fetch(url, IMAGE_BYTES, 'image_too_large');
    const [clip, ...rest] = await Promise.all([
      this.#fetch(body.video_url, CLIP_BYTES, 'video_too_large'),
      ...images.map(image),
      ...elements.map((element) => image(element.frontal_image_url)),
      ...elements.flatMap((element) => (element.reference_image_urls ?? []).map(image)),
    ]);
    return {
      clip,
      images: rest.slice(0, images.length),
      elements: rest.slice(images.length, images.length + elements.length),
      views: rest.slice(images.length + elements.length),
    };
  }

  async #fetch(url: string, limit: number, tooLarge: string): Promise<Input> {
    await mkdir(this.#dir, { recursive: true });
    const part = join(this.#dir, `${randomUUID()}.part`);
    const digest = createHash('sha256');
    let head = Buffer.alloc(0);
    let bytes = 0;
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        if (head.length < 64) head = Buffer.concat([head, chunk.subarray(0, 64)]);
        digest.update(chunk);
        if (bytes > limit) done(new JobFailure(`${tooLarge}: the file exceeds ${limit} bytes`));
        else done(null, chunk);
      },
    });
    try {
      await pipeline(Readable.fromWeb(await this.#open(url)), meter, createWriteStream(part));
    } catch (error) {
      if (error instanceof JobFailure) throw error;
      throw new JobFailure(`file_download_error: failed to download ${url}`, error);
    }
    if (bytes === 0 || head.toString('utf8').startsWith(GONE)) {
      throw new JobFailure(`file_download_error: nothing to download at ${url}`);
    }
    const sha256 = digest.digest('hex');
    const path = join(this.#dir, sha256);
    await rename(part, path);
    return { path, sha256, head };
  }

  async #open(url: string) {
    if (!this.#allows(url)) throw new Error('This origin is closed.');
    const signal = AbortSignal.any([this.#closing, AbortSignal.timeout(this.#limitMs)]);
    const response = await fetch(url, { signal });
    if (!response.ok || !response.body) throw new Error(`It answered ${response.status}.`);
    if (!this.#allows(response.url)) throw new Error('It leads to an origin that is closed.');
    return response.body;
  }

  #allows(url: string): boolean {
    const { origin, protocol, hostname } = new URL(url);
    if (this.#origins) return this.#origins.includes(origin);
    return protocol === 'https:' || /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
  }
}
