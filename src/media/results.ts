import { mkdir, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Dispatcher } from 'undici';
import { EditError, failure } from '../core/errors.ts';
import { isDiskFull } from './disk-full.ts';
import { createGuardedAgent, type ResolveAll } from './guarded-agent.ts';
import { createOrigins } from './origins.ts';
import { download, type DownloadLimits, type DownloadOptions, type OpenFile } from './download.ts';
import { partPath, readName, resultPath, sourcePath } from './result-names.ts';
import { spooledPath, useSpooled } from './spooled.ts';
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
  /** Bytes left on the folder's disk, for tests. */
  roomLeft?: (dir: string) => Promise<number>;
}

/** A result on disk, as `edits/ports.ts` has it. */
interface FetchedResult {
  path: string;
  filename: string;
  bytes: number;
}

/** A clip as the model gets it, a clip that is to be cut or converted first, or a picture. */
type SourceKind = 'clip' | 'uncut' | 'picture';

/** A file that somebody attached. */
interface Source {
  /** The option it came in. */
  input?: string;
  url: string;
  filename: string;
  isResult?: true;
}

export interface ResultFiles {
  /**
   * Fetches an edit's output, whole. Rejects with EditError: result_unreachable (try again), result_gone,
   * result_refused, result_not_video, disk_full; or with the signal's reason.
   */
  fetch(id: string, outputUrl: string, signal: AbortSignal): Promise<FetchedResult>;
  /**
   * Fetches what an edit was made from, from where people's files may come from: the clip, unless a picture is expected. Rejects
   * as `fetch` does; what is of another kind, as the text behind a link that has expired, is result_not_video.
   */
  fetchSource(
    id: string,
    source: Source,
    signal: AbortSignal,
    as?: SourceKind,
  ): Promise<FetchedResult>;
  /** Removes what was fetched and made for it, and a spooled clip when it is named: that is the only copy there is. */
  discard(id: string, outputUrl?: string | null): Promise<void>;
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

/** What a fetch leaves free on the disk, in bytes: the store may be on it too. */
const ROOM_KEPT = 256 * 1024 ** 2;

const LIMITS: DownloadLimits = { bytes: 1024 ** 3, stallMs: 30_000, totalMs: 600_000 };

export function createResults(options: ResultsOptions): ResultFiles {
  const dir = resolve(options.dir);
  const spoolDir = resolve(options.spoolDir ?? join(dir, 'spool'));
  const origins = createOrigins(options);
  const dispatcher = createGuardedAgent(options);
  const fetchInto = createFetch(options, dispatcher);

  return {
    async fetch(id, outputUrl, signal) {
      const path = resultPath(dir, id);
      const filename = `kling-edit-${id}.mp4`;
      if (outputUrl.startsWith('file:')) {
        return { ...(await useSpooled(outputUrl, [spoolDir, dir])), filename };
      }
      const mayFetch = (url: string) => origins.mayFetchResult(url);
      const rules = { mayFetch, redirects: 3, kinds: CLIP };
      const bytes = await fetchInto(path, outputUrl, rules, signal);
      return { path, filename, bytes };
    },
    async fetchSource(id, source, signal, as = 'clip') {
      const { end, filename } =
        as === 'picture' ? pictureNames(id, source) : clipNames(id, source, as);
      const path = sourcePath(dir, id, end);
      const kinds = as === 'picture' ? PICTURE : CLIP;
      const mayFetch = (url: string) => origins.mayFetchInput({ ...source, url });
      const bytes = await fetchInto(path, source.url, { mayFetch, redirects: 0, kinds }, signal);
      return { path, filename, bytes };
    },
    async discard(id, outputUrl) {
      await rm(resultPath(dir, id), { force: true });
      const names = await readdir(dir).catch(() => []);
      // Not what is being written: another copy of this job may be at it.
      const isOwn = (name: string): boolean => {
        const file = readName(name);
        return file?.id === id && file.kind !== 'part';
      };
      const own = names.filter(isOwn).map((name) => join(dir, name));
      const spooled =
        outputUrl?.startsWith('file:') === true ? await spooledPath(outputUrl, [spoolDir]) : null;
      const all = spooled === null ? own : [...own, spooled];
      await Promise.all(all.map(async (path) => rm(path, { force: true })));
    },
    sweep: (keepIds, olderThanMs, keepUrls) =>
      sweepResults({ dir, spoolDir, keepIds, olderThanMs, keepUrls }),
    close: () => dispatcher.destroy(),
  };
}

type Rules = Pick<DownloadOptions, 'mayFetch' | 'redirects' | 'kinds'>;

const CLIP = ['mp4'] as const;
const PICTURE = ['jpeg', 'png'] as const;

/** How its file ends here, and what it is called where it is shown. */
function clipNames(
  id: string,
  { filename }: Source,
  as: 'clip' | 'uncut',
): { end: string; filename: string } {
  const type = /\.mov$/i.test(filename) ? 'mov' : 'mp4';
  return { end: as === 'uncut' ? `uncut.${type}` : type, filename: `before-${id}.${type}` };
}

function pictureNames(
  id: string,
  { filename, input = 'picture' }: Source,
): { end: string; filename: string } {
  const type = /\.png$/i.test(filename) ? 'png' : 'jpg';
  const name = input.replace(/[^\w]/g, '');
  return { end: `${name}.${type}`, filename: `${name}-${id}.${type}` };
}

/** Downloads into a file of another name first: another copy of this job may be fetching the same. */
function createFetch(options: ResultsOptions, dispatcher: Dispatcher) {
  const limits = { ...LIMITS, ...options.limits };
  const { openFile, roomLeft = freeBytes } = options;
  return async (path: string, url: string, rules: Rules, signal: AbortSignal): Promise<number> => {
    // Only whole files have this name: an upload that broke off is repeated from it.
    const there = await stat(path).catch(() => null);
    if (there !== null && there.size > 0) return there.size;
    const part = partPath(path);
    const dir = dirname(path);
    try {
      await mkdir(dir, { recursive: true });
      const bytes = await download(url, part, {
        ...rules,
        dispatcher,
        limits,
        signal,
        hasRoom: async (wanted) => wanted + ROOM_KEPT <= (await roomLeft(dir)),
        ...(openFile === undefined ? {} : { openFile }),
      });
      await rename(part, path);
      return bytes;
    } catch (error) {
      await rm(part, { force: true }).catch(() => undefined);
      if (signal.aborted) throw signal.reason;
      throw isDiskFull(error) ? new EditError(failure('disk_full'), error) : error;
    }
  };
}

async function freeBytes(dir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dir);
  return bavail * bsize;
}
