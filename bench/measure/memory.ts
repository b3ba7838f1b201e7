import { readFile } from 'node:fs/promises';

/** Bytes of a process that are in memory. Reads `/proc`, so on Linux only. @throws Error when there is no such process. */
export async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(status) ?? [];
  if (kilobytes === undefined) throw new Error(`/proc/${pid}/status says nothing of VmRSS.`);
  return Number(kilobytes) * 1024;
}
