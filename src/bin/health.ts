import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

import { readSettings, type Settings } from '../ops/config.ts';
import { homeOf, openRedis, whenReady } from '../redis/connection.ts';

/**
 * Whether the program in this container works: for the HEALTHCHECK of the image, as a process of its own beside it.
 *
 * Three facts, none of which the program states of itself: its process lives; Redis answers with these settings; and Redis
 * has lately heard from this address on another connection than ours. The program renews its sign of life three times in
 * QUEUE_LOCK_MS, so a silence of that length means that it hangs. Behind a NAT several containers share an address: there
 * the third fact holds for all of them together. Says nothing of the gateway: discord.js reconnects by itself, and the
 * program ends when Discord refuses it.
 */

const WITHIN_MS = 5_000;
/** One late beat is none too many on a busy machine; Redis counts in whole seconds. */
const LATE_MS = 5_000;

/** The program's process as the system sees it: `ps` without ps, which a slim image lacks. */
export function findProgram(proc: string): 'lives' | 'stopped' | 'gone' {
  const states = readdirSync(proc)
    .filter((pid) => /^\d+$/.test(pid) && isProgram(read(`${proc}/${pid}/cmdline`)))
    .map((pid) => /^State:\s+(\w)/m.exec(read(`${proc}/${pid}/status`))?.[1] ?? 'Z');
  if (states.length === 0) return 'gone';
  return states.every((state) => state === 'T' || state === 'Z') ? 'stopped' : 'lives';
}

function isProgram(commandLine: string): boolean {
  const [command = '', ...words] = commandLine.split('\0');
  return /(^|\/)node$/.test(command) && words.some((word) => /\bbin\/main\.js$/.test(word));
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It ended between the two looks, or is none of ours.
    return '';
  }
}

/** One line of CLIENT LIST or CLIENT INFO. */
function fieldsOf(line: string): Map<string, string> {
  return new Map(
    line
      .trim()
      .split(' ')
      .map((part): [string, string] => {
        const [name = '', ...value] = part.split('=');
        return [name, value.join('=')];
      }),
  );
}

const hostOf = (client: Map<string, string>): string =>
  (client.get('addr') ?? '').replace(/:\d+$/, '');

/**
 * How long Redis has not heard from our address, in ms, our own connection apart.
 *
 * @param self - CLIENT INFO, @param all - CLIENT LIST. Infinity when there is no other connection.
 */
export function silenceMs(self: string, all: string): number {
  const own = fieldsOf(self);
  const others = all
    .split('\n')
    .map(fieldsOf)
    .filter((client) => client.has('id') && client.get('id') !== own.get('id'))
    .filter((client) => hostOf(client) === hostOf(own));
  return Math.min(...others.map((client) => Number(client.get('idle')) * 1000));
}

/** What is wrong, in a sentence; null when all is well. */
async function findFault(settings: Settings): Promise<string | null> {
  const program = findProgram('/proc');
  if (program !== 'lives') return `The program is ${program}.`;
  if (settings.REDIS_URL === undefined) return null;
  const redis = openRedis(settings.REDIS_URL, 'patient', () => {});
  try {
    await whenReady(redis);
    const home = homeOf(redis);
    const self = String(await home.client('INFO'));
    const silence = silenceMs(self, String(await home.client('LIST')));
    if (silence <= settings.QUEUE_LOCK_MS + LATE_MS) return null;
    return Number.isFinite(silence)
      ? `The program has said nothing to Redis for ${silence / 1000} s.`
      : 'The program has no connection to Redis.';
  } catch (error) {
    // A user who may not list clients: that Redis answers is then all there is to know.
    if (error instanceof Error && error.message.startsWith('NOPERM')) return null;
    return 'Redis refuses this connection.';
  } finally {
    redis.disconnect();
  }
}

async function main(): Promise<void> {
  setTimeout(() => finish('Redis does not answer.'), WITHIN_MS).unref();
  finish(await findFault(readSettings(process.env)));
}

function finish(fault: string | null): void {
  process.stdout.write(`${fault ?? 'The program works.'}\n`);
  process.exit(fault === null ? 0 : 1);
}

if (process.argv[1] === import.meta.filename) {
  main().catch(() => finish('The settings cannot be read.'));
}
