import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the browser loads, as the build leaves it; from this file's own place in `sandbox/` or in `dist/sandbox/`. */
const BROWSER = fileURLToPath(
  new URL(
    import.meta.url.includes('/dist/') ? 'browser/' : '../../dist/sandbox/page/browser/',
    import.meta.url,
  ),
);

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
};

/** The files the page consists of, by their path in its address. */
export type Assets = ReadonlyMap<string, string>;

/**
 * Looks once what there is: nothing else is ever served.
 *
 * @param samples - further files, such as `clip.mp4`, under `/samples/`.
 */
export async function findAssets(samples: Readonly<Record<string, string>>): Promise<Assets> {
  const names = await readdir(BROWSER);
  const own = names.filter((name) => extname(name) in TYPES);
  return new Map([
    ['/', join(BROWSER, 'index.html')],
    ...own.map((name): [string, string] => [`/${name}`, join(BROWSER, name)]),
    ...Object.entries(samples).map(([name, path]): [string, string] => [`/samples/${name}`, path]),
  ]);
}

export async function sendAsset(path: string, response: ServerResponse): Promise<void> {
  const { size } = await stat(path);
  response.writeHead(200, {
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    'content-length': size,
  });
  createReadStream(path).pipe(response);
}
