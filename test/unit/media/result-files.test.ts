import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { codeOf, never, startStoring, video } from './storing.ts';

const { dir, results, server } = startStoring();

describe('a clip that is already here', () => {
  test('is used where it lies, and discarded only when it is named', async () => {
    const spoolDir = join(dir(), 'kept');
    await mkdir(spoolDir);
    const path = join(spoolDir, 'a b.mp4');
    await writeFile(path, video);
    const store = results({ spoolDir });
    expect(await store.fetch('e', pathToFileURL(path).href, never)).toEqual({
      path,
      filename: 'kling-edit-e.mp4',
      bytes: video.length,
    });
    await store.discard('e');
    await store.discard('e', null);
    await store.discard('e', 'https://out.example/a.mp4');
    expect(existsSync(path)).toBe(true);
    await store.discard('e', pathToFileURL(path).href);
    expect(existsSync(path)).toBe(false);
  });

  test('is not discarded where it is not ours', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'outside-'));
    const path = join(outside, 'a.mp4');
    await writeFile(path, video);
    await results().discard('e', pathToFileURL(path).href);
    expect(existsSync(path)).toBe(true);
    await rm(outside, { recursive: true });
  });

  test('is refused elsewhere, by whatever road', async () => {
    const spoolDir = join(dir(), 'kept');
    await mkdir(spoolDir);
    const outside = await mkdtemp(join(tmpdir(), 'outside-'));
    await writeFile(join(outside, 'a.mp4'), video);
    await symlink(join(outside, 'a.mp4'), join(spoolDir, 'link.mp4'));
    const store = results({ spoolDir });
    const roads = ['/etc/passwd', join(outside, 'a.mp4'), join(spoolDir, 'link.mp4')];
    for (const road of roads) {
      expect(await codeOf(store.fetch('e', pathToFileURL(road).href, never))).toBe(
        'result_refused',
      );
    }
    const climbing = `${pathToFileURL(spoolDir).href}/%2e%2e/../..${outside}/a.mp4`;
    expect(await codeOf(store.fetch('e', climbing, never))).not.toBe('fine');
    expect(await codeOf(store.fetch('e', 'file://host/share/a.mp4', never))).toBe('result_refused');
    await rm(outside, { recursive: true });
  });

  test('may be gone, or no video', async () => {
    const spoolDir = join(dir(), 'kept');
    await mkdir(spoolDir);
    await writeFile(join(spoolDir, 'a.mp4'), 'sorry');
    const store = results({ spoolDir });
    expect(await codeOf(store.fetch('e', pathToFileURL(join(spoolDir, 'b.mp4')).href, never))).toBe(
      'result_gone',
    );
    expect(await codeOf(store.fetch('e', pathToFileURL(join(spoolDir, 'a.mp4')).href, never))).toBe(
      'result_not_video',
    );
  });
});

describe('cleaning up', () => {
  const hourAgo = new Date(Date.now() - 3_600_000);
  async function leave(path: string, at: Date = hourAgo): Promise<void> {
    await writeFile(path, video);
    await utimes(path, at, at);
  }

  test('discards an edit with all that was made for it, and no other; twice if need be', async () => {
    const store = results();
    await store.fetch('e', server().put('out', video), never);
    await store.fetchSource('e', { url: server().put('in', video), filename: 'a.MOV' }, never);
    await store.fetch('e2', server().put('other', video), never);
    expect((await readdir(dir())).toSorted()).toEqual(['e.mp4', 'e.source.mov', 'e2.mp4']);
    await store.discard('e');
    await store.discard('e');
    expect(await readdir(dir())).toEqual(['e2.mp4']);
  });

  test('discards what was made of it to fit, and nothing of another edit', async () => {
    const names = ['e.fit-1000.mp4', 'e.fit-25.mp4', 'e-2.fit-25.mp4', 'e.mp4.1-2.part', 'e.txt'];
    names.push('e.preview-25.mp4', 'e.prepared-25.mp4', 'e.source.uncut.mov');
    for (const name of names) await leave(join(dir(), name));
    const store = results();
    await store.discard('e');
    expect((await readdir(dir())).toSorted()).toEqual([
      'e-2.fit-25.mp4',
      'e.mp4.1-2.part',
      'e.txt',
    ]);
    await results({ dir: join(dir(), 'none') }).discard('e');
  });

  test('sweeps what is old and nobody needs', async () => {
    const names = ['old.mp4', 'old.fit-25.mp4', 'old.source.mov', 'kept.mp4', 'kept.fit-25.mp4'];
    names.push(
      'kept.source.mp4',
      'kept.mp4.1-2.part',
      'old.source.mov.1-2.part',
      'notes.txt',
      'old.fit-.mp4',
      'old.prepared-25.mp4',
      'old.source.uncut.mp4',
      'old.prepared-25.mp4.1-2.part',
    );
    for (const name of names) await leave(join(dir(), name));
    await leave(join(dir(), 'young.mp4'), new Date());
    expect(await results().sweep(['kept'], 60_000)).toBe(8);
    const left = [
      'kept.fit-25.mp4',
      'kept.mp4',
      'kept.source.mp4',
      'notes.txt',
      'old.fit-.mp4',
      'young.mp4',
    ];
    expect((await readdir(dir())).toSorted()).toEqual(left);
  });

  test('sweeps the spool only when told what is needed', async () => {
    const spoolDir = join(dir(), 'spool');
    await mkdir(spoolDir);
    const paths = ['needed.mp4', 'old.mp4'].map((name) => join(spoolDir, name));
    for (const path of paths) await leave(path);
    expect(await results().sweep([], 60_000)).toBe(0);
    const needed = pathToFileURL(join(spoolDir, 'needed.mp4')).href;
    expect(await results().sweep([], 60_000, [needed, 'https://images.example/a.mp4'])).toBe(1);
    expect(await readdir(spoolDir)).toEqual(['needed.mp4']);
  });

  test('sweeps a folder that is not there', async () => {
    expect(await results({ dir: join(dir(), 'none') }).sweep([], 0, [])).toBe(0);
  });
});
