import { runThread, type ByteReader, type ProbeThread } from './probe-worker.ts';
import { createTurns } from './turns.ts';
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
  /** Ends every thread; what was still to be parsed rejects. */
  close(): Promise<void>;
}

const THREADS = 4;
const THINK_MS = 1500;

export function createThreadPool(options: ThreadPoolOptions = {}): ThreadPool {
  const thinkMs = options.thinkMs ?? THINK_MS;
  const idle: ProbeThread[] = [];
  const all = new Set<ProbeThread>();
  const inTurn = createTurns(options.threads ?? THREADS);
  let closed = false;

  function stopIfClosed(): void {
    if (closed) throw new Error('the thread pool is closed');
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
    stopIfClosed();
    const thread = idleThread() ?? runThread();
    all.add(thread);
    try {
      const answer = await thread.parse(clip, thinkMs);
      // A thread we ended ourselves says nothing about the clip.
      stopIfClosed();
      return answer;
    } finally {
      if (thread.alive()) idle.push(thread);
      else all.delete(thread);
    }
  }

  return {
    parse: (clip) => inTurn(() => onThread(clip)),
    async close() {
      closed = true;
      await Promise.all([...all].map((thread) => thread.end()));
    },
  };
}
