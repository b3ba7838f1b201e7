import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

import { readSettings, SETTING_NAMES } from '../../src/ops/config.ts';

const ROOT = new URL('../../', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');
const here = (path: string): boolean => existsSync(new URL(path, ROOT));
const project = z
  .object({ scripts: z.record(z.string(), z.string()), engines: z.object({ node: z.string() }) })
  .parse(JSON.parse(text('package.json')));
const defaults = readSettings({ DISCORD_TOKEN: 'x', SEGMIND_API_KEY: 'x' });

interface Stage {
  from: string;
  instructions: { name: string; rest: string }[];
}

/** The Dockerfile's stages by name, the last one as `final`. Knows only what ours uses: a line that is no instruction is thrown. */
function stagesOf(dockerfile: string): Map<string, Stage> {
  const lines = dockerfile
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages = new Map<string, Stage>();
  let stage: Stage | undefined;
  for (const line of lines) {
    const [, name = '', rest = ''] = /^([A-Z]+)\s+(.+)$/.exec(line) ?? [];
    if (name === '') throw new Error(`No instruction: ${line}`);
    if (name === 'FROM') {
      const [, from = '', as = 'final'] = /^(\S+)(?: AS (\S+))?$/.exec(rest) ?? [];
      stage = { from, instructions: [] };
      stages.set(as, stage);
    } else if (stage) stage.instructions.push({ name, rest });
    else throw new Error(`Before any FROM: ${line}`);
  }
  return stages;
}

const stages = stagesOf(text('Dockerfile'));
const stage = (name: string): Stage => {
  const found = stages.get(name);
  if (!found) throw new Error(`There is no stage ${name}.`);
  return found;
};
const all = (name: string, from = 'final'): string[] =>
  stage(from)
    .instructions.filter((one) => one.name === name)
    .map(({ rest }) => rest);
const one = (name: string, from = 'final'): string => {
  const found = all(name, from);
  expect(found, `${name} stands once in ${from}`).toHaveLength(1);
  return found[0] ?? '';
};
const words = z.array(z.string());
const commands = [...stages.keys()].flatMap((name) =>
  all('RUN', name).flatMap((run) => run.split('&&').map((command) => command.trim())),
);

interface Copy {
  stage: string;
  from: string | null;
  sources: string[];
  target: string;
}

const copies: Copy[] = [...stages.keys()].flatMap((name) =>
  all('COPY', name).map((rest) => {
    const [, , from = null, paths = ''] = /^(--from=(\S+) )?(.+)$/.exec(rest) ?? [];
    const list = paths.split(/\s+/);
    return { stage: name, from, sources: list.slice(0, -1), target: list.at(-1) ?? '' };
  }),
);

/** What `.dockerignore` lets through: everything is kept out but what it names with `!`. */
const letIn = text('.dockerignore')
  .split('\n')
  .filter((line) => line.startsWith('!'))
  .map((line) => line.slice(1));

describe('Dockerfile', () => {
  test('its base is a slim Node that this project runs on, and no later stage has another', () => {
    const names = new Set(stages.keys());
    const outside = [...stages.values()].filter(({ from }) => !names.has(from));
    expect(outside).toHaveLength(1);
    const [, major] = /^node:(\d+)-slim$/.exec(outside[0]?.from ?? '') ?? [];
    const [, least] = /^>=(\d+)\.\d+\.\d+$/.exec(project.engines.node) ?? [];
    expect(Number(major)).toBeGreaterThanOrEqual(Number(least));
    // Lines with long-term support are the even ones.
    expect(Number(major) % 2).toBe(0);
  });

  test('what it copies from here is here, is let in, and is all that is let in', () => {
    const local = copies.filter(({ from }) => from === null).flatMap(({ sources }) => sources);
    expect(local.filter((path) => !here(path))).toEqual([]);
    expect([...new Set(local)].toSorted()).toEqual(letIn.toSorted());
    const firstRule = text('.dockerignore')
      .split('\n')
      .find((line) => line !== '' && !line.startsWith('#'));
    expect(firstRule).toBe('*');
  });

  test('nothing with secrets, tests or the sandbox is let in', () => {
    const never = /^(\.env|\.data|\.git|test|sandbox|bench|node_modules|dist|\.)/;
    expect(letIn.filter((path) => never.test(path))).toEqual([]);
  });

  test('what it copies from a stage is made there', () => {
    const makes: Record<string, RegExp> = {
      '/app/node_modules': /^npm ci --omit=dev\b/,
      '/app/dist': /^npm run build:program$/,
    };
    const fromStages = copies.filter(({ from }) => from !== null);
    expect(fromStages.flatMap(({ sources }) => sources).toSorted()).toEqual(
      Object.keys(makes).toSorted(),
    );
    for (const { from, sources } of fromStages) {
      const run = all('RUN', from ?? '').flatMap((line) => line.split('&&'));
      for (const source of sources) {
        expect(run.filter((command) => makes[source]?.test(command.trim()))).toHaveLength(1);
      }
    }
    expect(one('WORKDIR', 'base')).toBe('/app');
  });

  test('the build copies what the build script and its tsconfig name', () => {
    const copied = copies.filter((copy) => copy.stage === 'build').flatMap((copy) => copy.sources);
    const [, config = ''] = /tsc -p (\S+)/.exec(project.scripts['build:program'] ?? '') ?? [];
    const [, script = ''] = /node (\S+)/.exec(project.scripts['build:program'] ?? '') ?? [];
    const { extends: base, include } = z
      .object({ extends: z.string(), include: words })
      .parse(JSON.parse(text(config)));
    // Sandbox and bench are built beside the product elsewhere; nothing of the product imports it.
    const rooms = include.filter((room) => room !== 'sandbox' && room !== 'bench');
    expect(copied).toEqual(
      expect.arrayContaining([config, script, posix.normalize(base), ...rooms]),
    );
  });

  test('every npm script that it calls exists, and none with a step before that installs', () => {
    const called = commands.flatMap((command) => /^npm run (\S+)/.exec(command)?.[1] ?? []);
    expect(called).not.toEqual([]);
    for (const name of called) {
      expect(project.scripts).toHaveProperty([name]);
      expect(project.scripts).not.toHaveProperty([`pre${name}`]);
    }
    const installs = commands.filter((command) => /^npm (?!run )/.test(command));
    expect(installs).toHaveLength(2);
    for (const command of installs) expect(command).toMatch(/^npm ci .*--ignore-scripts/);
  });

  test('what it starts has a source', () => {
    const [, check = ''] =
      /^--interval=\S+ --timeout=\S+ --start-period=\S+ --retries=\d+ CMD (.+)$/.exec(
        one('HEALTHCHECK'),
      ) ?? [];
    const started = [one('CMD'), check].map((json) => words.parse(JSON.parse(json)));
    expect(started).toEqual([
      ['node', 'dist/src/bin/main.js'],
      ['node', 'dist/src/bin/health.js'],
    ]);
    const sources = started.map(([, path = '']) =>
      path.replace(/^dist\//, '').replace(/\.js$/, '.ts'),
    );
    expect(sources.filter((path) => !here(path))).toEqual([]);
    // Node would take what is in dist for CommonJS without it.
    expect(all('COPY')).toContain('package.json ./');
  });

  test('it runs as node, with a folder of its own, and ends as the program wants to be ended', () => {
    const order = stage('final').instructions.map(({ name }) => name);
    expect(one('USER')).toBe('node');
    expect(order.slice(order.indexOf('USER'))).not.toContain('RUN');
    const folder = one('VOLUME');
    expect(one('ENV').split(' ')).toEqual(['NODE_ENV=production', `DATA_DIR=${folder}`]);
    // Made before it is a volume: a new volume takes its owner from there.
    expect(all('RUN')).toContain(`mkdir ${folder} && chown node:node ${folder}`);
    expect(one('STOPSIGNAL')).toBe('SIGTERM');
    expect(commands.some((command) => /^apt-get install .*\bffmpeg$/.test(command))).toBe(true);
  });

  test('every ENV that looks like a setting is one, and none is a secret', () => {
    const names = [...stages.keys()].flatMap((name) =>
      all('ENV', name).flatMap((rest) => rest.split(' ').map((pair) => pair.split('=')[0] ?? '')),
    );
    expect(names.filter((name) => name !== 'NODE_ENV' && !SETTING_NAMES.includes(name))).toEqual(
      [],
    );
    expect(names.filter((name) => /TOKEN|KEY|PASSWORD/.test(name))).toEqual([]);
    expect(text('Dockerfile')).not.toMatch(/^(ARG|ADD)\b|https?:\/\//m);
  });
});

const service = z.strictObject({
  image: z.string(),
  build: z.string().optional(),
  command: words,
  env_file: z.string().optional(),
  environment: z.record(z.string(), z.string()).optional(),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.string() })).optional(),
  restart: z.string(),
  stop_grace_period: z.string().regex(/^\d+[sm]$/),
  init: z.boolean().optional(),
  read_only: z.boolean().optional(),
  tmpfs: words.optional(),
  volumes: words,
  cap_drop: words.optional(),
  security_opt: words.optional(),
  healthcheck: z
    .strictObject({
      test: words,
      interval: z.string(),
      timeout: z.string(),
      retries: z.number(),
      start_period: z.string(),
    })
    .optional(),
  deploy: z.strictObject({
    resources: z.strictObject({
      reservations: z.strictObject({ memory: z.string() }),
      limits: z.strictObject({ memory: z.string() }).optional(),
    }),
  }),
  logging: z.unknown(),
});

/** Strict: ports, container names and whatever else would stand in the way of more workers is not among the keys. */
const composeFile = z.strictObject({
  name: z.string(),
  'x-program': z.unknown(),
  services: z.strictObject({ redis: service, bot: service, worker: service }),
  volumes: z.record(z.string(), z.null()),
});

describe('compose.yaml', () => {
  const { services, volumes } = composeFile.parse(parse(text('compose.yaml'), { merge: true }));
  const { redis } = services;
  const programs = [services.bot, services.worker];

  test('Redis keeps what it is told', () => {
    const [program, ...options] = redis.command;
    const pairs = Array.from({ length: options.length / 2 }, (_, at) =>
      options.slice(at * 2, at * 2 + 2),
    );
    expect(program).toBe('redis-server');
    expect(Object.fromEntries(pairs)).toEqual({
      '--appendonly': 'yes',
      '--appendfsync': 'always',
      '--maxmemory-policy': 'noeviction',
      '--save': '',
    });
    expect(redis.volumes).toEqual(['redis:/data']);
    expect(redis.healthcheck?.test.join(' ')).toContain('redis-cli ping | grep -qx PONG');
  });

  test('bot and worker differ in their word alone', () => {
    const start = words.parse(JSON.parse(one('CMD')));
    expect(services.bot.command).toEqual([...start, 'bot']);
    expect(services.worker.command).toEqual([...start, 'worker']);
    const { command: _a, deploy: _b, ...bot } = services.bot;
    const { command: _c, deploy: _d, ...worker } = services.worker;
    expect(bot).toEqual(worker);
  });

  test('they are given settings that exist, no secret, and the Redis that stands beside them', () => {
    for (const { environment = {}, env_file: file, depends_on: after } of programs) {
      expect(Object.keys(environment).filter((name) => !SETTING_NAMES.includes(name))).toEqual([]);
      expect(Object.keys(environment).filter((name) => /TOKEN|KEY|PASSWORD/.test(name))).toEqual(
        [],
      );
      expect(environment).toEqual({ REDIS_URL: 'redis://redis:6379', DATA_DIR: one('VOLUME') });
      expect(() =>
        readSettings({ ...environment, DISCORD_TOKEN: 'x', SEGMIND_API_KEY: 'x' }),
      ).not.toThrow();
      expect(file).toBe('.env');
      expect(after).toEqual({ redis: { condition: 'service_healthy' } });
    }
  });

  test('they share the data folder, write nowhere else, and get what they need to end', () => {
    for (const program of programs) {
      expect(program.volumes).toEqual([`data:${one('VOLUME')}`]);
      expect(program).toMatchObject({ read_only: true, init: true, restart: 'unless-stopped' });
      expect(program.cap_drop).toEqual(['ALL']);
      const [, amount, unit] = /^(\d+)([sm])$/.exec(program.stop_grace_period) ?? [];
      const seconds = Number(amount) * (unit === 'm' ? 60 : 1);
      // What main.ts allows itself, and the rest of a bad day.
      expect(seconds).toBeGreaterThan(defaults.SHUTDOWN_DRAIN_S + 10);
    }
    expect(Object.keys(volumes).toSorted()).toEqual(['data', 'redis']);
  });
});
