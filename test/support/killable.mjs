// The real program, with a step between its verbs and the world: it writes down each port call, and where the file KILL_FILE names a
// point it ends itself, or Redis, right there. What it runs is what `npm start` runs.
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';

import { StartError } from '../../dist/src/ops/start-error.js';
import { run } from '../../dist/src/bin/run.js';

const { KILL_FILE, CALLS_FILE, REDIS_PID_FILE, ...environment } = process.env;

/** Calls that do different things in an edit's life get different names. */
function labelOf(port, method, args) {
  const name = `${port}.${method}`;
  if (name === 'edits.move') return `${name}:${args[0].to}`;
  if (name === 'jobs.push' || name === 'outbox.done') return `${name}:${args[0]}`;
  return name;
}

function reach(point) {
  appendFileSync(CALLS_FILE, `${point}\n`);
  if (!existsSync(KILL_FILE)) return;
  const [victim, ...rest] = readFileSync(KILL_FILE, 'utf8').split(' ');
  if (rest.join(' ') !== point) return;
  // Once only: whoever takes over must not die of the same file.
  rmSync(KILL_FILE);
  appendFileSync(CALLS_FILE, 'killed\n');
  const pid = victim === 'redis' ? Number(readFileSync(REDIS_PID_FILE, 'utf8')) : process.pid;
  process.kill(pid, 'SIGKILL');
}

function tap(port, name) {
  return Object.fromEntries(
    Object.entries(port).map(([method, call]) => [
      method,
      async (...args) => {
        const label = labelOf(name, method, args);
        reach(`before ${label}`);
        try {
          return await call(...args);
        } finally {
          reach(`after ${label}`);
        }
      },
    ]),
  );
}

/** Every port method there is, so that a test can tell which it never reached. */
function announce(ports) {
  for (const [name, port] of Object.entries(ports)) {
    for (const method of Object.keys(port))
      appendFileSync(CALLS_FILE, `exists ${name}.${method}\n`);
  }
}

run({
  args: process.argv.slice(2),
  environment,
  onEnd: (code) => process.exit(code),
  adaptPorts(ports) {
    announce(ports);
    return Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, tap(port, name)]));
  },
}).then(
  (program) => process.on('SIGTERM', () => program.end().then(() => process.exit(0))),
  (error) => {
    process.stderr.write(`${error instanceof StartError ? error.message : error.stack}\n`);
    process.exit(1);
  },
);
