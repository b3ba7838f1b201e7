import type { Curve } from './growth.ts';
import type { Judged } from './judge.ts';
import type { Aim, Spread } from './measure/statistics.ts';
import type { Report } from './run.ts';

/** Three figures that count. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '-';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 0.01))));
  return value.toFixed(Math.min(digits, 2));
}

const range = ({ from, to }: Spread): string => `${figure(from)} to ${figure(to)}`;

export function aimText(aim: Aim | null, unit: string): string {
  if (aim === null) return '';
  const bound = 'atLeast' in aim ? `≥ ${aim.atLeast}` : `≤ ${aim.atMost}`;
  switch (aim.kind) {
    case 'ratio':
      return `${bound} ×`;
    case 'difference':
      return `${bound} ${unit} more`;
    case 'value':
      return `${bound} ${unit}`;
  }
}

const HEADER = ['what', 'ours', 'reference', 'ratio', 'aim', ''];

function cellsOf(row: Judged): string[] {
  const { unit, referenceSpread, aim, met } = row;
  const verdict = aim === null ? '' : met ? 'met' : 'NOT MET';
  return [
    row.what,
    `${figure(row.ours)} ${unit} (${range(row.oursSpread)})`,
    referenceSpread === null ? '-' : `${figure(row.reference)} ${unit} (${range(referenceSpread)})`,
    Number.isFinite(row.ratio) ? `${figure(row.ratio)} ×` : '-',
    aimText(aim, unit),
    verdict,
  ];
}

/** What a row came to, in a line. */
export const printedLine = (row: Judged): string => cellsOf(row).slice(1).join('  ').trim();

/** A table with a line for each thing to know besides; medians, with the least and the greatest of the rounds. */
export function printed(rows: readonly Judged[]): string {
  if (rows.length === 0) return '';
  return `${markdownTable([HEADER, ...rows.map(cellsOf)])}\n${rows.map(besides).join('')}`;
}

function besides(row: Judged): string {
  const failed = row.conditions.map(({ what, met }) => `  ${met ? 'yes' : 'NO '} ${what}\n`);
  const lines = [...failed, ...row.notes.map((note) => `  ${note}\n`)];
  return lines.length === 0 ? '' : `${row.name}:\n${lines.join('')}`;
}

export function printedCurves(curves: readonly Curve[]): string {
  if (curves.length === 0) return '';
  const [first] = curves;
  const header = ['ms, median', ...(first?.points.map(({ queued }) => `${queued} queued`) ?? [])];
  const lines = curves.map(({ what, points }) => [
    what,
    ...points.map(({ medianMs, p95Ms }) => `${figure(medianMs)} (p95 ${figure(p95Ms)})`),
  ]);
  return `${markdownTable([header, ...lines])}\n`;
}

export function printedBroken(broken: Report['broken']): string {
  return broken.map(({ name, why }) => `${name} came to nothing: ${why}\n`).join('');
}

function markdownTable(lines: readonly string[][]): string {
  const widths = (lines[0] ?? []).map((_, at) =>
    Math.max(3, ...lines.map((cells) => cells[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const [header = [], ...rest] = lines;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(header), rule, ...rest.map(line)].join('\n');
}

/** `docs/benchmarks.md`. */
export function documentOf(report: Report): string {
  const { machine: at, rows, curves, broken } = report;
  const seconds = Math.round(report.tookMs / 1000);
  const parts = [
    '# Benchmarks\n',
    '<!-- Made by `npm run bench -- --write`. Not written by hand. -->\n',
    `${at.date} UTC, ${at.cores} cores (${at.cpu}), ${at.memoryGb} GB, ${at.system}, Node ${at.node}, Redis ${at.redis}; it took ${seconds} s. ` +
      `The load of the machine in the last minute was ${at.load}. Everything runs on one machine, over loopback, against the sandbox's servers.\n`,
    'Each figure is the median of its rounds, with the least and the greatest. Ours and the reference take turns in the same run, so that what else ' +
      'the machine does meets both: compare the two, and runs only by their ratios.\n',
    `${printed(rows).trimEnd()}\n`,
    printedBroken(broken),
    '## What is measured\n',
    rows
      .map(({ what, against, fair }) => `- **${what}**, against ${against}. ${fair}`)
      .join('\n')
      .concat('\n'),
    curves.length === 0 ? '' : `## With many edits queued\n\n${printedCurves(curves)}`,
  ];
  return parts.filter((part) => part !== '').join('\n');
}
