import process from 'node:process';
import { parseArgs } from 'node:util';

import { runOnce } from './once.ts';

const USAGE = `npm run sandbox -- --once [clip] [--prompt "..."] [--image file]...`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      once: { type: 'boolean', default: false },
      prompt: { type: 'string' },
      image: { type: 'string', multiple: true, default: [] },
    },
  });
  const print = (line: string) => void process.stdout.write(`${line}\n`);
  if (!values.once) {
    print(USAGE);
    return 2;
  }
  const arrived = await runOnce({
    clip: positionals[0] ?? null,
    prompt: values.prompt ?? null,
    images: values.image,
    print,
  });
  return arrived ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
