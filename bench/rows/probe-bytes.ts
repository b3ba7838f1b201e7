import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runProgram } from '../../sandbox/samples/run-program.ts';
import { createInputs } from '../../src/media/check-inputs.ts';
import type { Row } from '../row.ts';

const KIB = 1024;
const RATE = '152M';
const SECONDS = 10;

/** Serves one file with ranges, and counts the bytes that leave. */
async function serveCounted(path: string) {
  const { size } = await stat(path);
  const sent = { bytes: 0, requests: 0 };
  const server = createServer((request, response) => {
    const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    const start = Number(from);
    const end = Math.min(to === '' ? size - 1 : Number(to), size - 1);
    sent.requests += 1;
    response.writeHead(206, {
      'content-range': `bytes ${start}-${end}/${size}`,
      'content-length': end - start + 1,
    });
    createReadStream(path, { start, end })
      .on('data', (chunk) => (sent.bytes += chunk.length))
      .pipe(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, size, sent, close: () => server.close() };
}

/** About 190 MB of noise, 1080p, and the same with its index at the end, as phones write it. */
async function heavyClips(dir: string): Promise<string[]> {
  const [first, last] = [join(dir, 'index-first.mp4'), join(dir, 'index-last.mp4')];
  const source = `testsrc2=size=1920x1080:rate=24:duration=${SECONDS},noise=alls=80:allf=t`;
  const tone = ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${SECONDS}`];
  const size = ['-b:v', RATE, '-minrate', RATE, '-maxrate', RATE, '-bufsize', RATE];
  const video = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', ...size];
  const filler = ['-x264-params', 'nal-hrd=cbr', '-c:a', 'aac'];
  await runProgram('ffmpeg', ['-f', 'lavfi', '-i', source, ...tone, ...video, ...filler, last]);
  await runProgram('ffmpeg', ['-i', last, '-c', 'copy', '-movflags', '+faststart', first]);
  return [first, last];
}

export const probeBytes: Row = {
  name: 'probe-bytes',
  what: 'bytes read to check a clip of 190 MB',
  reference: 'the whole clip',
  fair:
    'Bytes that leave the server, for two clips of the same film: index first, as for the web, and index last, as phones write it. Every check that ' +
    'a request makes of its clip takes place.',
  unit: 'KiB',
  aim: { kind: 'value', atMost: 1024 },
  async measure(say) {
    const dir = await mkdtemp(join(tmpdir(), 'kling-bench-'));
    const measured = { ours: [] as number[], reference: [] as number[], notes: [] as string[] };
    try {
      say('making the clips');
      for (const path of await heavyClips(dir)) {
        const server = await serveCounted(path);
        const inputs = createInputs({ mediaOrigins: [server.origin] });
        const video = {
          input: 'video',
          url: `${server.origin}/a.mp4`,
          filename: 'a.mp4',
          bytes: server.size,
        };
        const { clipMs } = await inputs.check({ video, images: [], elements: [] });
        await inputs.close();
        server.close();
        measured.ours.push(server.sent.bytes / KIB);
        measured.reference.push(server.size / KIB);
        measured.notes.push(
          `${(server.size / 1e6).toFixed(0)} MB, ${(clipMs / 1000).toFixed(1)} s: ${Math.round(server.sent.bytes / KIB)} KiB in ${server.sent.requests} requests.`,
        );
      }
      return measured;
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  },
};
