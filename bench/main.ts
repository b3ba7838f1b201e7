import process from 'node:process';
import { parseArgs } from 'node:util';

import { runBench } from './run.ts';

const USAGE =
  'npm run bench [-- --only <row>] [--json] [--write]\n' +
  '  --only   one row, by its name; may be given several times; `growth` stands for the curves\n' +
  '  --json   prints JSON and nothing else\n' +
  '  --write  writes docs/benchmarks.md (nothing is written without it)\n';

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  return (await runBench(values)) ? 0 : 2;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1);
  },
);
