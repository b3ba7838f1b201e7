import { randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { EditError, failure } from '../core/errors.ts';
import { traceOf } from './trace.ts';
import { WireFailure } from './wire-failure.ts';

/** Writes a clip to a new file and returns its `file:` URL. Leaves nothing behind when it fails. */
export type Spool = (chunks: AsyncIterable<Uint8Array>) => Promise<string>;

const FULL = new Set(['ENOSPC', 'EDQUOT']);

/** Opens a spool in a directory of ours. It rejects with `disk_full`, `internal`, or what `chunks` throws. */
export function openSpool(directory: string): Spool {
  return async (chunks) => {
    const path = join(directory, `${randomUUID()}.mp4`);
    try {
      await mkdir(directory, { recursive: true });
      await writeNew(path, chunks);
      return pathToFileURL(path).href;
    } catch (error) {
      await rm(path, { force: true }).catch(() => undefined);
      if (error instanceof WireFailure) throw error;
      const trace = traceOf(error);
      throw new EditError(failure(FULL.has(trace.code ?? '') ? 'disk_full' : 'internal'), trace);
    }
  };
}

async function writeNew(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of chunks) await file.appendFile(chunk);
    // The only copy of something paid: it is on the disk before anybody notes that it is there.
    await file.sync();
  } finally {
    await file.close();
  }
}
