import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const LONGEST_FILE = 300;

const EDGES = [
  'discord',
  'queue',
  'segmind',
  'media',
  'moderation',
  'redis',
  'ops',
  'pictures',
].map((edge) => `src/${edge}`);

/** Room -> rooms it may import. A room that is not listed does not exist. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src/core': [],
  'src/edits': ['src/core'],
  ...Object.fromEntries(EDGES.map((edge) => [edge, ['src/core']])),
  'src/bin': ['src/core', 'src/edits', ...EDGES, 'commands'],
  commands: ['src/core', 'src/discord'],
  sandbox: ['src/core'],
  bench: ['sandbox', 'commands', 'src/bin', 'src/core', 'src/edits', ...EDGES],
};

/** Room -> rooms whose types it may name besides. */
const MAY_NAME: Readonly<Record<string, readonly string[]>> = { 'src/discord': ['src/edits'] };

/** Vendor -> the rooms that may name it; `/` at the end stands for a whole scope. */
const VENDOR_HOMES: readonly [string, readonly string[]][] = [
  ['bullmq', ['src/queue']],
  ['ioredis', ['src/redis']],
  ['undici', ['src/segmind', 'src/discord', 'src/media', 'src/moderation']],
  ['obscenity', ['src/moderation']],
  ['discord.js', ['src/discord']],
  ['@discordjs/', ['src/discord']],
  ['discord-api-types', ['src/discord', 'commands']],
  ['mediabunny', ['src/media']],
  ['@napi-rs/', ['src/pictures']],
  ['pino', ['src/ops']],
  ['prom-client', ['src/ops']],
  ['hono', ['src/ops']],
  ['@hono/', ['src/ops']],
  // Its pages are at home in ops; what a queue of BullMQ's looks like there, in queue.
  ['@bull-board/', ['src/ops', 'src/queue']],
];

/** Rooms that the product is made of; the sandbox and the tests may use what they need. */
const isProduct = (room: string) => room === 'commands' || room.startsWith('src/');

interface Source {
  /** From the project's root, with `/`. */
  path: string;
  text: string;
}

interface Import {
  /** The module's name; null when it is only known at run time. */
  what: string | null;
  typesOnly: boolean;
}

function roomOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'src' ? `src/${second}` : top;
}

// A clause holds neither quotes nor another `import`, so a word in a comment above cannot hide the statement below it.
const CLAUSE = /\b(?:import|export)\s+((?:(?!\b(?:import|export)\b)[^'"`;])*?)\s*\bfrom\s*$/;
const FROM = /\bfrom\s*(['"])([^'"\n]+)\1/g;
const CALLED = /\b(?:import|require|import\.meta\.resolve)\s*\(?\s*(['"`])([^'"`\n]+)\1/g;
const COMPUTED = /(?:\bimport|\brequire|\bimport\.meta\.resolve)\s*\(\s*(?!\s|['"`])/g;

function namesTypesOnly(clause: string): boolean {
  if (/^type\s+(?!,|from\b)/.test(clause)) return true;
  const inner = /^\{([^}]*)\}$/.exec(clause.trim())?.[1];
  const names = (inner ?? '').split(',').map((name) => name.trim());
  const given = names.filter((name) => name !== '');
  return given.length > 0 && given.every((name) => /^type\s/.test(name));
}

/** Every module that a source names, however it does: static, re-exported, for its effect, dynamic, required. */
function importsOf(text: string): Import[] {
  const computed = [...text.matchAll(COMPUTED)].map(() => ({ what: null, typesOnly: false }));
  const called = [...text.matchAll(CALLED)].map(([, quote, what = '']) => ({
    what: quote === '`' && what.includes('${') ? null : what,
    typesOnly: false,
  }));
  const stated = [...text.matchAll(FROM)].map(({ index, 2: what = '' }) => {
    const clause = CLAUSE.exec(text.slice(Math.max(0, index - 4_000), index + 'from'.length))?.[1];
    return { what, typesOnly: namesTypesOnly(clause ?? '') };
  });
  return [...computed, ...called, ...stated];
}

function checkOwn(from: string, to: string, typesOnly: boolean): boolean {
  if (to === from || MAY_IMPORT[from]?.includes(to)) return true;
  return typesOnly && (MAY_NAME[from]?.includes(to) ?? false);
}

function checkVendor(from: string, name: string): boolean {
  if (from === 'src/core') return false;
  if (isBuiltin(name) || !isProduct(from)) return true;
  const bare = (vendor: string) => vendor.replace(/\/$/, '');
  const homes = VENDOR_HOMES.find(
    ([vendor]) => name === bare(vendor) || name.startsWith(`${bare(vendor)}/`),
  );
  return homes === undefined || homes[1].includes(from);
}

function checkImport(path: string, { what, typesOnly }: Import): string | null {
  const from = roomOf(path);
  if (what === null) return `${path} -> a name only known at run time`;
  const own = what.startsWith('.') || what.startsWith('/') || what.startsWith('file:');
  if (!own) return checkVendor(from, what) ? null : `${path} -> ${what}`;
  const target = what.startsWith('.')
    ? relative(ROOT, resolve(ROOT, dirname(path), what))
    : relative(ROOT, what.replace(/^file:\/\//, ''));
  const to = roomOf(target.replaceAll('\\', '/'));
  return checkOwn(from, to, typesOnly) ? null : `${path} -> ${to}`;
}

// A negative number is a group of processes that one started oneself; there is no other way to end all of it.
const ENVIRONMENT =
  /\bprocess\s*(?:\?\.|\.)\s*(?:env|exit|exitCode|abort|kill(?!\(-))\b|\bprocess\s*\[/;
const FROM_PROCESS =
  /\{[^}]*\b(?:env|exit)\b[^}]*\}\s*(?:from\s*['"](?:node:)?process|=\s*process)/;
/** Kept out of the clock's rule: a timer round somebody else's promise, which several edges need and cannot share elsewhere. */
const TIMERS = new Set(['src/core/time-limit.ts', 'src/core/held-end.ts']);
const IMPURE =
  /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.|\bMath\.random\b|\bset(?:Timeout|Interval|Immediate)\b|\bfetch\(|\bcrypto\./;

/** What is wrong with these sources, one line each. */
function violations(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text }) => {
    const room = roomOf(path);
    if (!(room in MAY_IMPORT)) return [`${path} is in no room`];
    const wrong = importsOf(text).map((one) => checkImport(path, one));
    const environment = ENVIRONMENT.test(text) || FROM_PROCESS.test(text);
    if (isProduct(room) && room !== 'src/bin' && environment) wrong.push(`${path} -> process`);
    if (room === 'src/core' && !TIMERS.has(path) && IMPURE.test(text))
      wrong.push(`${path} is not pure`);
    return wrong.filter((line) => line !== null);
  });
}

function sourcesUnder(top: string): Source[] {
  return readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' })
    .filter((entry) => /\.[cm]?[jt]sx?$/.test(entry))
    .map((entry) => `${top}/${entry.replaceAll('\\', '/')}`)
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

const ALL = ['src', 'commands', 'sandbox', 'bench'].flatMap(sourcesUnder);

describe('the tree', () => {
  test('there is something to look at in every room', () => {
    const rooms = Object.keys(MAY_IMPORT);
    expect(rooms.filter((room) => !ALL.some(({ path }) => roomOf(path) === room))).toEqual([]);
    expect(ALL.flatMap(({ text }) => importsOf(text)).length).toBeGreaterThan(300);
  });

  test('imports only point the allowed way, and vendors stay at home', () => {
    expect(violations(ALL)).toEqual([]);
  });

  test('every vendor of the table is at home somewhere', () => {
    const named = new Set(ALL.flatMap(({ text }) => importsOf(text)).map(({ what }) => what ?? ''));
    const unknown = VENDOR_HOMES.filter(([v]) => ![...named].some((what) => what.startsWith(v)));
    expect(unknown).toEqual([]);
  });

  test('the rooms on the disk are those of the table, here and in ARCHITECTURE.md', () => {
    const entries = readdirSync(join(ROOT, 'src'), { withFileTypes: true });
    expect(entries.filter((entry) => !entry.isDirectory())).toEqual([]);
    const onDisk = entries.map((entry) => `src/${entry.name}`);
    const listed = Object.keys(MAY_IMPORT);
    expect(onDisk.toSorted()).toEqual(listed.filter((r) => r.startsWith('src/')).toSorted());
    expect(['commands', 'sandbox', 'bench'].every((room) => existsSync(join(ROOT, room)))).toBe(
      true,
    );
    const page = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
    const described = [...page.matchAll(/^\| `([a-z/]+?)\/?`\s+\|/gm)].map(([, room]) => room);
    expect(described.map(String).toSorted()).toEqual(listed.toSorted());
  });

  test('nothing is longer than can be read at once', () => {
    const long = ALL.filter(({ text }) => text.split('\n').length - 1 > LONGEST_FILE);
    expect(long.map(({ path }) => path)).toEqual([]);
  });
});

describe('the check itself', () => {
  const check = (path: string, text: string) => violations([{ path, text }]);

  test.each([
    ['single quotes', 'src/core/a.ts', `import { x } from '../edits/run.ts';`],
    ['double quotes', 'src/core/a.ts', `import { x } from "../edits/run.ts";`],
    ['for its effect', 'src/core/a.ts', `import '../ops/config.ts';`],
    ['for its effect, a vendor', 'src/ops/a.ts', `import "bullmq";`],
    ['dynamic', 'src/edits/a.ts', `const x = await import('../redis/edits.ts');`],
    ['dynamic over two lines', 'src/edits/a.ts', `await import(\n  "../redis/edits.ts"\n);`],
    ['dynamic in backticks', 'src/edits/a.ts', 'await import(`../redis/edits.ts`);'],
    ['a name made at run time', 'src/edits/a.ts', 'await import(`../${room}/edits.ts`);'],
    ['a name in a variable', 'src/edits/a.ts', 'await import( name );'],
    ['required', 'src/edits/a.ts', `require('ioredis');`],
    ['resolved', 'src/edits/a.ts', `import.meta.resolve('../bin/main.ts');`],
    ['re-exported', 'src/queue/a.ts', `export { x } from '../redis/edits.ts';`],
    ['re-exported whole', 'src/queue/a.ts', `export * from '../redis/edits.ts';`],
    ['a type', 'src/core/a.ts', `import type { X } from '../edits/ports.ts';`],
    ['over lines', 'src/redis/a.ts', `import {\n  a,\n  b,\n} from '../edits/ports.ts';`],
    [
      'types of edits, not for discord',
      'src/queue/a.ts',
      `import type { X } from '../edits/a.ts';`,
    ],
    ['values of edits for discord', 'src/discord/a.ts', `import { x } from '../edits/run.ts';`],
    ['types and a value', 'src/discord/a.ts', `import { type A, b } from '../edits/run.ts';`],
    ['a value named type', 'src/discord/a.ts', `import type, { b } from '../edits/run.ts';`],
    ['all of it', 'src/discord/a.ts', `import * as all from '../edits/run.ts';`],
    ['behind a comment', 'src/discord/a.ts', `// import type\nimport { x } from '../edits/a.ts';`],
    ['bin', 'src/discord/a.ts', `import type { Wired } from '../bin/wire.ts';`],
    ['bin, from commands', 'commands/a.ts', `import { run } from '../src/bin/run.ts';`],
    [
      'commands, not from bin',
      'src/discord/a.ts',
      `import { commands } from '../../commands/a.ts';`,
    ],
    ['the bench', 'src/bin/a.ts', `import { x } from '../../bench/run.ts';`],
    ['a test, from the bench', 'bench/a.ts', `import { x } from '../test/support/tally.ts';`],
    ['the sandbox', 'src/bin/a.ts', `import { x } from '../../sandbox/stage.ts';`],
    ['a test', 'src/bin/a.ts', `import { x } from '../../test/support/tally.ts';`],
    ['the program, from the sandbox', 'sandbox/a.ts', `import { run } from '../src/bin/run.ts';`],
    [
      'types of edits, from the sandbox',
      'sandbox/a.ts',
      `import type { X } from '../src/edits/a.ts';`,
    ],
    ['a vendor away from home', 'src/bin/a.ts', `import { Redis } from 'ioredis';`],
    ['a part of a vendor', 'src/edits/a.ts', `import x from 'discord-api-types/v10';`],
    ['a vendor of a scope', 'src/edits/a.ts', `import { REST } from '@discordjs/rest';`],
    ['a type of a vendor', 'src/edits/a.ts', `import type { Job } from 'bullmq';`],
    ['Node in core', 'src/core/a.ts', `import { join } from 'node:path';`],
    ['a library in core', 'src/core/a.ts', `import { z } from 'zod';`],
    ['a clock in core', 'src/core/a.ts', 'const now = Date.now();'],
    ['chance in core', 'src/core/a.ts', 'const dice = Math.random();'],
    ['the environment', 'src/redis/a.ts', 'const url = process.env.REDIS_URL;'],
    ['the environment in brackets', 'src/redis/a.ts', `const url = process['env'];`],
    ['the environment by name', 'src/redis/a.ts', `import { env } from 'node:process';`],
    ['the environment taken apart', 'src/redis/a.ts', 'const { env } = process;'],
    ['an exit', 'commands/a.ts', 'process.exit(1);'],
    ['a signal', 'src/media/a.ts', `process.kill(process.pid, 'SIGTERM');`],
    ['a new room', 'src/utils/a.ts', 'export const x = 1;'],
    ['a file in no room', 'src/a.ts', 'export const x = 1;'],
  ])('catches %s', (_name, path, text) => {
    expect(check(path, text)).toHaveLength(1);
  });

  test.each([
    ['types of edits for discord', 'src/discord/a.ts', `import type { A } from '../edits/a.ts';`],
    ['types one by one', 'src/discord/a.ts', `import { type A, type B } from '../edits/a.ts';`],
    ['core', 'src/redis/a.ts', `import { x } from '../core/edit.ts';`],
    ['its own room', 'src/redis/deep/a.ts', `import { x } from '../edits.ts';`],
    ['a vendor at home', 'src/queue/a.ts', `import { Queue } from 'bullmq';`],
    ['a name that only begins like a vendor', 'src/edits/a.ts', `import x from 'pinocchio';`],
    [
      'anything for bin',
      'src/bin/a.ts',
      `import { x } from '../redis/edits.ts';\nprocess.exit(1);`,
    ],
    ['a vendor in the sandbox', 'sandbox/a.ts', `import { x } from 'discord-api-types/v10';`],
    ['a comment with from in it', 'src/core/a.ts', '/** Whether one in `from` may become `to`. */'],
    ['the end of a group', 'src/media/a.ts', `process.kill(-child.pid, 'SIGKILL');`],
    ['a comment on a process', 'src/redis/a.ts', '// The process ends; its exit code is ours.'],
  ])('lets %s be', (_name, path, text) => {
    expect(check(path, text)).toEqual([]);
  });
});
