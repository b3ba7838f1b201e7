import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { EditError } from '../../../src/core/errors.ts';
import { runBounded, type ChildBounds } from '../../../src/media/bounded-child.ts';
import { never, startFitting } from './fitting.ts';
import { isRunning } from './running.ts';

const { dir, script } = startFitting();

const bounds: ChildBounds = { path: '/usr/bin:/bin', memoryBytes: 2 ** 31, ms: 60_000 };

async function run(
  program: string,
  args: readonly string[] = [],
  more: Partial<ChildBounds> & { signal?: AbortSignal } = {},
): Promise<string> {
  const { signal = never, ...changed } = more;
  return runBounded(program, args, { ...bounds, ...changed }, signal);
}

/** What it rejected with. */
async function thrown(doing: Promise<unknown>): Promise<unknown> {
  return doing.then(
    () => 'fine',
    (error: unknown) => error,
  );
}

describe('a bounded child', () => {
  test('sees where programs are, and nothing else of the environment', async () => {
    process.env['SEGMIND_API_KEY'] = 'SG_secret';
    const seen = await run(await script('env', 'env'));
    delete process.env['SEGMIND_API_KEY'];
    const names = seen
      .trim()
      .split('\n')
      .map((line) => line.split('=')[0]);
    // The shell's own.
    const shells = new Set(['PWD', 'OLDPWD', 'SHLVL', '_']);
    expect(names.filter((name) => !shells.has(name ?? ''))).toEqual(['PATH']);
    expect(seen).toContain(`PATH=${bounds.path}\n`);
  });

  test('is given its arguments as they are', async () => {
    const args = ['a b', '$(touch x)', '`touch y`', '; touch z', "'", '"', '*', '-n', ''];
    const printed = await run(await script('args', `printf '<%s>' "$@"`), args);
    expect(printed).toBe(args.map((arg) => `<${arg}>`).join(''));
  });

  test('is niced, and has its memory and processor time counted', async () => {
    const path = await script('limits', 'nice', 'ulimit -v', 'ulimit -t', 'ulimit -c');
    const printed = await run(path, [], { memoryBytes: 512 * 1024 ** 2, ms: 7_000 });
    const [nice, memory, time, core] = printed.trim().split('\n');
    expect(Number(nice)).toBeGreaterThanOrEqual(10);
    expect([memory, time, core]).toEqual([String(512 * 1024), '14', '0']);
  });

  test('that asks for more memory is refused it', async () => {
    const path = await script('greedy', 'dd if=/dev/zero of=/dev/null bs=1G count=1');
    const error = await thrown(run(path, [], { memoryBytes: 256 * 1024 ** 2 }));
    expect(error).toMatchObject({ why: 'not_encodable' });
  });

  test.each([
    ['that is not there', 'no-such-program', 'no_ffmpeg'],
    ['that is not there, by its path', '/no/such/program', 'no_ffmpeg'],
    ['that may not be run', '/etc/passwd', 'no_ffmpeg'],
    ['that fails', 'false', 'not_encodable'],
  ])('%s', async (_name, program, why) => {
    expect(await thrown(run(program))).toMatchObject({ why });
  });

  test('that is killed by somebody else has failed', async () => {
    const path = await script('dies', 'kill -9 $$');
    expect(await thrown(run(path))).toMatchObject({ why: 'not_encodable' });
  });

  test('has the end of what it complains of kept', async () => {
    const path = await script(
      'complains',
      'head -c 300000 /dev/zero | tr "\\0" x >&2',
      'echo end >&2; exit 3',
    );
    const error = await thrown(run(path));
    expect(error).toMatchObject({
      why: 'not_encodable',
      detail: expect.stringMatching(/left with 3: x+end$/),
    });
    expect((error as { detail: string }).detail.length).toBeLessThan(2_300);
  });

  test('that prints without end is killed', async () => {
    const path = await script('prints', 'exec cat /dev/zero');
    expect(await thrown(run(path))).toMatchObject({ why: 'not_encodable' });
  });

  test.each(['No space left on device', 'Disk quota exceeded', 'Disc quota exceeded'])(
    'that meets a full disk: %s',
    async (words) => {
      const path = await script('full', `echo 'out.mp4: ${words}' >&2; exit 1`);
      const error = await thrown(run(path));
      expect(error).toBeInstanceOf(EditError);
      expect(error).toMatchObject({ failure: { code: 'disk_full' } });
    },
  );
});

describe('a child that goes on', () => {
  /** A program with one of its own, which writes both numbers and then waits for ever. */
  const lasting = () =>
    script(
      'lasts',
      `sleep 1000 & echo $! $$ > ${join(dir(), 'pids')}`,
      'trap "" TERM INT HUP',
      'wait',
    );

  async function started(): Promise<number[]> {
    const file = join(dir(), 'pids');
    return vi.waitFor(
      async () => {
        const pids = (await readFile(file, 'utf8')).trim().split(' ').map(Number);
        expect(pids).toHaveLength(2);
        return pids;
      },
      { timeout: 30_000 },
    );
  }

  test('is killed with all that it started when the signal comes', async () => {
    const stopping = new AbortController();
    const reason = new Error('stopping');
    const running = thrown(run(await lasting(), [], { signal: stopping.signal }));
    const pids = await started();
    expect(pids.map(isRunning)).toEqual([true, true]);
    stopping.abort(reason);
    expect(await running).toBe(reason);
    await vi.waitFor(() => expect(pids.map(isRunning)).toEqual([false, false]));
  });

  test('is killed with all that it started when its time is up', async () => {
    const running = thrown(run(await lasting(), [], { ms: 3_000 }));
    const pids = await started();
    expect(await running).toMatchObject({ why: 'took_too_long' });
    await vi.waitFor(() => expect(pids.map(isRunning)).toEqual([false, false]));
  });

  test('leaves nothing behind that it started', async () => {
    const path = await script('leaves', `sleep 1000 & echo $! $$ > ${join(dir(), 'pids')}`);
    await run(path);
    const pids = await started();
    await vi.waitFor(() => expect(pids.map(isRunning)).toEqual([false, false]));
  });

  test('is not begun once the signal has come', async () => {
    const stopped = AbortSignal.abort(new Error('stopped'));
    const path = await script('touches', `touch ${join(dir(), 'begun')}`);
    expect(await thrown(run(path, [], { signal: stopped }))).toBe(stopped.reason);
    expect(existsSync(join(dir(), 'begun'))).toBe(false);
  });
});
