import { runThread, type ByteReader, type ProbeThread } from './probe-worker.ts';
import type { ClipAnswer } from './probe-messages.ts';

export interface ThreadPoolOptions {
  /** Threads at once; the rest wait their turn. */
  threads?: number;
  /** Milliseconds of computing that one clip may take; it takes about 20. */
  thinkMs?: number;
}

/** Threads that parse clips, started when first needed and used again. */
export interface ThreadPool {
  /** Parses one clip. A clip that holds the thread, or kills it, is `unreadable`. */
  parse(clip: ByteReader): Promise<ClipAnswer>;
  /** Ends every thread; clips in work end as `unreadable`. */
  close(): Promise<void>;
}

const THREADS = 4;
const THINK_MS = 1500;

export function createThreadPool(options: ThreadPoolOptions = {}): ThreadPool {
  const thinkMs = options.thinkMs ?? THINK_MS;
  const idle: ProbeThread[] = [];
  const all = new Set<ProbeThread>();
  const queue: (() => void)[] = [];
  let free = options.threads ?? THREADS;
  let closed = false;

  async function take(): Promise<void> {
    if (free > 0) {
      free -= 1;
      return;
    }
    // The slot is handed on by whoever ends, so it is never counted as free in between.
    await new Promise<void>((resolve) => queue.push(resolve));
  }

  function handOn(): void {
    const next = queue.shift();
    if (next === undefined) free += 1;
    else next();
  }

  function idleThread(): ProbeThread | undefined {
    let thread = idle.pop();
    while (thread !== undefined && !thread.alive()) {
      all.delete(thread);
      thread = idle.pop();
    }
    return thread;
  }

  async function onThread(clip: ByteReader): Promise<ClipAnswer> {
    if (closed) return { kind: 'unreadable', reason: 'closed' };
    const thread = idleThread() ?? runThread();
    all.add(thread);
    try {
      return await thread.parse(clip, thinkMs);
    } finally {
      if (thread.alive()) idle.push(thread);
      else all.delete(thread);
    }
  }

  return {
    async parse(clip) {
      await take();
      try {
        return await onThread(clip);
      } finally {
        handOn();
      }
    },
    async close() {
      closed = true;
      await Promise.all([...all].map((thread) => thread.end()));
    },
  };
}
