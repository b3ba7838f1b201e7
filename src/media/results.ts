import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EditError, failure } from '../core/errors.ts';
import { isDiskFull } from './disk-full.ts';
import { createGuardedAgent, type ResolveAll } from './guarded-agent.ts';
import { createOrigins } from './origins.ts';
import { download, type DownloadLimits, type OpenFile } from './download.ts';
import { partPath, readName, resultPath } from './result-names.ts';
import { useSpooled } from './spooled.ts';
import { sweepResults } from './sweep.ts';

export interface ResultsOptions {
  /** Where results are fetched to; made when it is not there. */
  dir: string;
  /** Where v1 leaves its clips, as `file:` URLs; `<dir>/spool` unless said otherwise. */
  spoolDir?: string;
  mediaOrigins: readonly string[];
  /** Bytes of one result, milliseconds without a byte, milliseconds in all: 1 GiB, 30 s, 10 min. */
  limits?: Partial<DownloadLimits>;
  resolve?: ResolveAll;
  /** Opens the file to write; a test's way to a full disk. */
  openFile?: OpenFile;
}

/** A result on disk, as `edits/ports.ts` has it. */
interface FetchedResult {
  path: string;
  filename: string;
  bytes: number;
}

export interface ResultFiles {
  /**
   * Fetches an edit's output, whole. Rejects with EditError: result_unreachable (try again), result_gone,
   * result_refused, result_not_video, disk_full; or with the signal's reason.
   */
  fetch(id: string, outputUrl: string, signal: AbortSignal): Promise<FetchedResult>;
  /**
   * Removes what was fetched for it, and what was made of that to fit. A spooled clip stays: it is the only copy until its
   * person has it.
   */
  discard(id: string): Promise<void>;
  /**
   * Removes what killed processes left: files older than `olderThanMs` of edits not in `keepIds`, and, when `keepUrls`
   * lists the outputs still needed, older spooled clips not among them.
   *
   * @returns how many files went.
   */
  sweep(
    keepIds: Iterable<string>,
    olderThanMs: number,
    keepUrls?: Iterable<string>,
  ): Promise<number>;
  /** Ends its connections. */
  close(): Promise<void>;
}

const LIMITS: DownloadLimits = { bytes: 1024 ** 3, stallMs: 30_000, totalMs: 600_000 };

export function createResults(options: ResultsOptions): ResultFiles {
  const dir = resolve(options.dir);
  const spoolDir = resolve(options.spoolDir ?? join(dir, 'spool'));
  const origins = createOrigins(options);
  const dispatcher = createGuardedAgent(options);
  const limits = { ...LIMITS, ...options.limits };
  const mayFetch = (url: string): boolean => origins.mayFetchResult(url);

  return {
    async fetch(id, outputUrl, signal) {
      const path = resultPath(dir, id);
      const filename = `kling-edit-${id}.mp4`;
      if (outputUrl.startsWith('file:')) {
        return { ...(await useSpooled(outputUrl, [spoolDir, dir])), filename };
      }
      const part = partPath(dir, id);
      try {
        await mkdir(dir, { recursive: true });
        const { openFile } = options;
        const bytes = await download(outputUrl, part, {
          dispatcher,
          mayFetch,
          limits,
          signal,
          ...(openFile === undefined ? {} : { openFile }),
        });
        await rename(part, path);
        return { path, filename, bytes };
      } catch (error) {
        await rm(part, { force: true }).catch(() => undefined);
        if (signal.aborted) throw signal.reason;
        throw isDiskFull(error) ? new EditError(failure('disk_full'), error) : error;
      }
    },
    async discard(id) {
      await rm(resultPath(dir, id), { force: true });
      for (const name of await readdir(dir).catch(() => [])) {
        const file = readName(name);
        // Not what is being written: another copy of this job may be at it.
        if (file?.id !== id || file.kind !== 'fitted') continue;
        await rm(join(dir, name), { force: true });
      }
    },
    sweep: (keepIds, olderThanMs, keepUrls) =>
      sweepResults({ dir, spoolDir, keepIds, olderThanMs, keepUrls }),
    close: () => dispatcher.destroy(),
  };
}
