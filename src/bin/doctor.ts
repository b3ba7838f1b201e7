import { readFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs, parseEnv } from 'node:util';

import {
  exitCodeOf,
  renderFinding,
  renderJson,
  renderSummary,
  type Finding,
} from '../ops/doctor.ts';
import { EXIT_SETTINGS } from '../ops/start-error.ts';
import { examine } from './doctor-run.ts';
import type { EnvFile } from './doctor-settings.ts';

const FAILED = 1;

function readEnvFile(): { file: EnvFile; values: Record<string, string | undefined> } {
  try {
    const values = parseEnv(readFileSync('.env', 'utf8'));
    return { file: { kind: 'read', names: Object.keys(values) }, values };
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { file: { kind: missing ? 'absent' : 'unreadable', names: [] }, values: {} };
  }
}

function wantsJson(): boolean | null {
  try {
    return parseArgs({ options: { json: { type: 'boolean', default: false } } }).values.json;
  } catch {
    return null;
  }
}

const wantsColours = (): boolean =>
  process.stdout.isTTY && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';

/** Resolves once it is written: the process ends right after the last line, and a pipe may lag behind. */
async function print(text: string): Promise<void> {
  await new Promise<void>((resolve) => {
    process.stdout.write(text, () => resolve());
  });
}

async function main(): Promise<number> {
  // Whoever read along has gone, as `head` does.
  process.stdout.on('error', () => process.exit(FAILED));
  const json = wantsJson();
  if (json === null) {
    process.stderr.write('Say "npm run doctor", or "npm run --silent doctor -- --json".\n');
    return EXIT_SETTINGS;
  }
  const { file, values } = readEnvFile();
  // As at a start, the shell wins over the file.
  const environment = { ...values, ...process.env };
  const findings: Finding[] = [];
  const colours = wantsColours();
  for await (const finding of examine({
    environment,
    envFile: file,
    nodeVersion: process.versions.node,
  })) {
    findings.push(finding);
    if (!json) await print(renderFinding(finding, colours));
  }
  await print(json ? renderJson(findings) : `\n${renderSummary(findings)}`);
  return exitCodeOf(findings);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const kind = error instanceof Error ? error.name : 'error';
    process.stderr.write(`The doctor failed in a way nobody foresaw (${kind}).\n`);
    process.exit(FAILED);
  },
);
