import process from 'node:process';
import { parseArgs } from 'node:util';

import { runOnce } from './once.ts';
import { runPage } from './page/run-page.ts';

const PORT = 8788;

const USAGE = [
  `npm run sandbox [-- --port ${PORT}]`,
  `npm run sandbox -- --once [clip] [--prompt "..."] [--image file]...`,
].join('\n');

const print = (line: string) => void process.stdout.write(`${line}\n`);

function readArguments() {
  return parseArgs({
    allowPositionals: true,
    options: {
      once: { type: 'boolean', default: false },
      port: { type: 'string', default: String(PORT) },
      prompt: { type: 'string' },
      image: { type: 'string', multiple: true, default: [] },
    },
  });
}

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  const port = Number(values.port);
  const isPort = /^\d+$/.test(values.port) && port < 65_536;
  const forOnce = positionals.length > 0 || values.prompt !== undefined || values.image.length > 0;
  if (!isPort || (forOnce && !values.once)) {
    print(USAGE);
    return 2;
  }
  if (!values.once) return runPage(port, print);
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
