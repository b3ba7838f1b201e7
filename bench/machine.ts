import { execFileSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem } from 'node:os';
import process from 'node:process';

/** Where and when a run took place. */
export interface Machine {
  date: string;
  node: string;
  redis: string;
  system: string;
  cpu: string;
  cores: number;
  memoryGb: number;
  /** Of the last minute, when the run had ended. */
  load: number;
}

export function machine(): Machine {
  const [cpu] = cpus();
  return {
    date: new Date().toISOString().slice(0, 16).replace('T', ' '),
    node: process.version,
    redis: redisVersion(),
    system: `${process.platform} ${release()}`,
    cpu: cpu?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
    load: Number((loadavg()[0] ?? 0).toFixed(1)),
  };
}

function redisVersion(): string {
  const said = execFileSync('redis-server', ['--version'], { encoding: 'utf8' });
  return /v=([\d.]+)/.exec(said)?.[1] ?? 'unknown';
}
