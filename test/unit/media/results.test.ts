import fs, { createWriteStream } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { EditError, failure } from '../../../src/core/errors.ts';
import { startFileServer, type Handler } from './file-server.ts';
import { codeOf, never, startStoring, video } from './storing.ts';

const { dir, results, server } = startStoring();

/** Opens after what arrives has been refused. */
function openSlowly(...args: Parameters<typeof fs.open>): void {
  void setTimeout(50).then(() => fs.open(...args));
}

describe('fetching', () => {
  test('puts the clip into the folder, whole', async () => {
    const file = await results().fetch('edit_1', server().put('out', video), never);
    expect(file).toEqual({
      path: join(dir(), 'edit_1.mp4'),
      filename: 'kling-edit-edit_1.mp4',
      bytes: video.length,
    });
    expect(Buffer.compare(await readFile(file.path), video)).toBe(0);
    expect(await readdir(dir())).toEqual(['edit_1.mp4']);
  });

  test('is not put off by what a killed process left, and copies do not meet', async () => {
    await writeFile(join(dir(), 'edit_1.mp4.abc.part'), 'half');
    const url = server().put('again', video);
    const files = await Promise.all([1, 2, 3].map(() => results().fetch('edit_1', url, never)));
    expect(files.map(({ bytes }) => bytes)).toEqual([video.length, video.length, video.length]);
    expect(Buffer.compare(await readFile(join(dir(), 'edit_1.mp4')), video)).toBe(0);
  });

  test('that was fetched before is used as it lies: only what is whole has its name', async () => {
    const url = server().put('once', video);
    await results().fetch('edit_1', url, never);
    server().put('once', answer(404));
    expect((await results().fetch('edit_1', url, never)).bytes).toBe(video.length);
    await writeFile(join(dir(), 'edit_2.mp4'), '');
    expect(await codeOf(results().fetch('edit_2', url, never))).toBe('result_gone');
  });

  test('without room for it is refused before a byte is written', async () => {
    const url = server().put('large', video);
    const kept = 256 * 1024 ** 2;
    const room = (bytes: number) => results({ roomLeft: async () => kept + bytes });
    expect(await codeOf(room(video.length - 1).fetch('e', url, never))).toBe('disk_full');
    expect(await readdir(dir())).toEqual([]);
    expect((await room(video.length).fetch('e', url, never)).bytes).toBe(video.length);
  });

  test('makes the folder', async () => {
    const deep = join(dir(), 'a', 'b');
    expect((await results({ dir: deep }).fetch('e', server().put('deep', video), never)).path).toBe(
      join(deep, 'e.mp4'),
    );
  });

  const answer =
    (
      status: number,
      headers: Record<string, string> = {},
      body: string | Uint8Array = '',
    ): Handler =>
    (_request, response) =>
      void response.writeHead(status, headers).end(body);
  const cut: Handler = (_request, response) => {
    response.writeHead(200, { 'content-length': video.length });
    response.write(video.subarray(0, 100_000), () => response.destroy());
  };

  const torn: Handler = (request, response) => {
    response.writeHead(200, { 'content-length': video.length });
    response.write(video.subarray(0, 100_000), () => request.socket.resetAndDestroy());
  };

  test.each<[name: string, handler: Handler | Uint8Array, code: string]>([
    ['gone-404', answer(404), 'result_gone'],
    ['gone-410', answer(410), 'result_gone'],
    ['broken', answer(503), 'result_unreachable'],
    ['forbidden', answer(403), 'result_unreachable'],
    ['empty', new Uint8Array(), 'result_unreachable'],
    ['page', Buffer.from('<!doctype html><html>sorry</html>'), 'result_not_video'],
    ['json', Buffer.from('{"error":"no"}'), 'result_not_video'],
    ['long-json', Buffer.from(`{"error":"${'no'.repeat(5000)}"}`), 'result_not_video'],
    ['cut', cut, 'result_unreachable'],
    ['reset', (request) => void request.socket.destroy(), 'result_unreachable'],
    ['torn', torn, 'result_unreachable'],
    ['lost', answer(302), 'result_refused'],
    [
      'inwards',
      answer(302, { location: 'http://169.254.169.254/latest/meta-data' }),
      'result_refused',
    ],
    ['inwards-https', answer(302, { location: 'https://127.0.0.1/x' }), 'result_refused'],
    ['to-a-file', answer(302, { location: 'file:///etc/passwd' }), 'result_refused'],
  ])('%s is a failure, and leaves nothing', async (name, handler, code) => {
    expect(await codeOf(results().fetch('e', server().put(name, handler), never))).toBe(code);
    expect(await readdir(dir())).toEqual([]);
  });

  test('follows three redirects, and no fourth', async () => {
    server().put('r0', video);
    for (const hop of [1, 2, 3, 4])
      server().put(`r${hop}`, answer(307, { location: `/r${hop - 1}` }));
    expect((await results().fetch('e', `${server().origin}/r3`, never)).bytes).toBe(video.length);
    expect(await codeOf(results().fetch('f', `${server().origin}/r4`, never))).toBe(
      'result_refused',
    );
  });

  test.each([
    'http://images.example/a.mp4',
    'https://127.0.0.1/a.mp4',
    'https://[::1]/a.mp4',
    'nonsense',
    '',
  ])('%s is refused', async (url) => {
    expect(await codeOf(results().fetch('e', url, never))).toBe('result_refused');
  });

  test('a name that means the inside is refused', async () => {
    const inside = results({
      resolve: (_name, done) => done(null, [{ address: '10.0.0.1', family: 4 }]),
    });
    expect(await codeOf(inside.fetch('e', 'https://images.example/a.mp4', never))).toBe(
      'result_refused',
    );
  });

  test('a redirect to an origin that is not named is not followed', async () => {
    const other = await startFileServer();
    other.put('secret', video);
    const url = server().put('away', answer(302, { location: `${other.origin}/secret` }));
    expect(await codeOf(results().fetch('e', url, never))).toBe('result_refused');
    expect(other.requests('secret')).toBe(0);
    await other.close();
  });

  test('what grows too large is refused, announced or not', async () => {
    const small = { limits: { bytes: 100_000 } };
    expect(await codeOf(results(small).fetch('e', server().put('large', video), never))).toBe(
      'result_refused',
    );
    const unannounced: Handler = (_request, response) => {
      response.write(video);
      response.end();
    };
    expect(
      await codeOf(results(small).fetch('e', server().put('larger', unannounced), never)),
    ).toBe('result_refused');
    expect(await readdir(dir())).toEqual([]);
  });

  test('a drip that never ends is given up', async () => {
    const drip: Handler = (_request, response) => {
      response.write(video.subarray(0, 1000));
      const timer = setInterval(() => response.write('x'), 10);
      response.on('close', () => clearInterval(timer));
    };
    const short = results({ limits: { totalMs: 200 } });
    expect(await codeOf(short.fetch('e', server().put('drip', drip), never))).toBe(
      'result_unreachable',
    );
    expect(await readdir(dir())).toEqual([]);
  });

  test('stops with the reason of its signal', async () => {
    const stop = new AbortController();
    const silent: Handler = (_request, response) => {
      response.write(video.subarray(0, 1000), () =>
        stop.abort(new EditError(failure('handed_back'))),
      );
    };
    expect(await codeOf(results().fetch('e', server().put('silent', silent), stop.signal))).toBe(
      'handed_back',
    );
    expect(await readdir(dir())).toEqual([]);
  });

  test('the clip an edit was made from comes from where people’s files may come, without a detour', async () => {
    const source = (name: string, handler: Handler | Uint8Array) => ({
      url: server().put(name, handler),
      filename: `${name}.mp4`,
    });
    const file = await results().fetchSource('e', source('before', video), never);
    expect(file).toEqual({
      path: join(dir(), 'e.source.mp4'),
      filename: 'before-e.mp4',
      bytes: video.length,
    });
    const there = answer(302, { location: '/before' });
    expect(await codeOf(results().fetchSource('f', source('moved', there), never))).toBe(
      'result_refused',
    );
    const text = Buffer.from('This content is no longer available.');
    expect(await codeOf(results().fetchSource('f', source('expired', text), never))).toBe(
      'result_not_video',
    );
    const elsewhere = { url: 'https://files.example/a.mp4', filename: 'a.mp4' };
    expect(await codeOf(results().fetchSource('f', elsewhere, never))).toBe('result_refused');
  });

  test('a clip that is yet to be cut is never taken for the one that it is cut into', async () => {
    const store = results();
    const attached = (name: string, content: Uint8Array) => ({
      url: server().put(name, content),
      filename: 'a.mp4',
    });
    const uncut = await store.fetchSource('e', attached('long', video), never, 'uncut');
    expect(uncut).toMatchObject({ path: join(dir(), 'e.source.uncut.mp4') });
    const cut = await store.fetchSource('e', attached('short', video.subarray(0, 900)), never);
    expect(cut).toMatchObject({ path: join(dir(), 'e.source.mp4'), bytes: 900 });
  });

  test('a picture that went in is fetched where a picture is expected', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const picture = (content: Uint8Array) => ({
      input: 'image1',
      url: server().put('picture', content),
      filename: 'beach.PNG',
    });
    expect(await results().fetchSource('e', picture(png), never, 'picture')).toEqual({
      path: join(dir(), 'e.source.image1.png'),
      filename: 'image1-e.png',
      bytes: png.length,
    });
    const clip = codeOf(results().fetchSource('f', picture(video), never, 'picture'));
    expect(await clip).toBe('result_not_video');
    expect(await codeOf(results().fetchSource('f', picture(png), never))).toBe('result_not_video');
  });

  test('a full disk is said as such', async () => {
    const full = results({
      openFile: () =>
        new Writable({
          write: (_chunk, _encoding, done) =>
            done(
              Object.assign(new Error('no space'), {
                code: 'ENOSPC',
                errno: -28,
                syscall: 'write',
              }),
            ),
        }),
    });
    expect(await codeOf(full.fetch('e', server().put('full', video), never))).toBe('disk_full');
  });

  test('what was refused while its file was being opened leaves none either', async () => {
    const opening = results({
      openFile: (path) =>
        createWriteStream(path, { flags: 'wx', fs: { ...fs, open: openSlowly as typeof fs.open } }),
    });
    const page = Buffer.from(`<!doctype html>${'sorry'.repeat(500)}`);
    expect(await codeOf(opening.fetch('e', server().put('slow', page), never))).toBe(
      'result_not_video',
    );
    await setTimeout(100);
    expect(await readdir(dir())).toEqual([]);
  });

  test('an id that is no name of ours touches nothing', async () => {
    expect(await codeOf(results().fetch('../e', server().put('id', video), never))).toBe(
      'internal',
    );
    expect(await codeOf(results().discard('../../etc'))).toBe('internal');
  });
});
