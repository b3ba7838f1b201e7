import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { SandboxClock } from './clock.ts';
import {
  startLocalDiscord,
  type LocalDiscord,
  type LocalDiscordOptions,
} from './discord/local-discord.ts';
import { startProgram, type Role, type RunningProgram } from './processes/program.ts';
import { startRedisServer, type RedisServer } from './processes/redis-server.ts';
import { settingsFor } from './processes/settings.ts';
import type { LocalSegmindOptions } from './segmind/contract.ts';
import { startLocalSegmind, type LocalSegmind } from './segmind/local-segmind.ts';

export interface StageOptions {
  /** One for Discord and Segmind alike; without it each has its own. */
  clock?: SandboxClock;
  segmind?: LocalSegmindOptions;
  discord?: Pick<LocalDiscordOptions, 'botName'>;
  /** Added to the program's settings. */
  settings?: Record<string, string>;
}

/** Everything around the program: Discord, Segmind, Redis, and a folder; and the way to start the program in it. */
export interface Stage {
  discord: LocalDiscord;
  segmind: LocalSegmind;
  redis: RedisServer;
  dir: string;
  settings: Record<string, string>;
  /** The programs started and not yet ended. */
  programs: readonly RunningProgram[];
  start(role: Role, more?: { settings?: Record<string, string>; main?: string }): RunningProgram;
  close(): Promise<void>;
}

/** Sets the stage. `close` ends every program and service and removes the folder. */
export async function setStage(options: StageOptions = {}): Promise<Stage> {
  const dir = await mkdtemp(join(tmpdir(), 'kling-stage-'));
  const clock = options.clock === undefined ? {} : { clock: options.clock };
  const discord = await startLocalDiscord({ ...clock, ...options.discord });
  const segmind = await startLocalSegmind({ ...clock, ...options.segmind });
  const redis = await startRedisServer();
  const settings = {
    ...settingsFor(discord, segmind, redis.url, join(dir, 'data')),
    ...options.settings,
  };
  const programs = new Set<RunningProgram>();
  return {
    discord,
    segmind,
    redis,
    dir,
    settings,
    get programs() {
      return [...programs];
    },
    start(role, more = {}) {
      const program = startProgram({
        role,
        settings: { ...settings, ...more.settings },
        // Somebody's own `.env` is no part of the stage.
        cwd: dir,
        ...(more.main === undefined ? {} : { main: more.main }),
      });
      programs.add(program);
      void program.exited.then(() => programs.delete(program));
      return program;
    },
    async close() {
      await Promise.all([...programs].map(async (program) => program.stop('SIGKILL')));
      await Promise.all([discord.close(), segmind.close(), redis.close()]);
      // What a killed worker had started to encode may still write for a moment.
      await rm(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}
