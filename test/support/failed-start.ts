import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

import type { Stage } from '../../sandbox/stage.ts';
import { SETTING_NAMES } from '../../src/ops/config.ts';

export const MAIN = fileURLToPath(new URL('../../dist/src/bin/main.js', import.meta.url));
const KILLED_AFTER_MS = 20_000;

export interface Start {
  args?: string[];
  /** Over those of the stage; an empty one is not set. */
  settings?: Record<string, string>;
  /** In place of the whole stage. */
  only?: Record<string, string>;
  cwd?: string;
}

interface End {
  /** Null when it had to be killed. */
  code: number | null;
  /** Lines on standard error. */
  sentences: string[];
  /** What should not be: secrets, stack traces, lines that are no sentence, somebody left at the gateway. */
  wrong: string[];
}

/** What a start that cannot be comes to: this code, these sentences and no others. */
export function ended(code: 78 | 69, sentences: readonly (string | RegExp)[]): End {
  const matching = sentences.map((one): string =>
    typeof one === 'string' ? one : (expect.stringMatching(one) as string),
  );
  return { code, sentences: matching, wrong: [] };
}

/** Starts the real program on a stage and waits for its end. */
export async function endOf(
  stage: Stage,
  secrets: readonly string[],
  { args = [], settings = {}, only, cwd }: Start,
): Promise<End> {
  // Every setting is there, so that no .env of this machine's owner can fill one in.
  const none = Object.fromEntries(SETTING_NAMES.map((name) => [name, '']));
  const env = { PATH: process.env['PATH'], ...none, ...(only ?? stage.settings), ...settings };
  const child = spawn(process.execPath, [MAIN, ...args], { env, cwd: cwd ?? stage.dir });
  const tooLate = setTimeout(() => child.kill('SIGKILL'), KILLED_AFTER_MS);
  const exit = once(child, 'exit');
  const [log, errors] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  const [code] = (await exit) as [number | null];
  clearTimeout(tooLate);
  const sentences = errors.split('\n').filter((line) => line !== '');
  const spilt = [...secrets, stage.discord.token, stage.segmind.key].filter((secret) =>
    `${errors}${log}`.includes(secret),
  );
  const traces = `${errors}${log}`.match(/^\s+at .*$/gm) ?? [];
  const noSentences = sentences.filter((line) => !/^[A-Z.].{20,250}\.$/.test(line));
  await stage.discord.waitFor(() => stage.discord.gateway.live.length === 0);
  return { code, sentences, wrong: [...spilt, ...traces, ...noSentences] };
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const part of stream.setEncoding('utf8')) text += part;
  return text;
}

export const TOKEN_REFUSED =
  'Discord refuses DISCORD_TOKEN: copy the bot token anew from the Discord developer portal.';
export const KEY_REFUSED =
  'Segmind refuses SEGMIND_API_KEY: copy the API key anew from the Segmind console.';
export const REDIS_AWAY =
  'Redis cannot be reached: check that it runs, and that REDIS_URL has its host and port (rediss:// only for TLS).';
export const REDIS_REFUSES =
  'Redis refuses the user name or password in REDIS_URL: correct them there.';
export const DISCORD_AWAY =
  'Discord cannot be reached: check the network, and DISCORD_API_URL if it is set.';
export const GATEWAY_AWAY =
  "Discord's gateway cannot be reached: check the network, and DISCORD_API_URL if it is set, then start again.";
export const ONE_REDIS =
  "REDIS_URL is missing: bot and worker as two processes need one Redis between them, so set it to that Redis's address.";
export const WORDS = /^The only words to start with are bot or worker: say "npm start"/;
export const FOLDER =
  'DATA_DIR cannot be written to: name a folder that this user may write in, on a disk with room.';

/** Takes every connection and never says a word. */
export interface Hanging {
  /** host:port */
  at: string;
  close(): void;
}

export async function startHanging(): Promise<Hanging> {
  const held = new Set<Socket>();
  const server = createServer((socket) => held.add(socket.on('error', () => {})));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    at: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      for (const socket of held) socket.destroy();
      server.close();
    },
  };
}
