import { readFileSync } from 'node:fs';

import type { Redis } from 'ioredis';

/** What a process has used: CPU in ms, and the memory that it holds now, in bytes. Linux alone says it. */
export interface Used {
  cpuMs: number;
  rssBytes: number;
}

/** A tick of `/proc/<pid>/stat`, in ms: Linux counts in hundredths of a second everywhere. */
const TICK_MS = 10;
const PAGE_BYTES = 4_096;

export function usedBy(pid: number): Used {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // Behind the name, which may hold blanks: the state is the first field.
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [user = 0, system = 0] = fields.slice(11, 13);
  return { cpuMs: (user + system) * TICK_MS, rssBytes: (fields[21] ?? 0) * PAGE_BYTES };
}

/** What Redis says of itself. */
export interface StoreUsed {
  cpuMs: number;
  commands: number;
  memoryBytes: number;
  fileBytes: number;
}

export async function usedByStore(store: Redis): Promise<StoreUsed> {
  const text = await store.info();
  const field = (name: string) => Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(text)?.[1]);
  return {
    cpuMs: (field('used_cpu_user') + field('used_cpu_sys')) * 1_000,
    commands: field('total_commands_processed'),
    memoryBytes: field('used_memory'),
    fileBytes: field('aof_current_size'),
  };
}
