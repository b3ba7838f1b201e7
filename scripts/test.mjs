// Every check in turn, none left out because another failed; the last line sums them up. `--heavy`: with what is too long for every
// day. What else is given goes to vitest.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const isHeavy = process.argv[2] === '--heavy';
const forVitest = process.argv.slice(isHeavy ? 3 : 2);

const scratch = mkdtempSync(join(tmpdir(), 'kling-test-'));
const tally = join(scratch, 'tally.json');
const total = { passed: 0, failed: 0, skipped: 0 };

const npm = (...args) => {
  const path = process.env.npm_execpath;
  const [command, first] = path ? [process.execPath, [path]] : ['npm', []];
  return spawnSync(command, [...first, 'run', '--silent', ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, KLING_TALLY_FILE: tally, TEST_HEAVY: isHeavy ? '1' : '' },
  });
};

const parts = isHeavy
  ? 'unit and integration tests with ten times as many runs of each property; heavy: the whole kill matrix, large results, memory'
  : 'unit and integration tests';
process.stdout.write(`Runs build, format, lint, types, unused code; ${parts}.\n`);

for (const check of ['build', 'format:check', 'lint', 'typecheck', 'knip']) {
  const passed = npm(check).status === 0;
  total[passed ? 'passed' : 'failed'] += 1;
  process.stdout.write(`${passed ? 'ok  ' : 'FAIL'} ${check}\n`);
}

const tests = npm('vitest', '--', ...forVitest);
let counted = { passed: 0, failed: 0, skipped: 0 };
try {
  counted = JSON.parse(readFileSync(tally, 'utf8'));
} catch {
  process.stdout.write('FAIL the tests ended without a count\n');
  counted.failed = 1;
}
for (const name of Object.keys(total)) total[name] += counted[name];
// A run that is broken in a way the count does not see is still broken.
if (tests.status !== 0 && counted.failed === 0) total.failed += 1;
rmSync(scratch, { recursive: true, force: true });

const { passed, failed, skipped } = total;
process.stdout.write(
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
);
process.exit(failed === 0 ? 0 : 1);
