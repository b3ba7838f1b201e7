import { expect } from 'vitest';

import { commands } from '../../commands/index.ts';
import type { Channel, Server } from '../../sandbox/discord/model.ts';
import { setStage, type Stage } from '../../sandbox/stage.ts';
import { examine } from '../../src/bin/doctor-run.ts';
import { pushCommands } from '../../src/discord/registration.ts';
import { createRest } from '../../src/discord/rest.ts';
import type { Finding } from '../../src/ops/doctor.ts';

/** An id that is nobody's. */
export const FOREIGN_ID = '999999999999999999';

/** Everything a doctor looks at, on a stage of its own. */
export interface Practice {
  stage: Stage;
  server: Server;
  channel: Channel;
  /** Settings with which all is as it should be. */
  healthy: Record<string, string>;
  /** Takes back what a test did to the services. */
  reset(): void;
  /** Puts commands in the place of all that are registered there. */
  register(serverId: string | null, set?: typeof commands): Promise<void>;
  /** What the doctor finds with other settings. */
  look(change?: Record<string, string | undefined>, nodeVersion?: string): Promise<Finding[]>;
}

export async function openPractice(): Promise<Practice> {
  const stage = await setStage();
  const { world } = stage.discord;
  const server = world.addServer({ name: 'Clip Club' });
  const channel = world.addChannel(server, { name: 'operators' });
  const healthy = {
    ...stage.settings,
    PATH: process.env['PATH'] ?? '',
    DISCORD_GUILD_ID: server.id,
    ALLOWED_SERVERS: server.id,
    OPERATOR_CHANNEL_ID: channel.id,
  };
  const register: Practice['register'] = async (serverId, set = commands) => {
    const { token, apiUrl, applicationId } = stage.discord;
    const discord = createRest({ token, apiUrl });
    await pushCommands({ rest: discord.rest, apiUrl, applicationId, serverId, commands: set });
    await discord.close();
  };
  await register(server.id);
  return {
    stage,
    server,
    channel,
    healthy,
    register,
    reset() {
      stage.discord.faults.clear();
      stage.segmind.faults.clear();
      stage.segmind.credits = 100;
    },
    async look(change = {}, nodeVersion = '20.18.1') {
      const findings: Finding[] = [];
      const environment = { ...healthy, ...change };
      const envFile = { kind: 'absent', names: [] } as const;
      for await (const one of examine({ environment, envFile, nodeVersion })) findings.push(one);
      for (const { status, mend } of findings) expect(mend === null).toBe(status === 'ok');
      return findings;
    },
  };
}

/** What is not ok, as `FAIL Redis`. */
export const troubles = (findings: readonly Finding[]): string[] =>
  findings.filter(({ status }) => status !== 'ok').map(({ status, check }) => `${status} ${check}`);

/** All that is said of one check, a line each. */
export const textOf = (findings: readonly Finding[], check: string): string =>
  findings
    .filter((one) => one.check === check)
    .map(({ text }) => text)
    .join('\n');

/** What cannot be looked at without Discord. */
export const AFTER_DISCORD = [
  'Discord app',
  'gateway',
  'commands',
  'servers',
  'operator channel',
].map((check) => `warn ${check}`);
