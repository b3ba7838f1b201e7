import { Worker } from 'node:worker_threads';
import type { ClipAnswer, FromThread, ToThread } from './probe-messages.ts';

/** A clip as the thread sees it: a size, and bytes on demand, which are the thread's from then on. */
export interface ByteReader {
  size: number;
  read(start: number, end: number): Promise<Uint8Array>;
}

/** One thread, which parses one clip at a time. */
export interface ProbeThread {
  /** Never rejects for what the clip holds; rejects when the thread cannot be started. */
  parse(clip: ByteReader, thinkMs: number): Promise<ClipAnswer>;
  alive(): boolean;
  end(): Promise<void>;
}

/** Starting takes about 100 ms; this is for a machine on its knees. */
const START_MS = 20_000;

/**
 * Threads run compiled JavaScript: Node 20 cannot read TypeScript. Beside this file once compiled; under vitest this is
 * `src/media/probe-worker.ts`, and the compiled one is where `npm run build` puts it.
 */
const THREAD_URL = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/src/media/probe-thread.js', import.meta.url)
  : new URL('./probe-thread.js', import.meta.url);

/** Starts a thread. It holds no secrets, and keeps the process alive only while it parses. */
export function runThread(): ProbeThread {
  const worker = new Worker(THREAD_URL, {
    env: {},
    argv: [],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
  });
  let alive = true;
  let fault: unknown;
  worker.on('error', (error) => (fault = error));
  worker.on('exit', () => (alive = false));
  worker.unref();
  const end = async (): Promise<void> => {
    // Terminating takes a moment, in which nobody may pick it for another clip.
    alive = false;
    await worker.terminate();
  };
  const started = whenReady(worker, end);
  // Reported to whoever parses.
  started.catch(() => undefined);
  let clips = 0;
  return {
    alive: () => alive,
    end,
    async parse(clip, thinkMs) {
      worker.ref();
      try {
        await started;
      } catch (error) {
        throw new Error('the probe thread did not start (npm run build?)', {
          cause: fault ?? error,
        });
      }
      clips += 1;
      const answer = await converse({ worker, end, clip, number: clips, thinkMs });
      worker.unref();
      return answer;
    },
  };
}

function whenReady(worker: Worker, end: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => void end(), START_MS).unref();
    worker.once('message', () => {
      clearTimeout(timer);
      resolve();
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('ended before it was ready'));
    });
  });
}

interface Conversation {
  worker: Worker;
  end: () => Promise<void>;
  clip: ByteReader;
  number: number;
  thinkMs: number;
}

/** Hands the clip over, serves its reads, and resolves with its answer or when its time for computing is over. */
function converse({ worker, end, clip, number, thinkMs }: Conversation): Promise<ClipAnswer> {
  return new Promise((resolve) => {
    let done = false;
    let pending = 0;
    const stopwatch = createStopwatch(thinkMs, () => {
      finish({ kind: 'unreadable', reason: 'took too long' });
      void end();
    });
    const finish = (answer: ClipAnswer): void => {
      done = true;
      stopwatch.pause();
      worker.off('message', onMessage).off('exit', onExit);
      resolve(answer);
    };
    const serve = async (read: number, start: number, stop: number): Promise<void> => {
      // While it waits for the network it does not compute: the reader has a time limit of its own.
      pending += 1;
      stopwatch.pause();
      const bytes = await clip.read(start, stop).catch(() => null);
      pending -= 1;
      if (done) return;
      if (pending === 0) stopwatch.run();
      tell(worker, { kind: 'bytes', read, bytes });
    };
    const onExit = (): void => finish({ kind: 'unreadable', reason: 'the thread ended' });
    const onMessage = (message: FromThread): void => {
      if (message.kind === 'ready' || message.clip !== number) return;
      if (message.kind === 'answer') finish(message.answer);
      else void serve(message.read, message.start, message.end);
    };
    worker.on('message', onMessage).on('exit', onExit);
    stopwatch.run();
    tell(worker, { kind: 'parse', clip: number, size: clip.size });
  });
}

/** Bytes that fill their buffer are handed over and not copied: nobody here looks at them again. */
function tell(worker: Worker, message: ToThread): void {
  const bytes = message.kind === 'bytes' ? message.bytes : null;
  const isWhole = bytes !== null && bytes.byteLength === bytes.buffer.byteLength;
  worker.postMessage(message, isWhole && bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : []);
}

/** Calls back once it has run for `limitMs` in all, pauses left out. */
function createStopwatch(limitMs: number, over: () => void): { run(): void; pause(): void } {
  let leftMs = limitMs;
  let sinceMs = 0;
  let timer: NodeJS.Timeout | null = null;
  return {
    run() {
      if (timer !== null) return;
      sinceMs = performance.now();
      timer = setTimeout(over, Math.max(0, leftMs));
    },
    pause() {
      if (timer === null) return;
      clearTimeout(timer);
      timer = null;
      leftMs -= performance.now() - sinceMs;
    },
  };
}
