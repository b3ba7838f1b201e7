// Makes a machine ready for one of the npm scripts: `node scripts/prepare.mjs packages redis ffmpeg build`. Plain Node, since it
// runs before any package exists. Does nothing, quickly, where nothing is missing.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const MIN_NODE = [20, 18, 1];
const LOCK = join('node_modules', '.preparing');
const LOCK_STALE_MS = 10 * 60_000;
const PAUSE_MS = 250;

/** Debian's names; the other managers use the same ones. */
const PROGRAMS = {
  redis: { program: 'redis-server', debian: 'redis-server', others: 'redis' },
  ffmpeg: { program: 'ffmpeg', debian: 'ffmpeg', others: 'ffmpeg' },
  chromium: { program: 'chromium', debian: 'chromium', others: 'chromium' },
};

const say = (line) => process.stderr.write(`${line}\n`);

const run = (command, args, options = {}) =>
  spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options }).status === 0;

const has = (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

function checkNode() {
  const have = process.versions.node.split('.').map(Number);
  const at = MIN_NODE.findIndex((part, index) => have[index] !== part);
  if (at === -1 || have[at] > MIN_NODE[at]) return true;
  say(`Node ${process.versions.node} is too old: this needs ${MIN_NODE.join('.')} or newer.`);
  return false;
}

const sleep = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/** Two scripts started at once must not install into one folder: one works, the other waits. */
function exclusively(work) {
  mkdirSync('node_modules', { recursive: true });
  for (;;) {
    try {
      mkdirSync(LOCK);
      break;
    } catch {
      const age = existsSync(LOCK) ? Date.now() - statSync(LOCK).mtimeMs : 0;
      if (age > LOCK_STALE_MS) rmSync(LOCK, { recursive: true, force: true });
      else sleep(PAUSE_MS);
    }
  }
  try {
    return work();
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

const packagesAreThere = () => {
  const done = join('node_modules', '.package-lock.json');
  return existsSync(done) && statSync('package-lock.json').mtimeMs <= statSync(done).mtimeMs;
};

function npm(args) {
  const path = process.env.npm_execpath;
  return path ? run(process.execPath, [path, ...args]) : run('npm', args);
}

function preparePackages() {
  if (packagesAreThere()) return true;
  say('Installing packages ...');
  // Not `npm ci`: that removes node_modules, and with it the lock that keeps a second run out.
  if (npm(['install', '--no-save', '--no-audit', '--no-fund', '--include=dev'])) {
    const done = join('node_modules', '.package-lock.json');
    if (existsSync(done)) writeFileSync(done, readFileSync(done));
    return true;
  }
  say('The packages could not be installed: see what npm says above.');
  return false;
}

/** The ways to install a system package here without asking anybody, best first. */
function installers({ debian, others }) {
  const root = process.getuid?.() === 0;
  const asRoot = (command, args) => (root ? [command, args] : ['sudo', ['-n', command, ...args]]);
  if (process.platform === 'darwin') return has('brew') ? [[['brew', ['install', others]]]] : [];
  if (process.platform !== 'linux' || (!root && !has('sudo'))) return [];
  const apt = [
    asRoot('apt-get', ['update', '-qq']),
    asRoot('apt-get', ['install', '-y', '-qq', '--no-install-recommends', debian]),
  ];
  const ways = [];
  if (has('apt-get')) ways.push(apt);
  if (has('dnf')) ways.push([asRoot('dnf', ['install', '-y', others])]);
  if (has('apk')) ways.push([asRoot('apk', ['add', others])]);
  return ways;
}

function prepareProgram(name) {
  const { program, debian, others } = PROGRAMS[name];
  if (has(program)) return true;
  say(`Installing ${program} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const steps of installers({ debian, others })) {
    for (const [command, args] of steps)
      run(command, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    if (has(program)) return true;
  }
  say(
    `${program} is missing and could not be installed here: install the package "${debian}" and try again.`,
  );
  return false;
}

const newest = (path) => {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
};

/** Written last, so that an interrupted build is not taken for a whole one. */
const BUILT = join('dist', '.built');

function prepareBuild() {
  const sources = [
    'src',
    'commands',
    'sandbox',
    'bench',
    'tsconfig.json',
    'tsconfig.build.json',
    'package-lock.json',
  ];
  const since = existsSync(BUILT) ? statSync(BUILT).mtimeMs : 0;
  if (sources.filter((path) => existsSync(path)).every((path) => newest(path) < since)) return true;
  if (npm(['run', '--silent', 'build'])) {
    writeFileSync(BUILT, '');
    return true;
  }
  say('The build failed: see the messages above.');
  return false;
}

/**
 * A missing ffmpeg costs results that are too large their fitting, not the start. Without a browser the tests of the sandbox's page
 * are skipped, and say so; where a machine decides by the tests, that would be no decision.
 */
const OPTIONAL = [
  ...(process.env.npm_lifecycle_event === 'prestart' ? ['ffmpeg'] : []),
  ...(process.env.CI ? [] : ['chromium']),
];

const steps = {
  packages: preparePackages,
  redis: () => (process.env.REDIS_URL ? true : prepareProgram('redis')),
  ffmpeg: () => prepareProgram('ffmpeg'),
  chromium: () => prepareProgram('chromium'),
  build: prepareBuild,
};

const wanted = process.argv.slice(2);
const ready =
  checkNode() &&
  exclusively(() => wanted.every((name) => steps[name]() || OPTIONAL.includes(name)));
process.exit(ready ? 0 : 1);
