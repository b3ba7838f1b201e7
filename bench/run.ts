import { writeFile } from 'node:fs/promises';
import process from 'node:process';

import { measureGrowth, type Curve } from './growth.ts';
import { machine, type Machine } from './machine.ts';
import { documentOf, printed, printedBroken, printedCurves, printedLine } from './print.ts';
import { judge, type Judged } from './judge.ts';
import { ROWS } from './rows/index.ts';

export interface BenchOptions {
  only: readonly string[];
  json: boolean;
  write: boolean;
}

/** Everything that one run of the command came to. */
export interface Report {
  machine: Machine;
  rows: Judged[];
  curves: Curve[];
  /** Rows that came to nothing, and why. */
  broken: { name: string; why: string }[];
  tookMs: number;
}

const GROWTH = 'growth';
const DOCUMENT = 'docs/benchmarks.md';

/** Measures, prints, and writes where asked. False when a row is named that is none. */
export async function runBench({ only, json, write }: BenchOptions): Promise<boolean> {
  const names = [...ROWS.map(({ name }) => name), GROWTH];
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    process.stderr.write(`There is no row ${unknown.join(', ')}: ${names.join(', ')}.\n`);
    return false;
  }
  const isWanted = (name: string): boolean => only.length === 0 || only.includes(name);
  const report = await measureAll(isWanted);
  const print = json ? `${JSON.stringify(report, null, 2)}\n` : textOf(report);
  process.stdout.write(print);
  if (write) {
    await writeFile(DOCUMENT, documentOf(report));
    process.stderr.write(`Written to ${DOCUMENT}.\n`);
  }
  return true;
}

const textOf = ({ rows, curves, broken }: Report): string =>
  [printed(rows), printedCurves(curves), printedBroken(broken)]
    .filter((part) => part !== '')
    .join('\n');

async function measureAll(isWanted: (name: string) => boolean): Promise<Report> {
  const began = performance.now();
  const rows: Judged[] = [];
  const broken: Report['broken'] = [];
  const attempt = async (name: string, act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      say(name)(`came to nothing: ${why}`);
      broken.push({ name, why });
    }
  };
  const say = (name: string) => (line: string) => {
    const at = Math.round((performance.now() - began) / 1000);
    process.stderr.write(`${String(at).padStart(4)} s  ${name}: ${line}\n`);
  };
  for (const row of ROWS) {
    if (!isWanted(row.name)) continue;
    say(row.name)(row.what);
    await attempt(row.name, async () => {
      const judged = judge(row, await row.measure(say(row.name)));
      rows.push(judged);
      say(row.name)(printedLine(judged));
    });
  }
  const curves: Curve[] = [];
  if (isWanted(GROWTH)) {
    await attempt(GROWTH, async () => void curves.push(...(await measureGrowth(say(GROWTH)))));
  }
  return {
    machine: machine(),
    rows,
    curves,
    broken,
    tookMs: Math.round(performance.now() - began),
  };
}
