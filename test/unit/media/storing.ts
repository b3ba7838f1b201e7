import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { failureOf } from '../../../src/core/errors.ts';
import type { Results } from '../../../src/edits/delivery-ports.ts';
import {
  createResults,
  type ResultFiles,
  type ResultsOptions,
} from '../../../src/media/results.ts';
import { startFileServer, type FileServer } from './file-server.ts';
import { box } from './test-clips.ts';

/** A folder for each test, and a web server that results may come from. */
export interface Storing {
  dir: () => string;
  server: () => FileServer;
  results: (options?: Partial<ResultsOptions>) => ResultFiles;
}

export function startStoring(): Storing {
  let server: FileServer;
  let dir: string;
  const opened: ResultFiles[] = [];
  beforeAll(async () => {
    server = await startFileServer();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'results-'));
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((results) => results.close()));
    await rm(dir, { recursive: true });
  });
  return {
    dir: () => dir,
    server: () => server,
    results(options = {}) {
      const made = createResults({ dir, mediaOrigins: [server.origin], ...options });
      opened.push(made);
      // What the verbs ask for; fitting and sampling are parts of their own.
      made satisfies Omit<Results, 'fit' | 'sample' | 'thumbnail' | 'prepare'>;
      return made;
    },
  };
}

/** A signal that never comes. */
export const never = new AbortController().signal;

/** Enough of a clip to be taken for one. */
export const video = new Uint8Array(
  Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\0\0isom')),
    box('mdat', Buffer.alloc(400_000, 7)),
  ]),
);

/** `fine`, or the code of what went wrong. */
export async function codeOf(doing: Promise<unknown>): Promise<string> {
  return doing.then(
    () => 'fine',
    (error: unknown) => failureOf(error).code,
  );
}
