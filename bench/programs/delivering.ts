/*
 * Fetches and uploads `count` clips at once, as the worker does (`streamed`) or each held in memory whole (`buffered`), and prints
 * by how many bytes its memory grew at most. A process of its own: what is measured is its resident set.
 */
import { setMaxListeners } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

import { FormData, request } from 'undici';

import { createUploader } from '../../src/discord/upload.ts';
import { createResults } from '../../src/media/results.ts';

const [how, origin = '', count] = process.argv.slice(2);
const dir = await mkdtemp(join(tmpdir(), 'delivering-'));
const { signal } = new AbortController();
setMaxListeners(0, signal);
const results = createResults({ dir, mediaOrigins: [origin] });
const uploader = createUploader({ token: 'x', apiUrl: `${origin}/api` });

async function streamed(at: string): Promise<void> {
  const file = await results.fetch(`e${at}`, `${origin}/clip`, signal);
  const path = `/channels/1/messages/${at}` as const;
  await uploader.send({ method: 'PATCH', path, route: 'bot', payload: {}, files: [file], signal });
}

async function buffered(at: string): Promise<void> {
  const { body } = await request(`${origin}/clip`);
  const clip = new Blob([await body.arrayBuffer()], { type: 'video/mp4' });
  const form = new FormData();
  form.append('payload_json', '{}');
  form.append('files[0]', clip, 'a.mp4');
  const answer = await request(`${origin}/api/v10/channels/1/messages/${at}`, {
    method: 'PATCH',
    body: form,
  });
  await answer.body.dump();
}

const one = how === 'streamed' ? streamed : buffered;
// What the first ones load into memory once is not what grows with their number.
await one('warm-1');
await one('warm-2');
globalThis.gc?.();
const before = process.memoryUsage.rss();
let peak = before;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 5);
await Promise.all(Array.from({ length: Number(count) }, (_, at) => one(String(at))));
clearInterval(watch);
await rm(dir, { recursive: true });
process.stdout.write(`${peak - before}\n`);
process.exit(0);
