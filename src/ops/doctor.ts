import { EXIT_SETTINGS, EXIT_UNAVAILABLE } from './start-error.ts';

/** `warn`: works, but the operator should know. `FAIL`: does not work as it is set up. */
export type Status = 'ok' | 'warn' | 'FAIL';

/** What a failure needs: another setting, key or permission; or a service to come back. */
export type Need = 'settings' | 'reach';

/** One line of the doctor's, with how to mend it when it is not ok. */
export interface Finding {
  check: string;
  status: Status;
  text: string;
  mend: string | null;
  need: Need | null;
}

export const ok = (check: string, text: string): Finding => ({
  check,
  status: 'ok',
  text,
  mend: null,
  need: null,
});

export const warn = (check: string, text: string, mend: string): Finding => ({
  check,
  status: 'warn',
  text,
  mend,
  need: null,
});

export const fail = (check: string, need: Need, text: string, mend: string): Finding => ({
  check,
  status: 'FAIL',
  text,
  mend,
  need,
});

/** For a check that another one's result is missing for. */
export const notLookedAt = (check: string, because: string, first: string): Finding =>
  warn(check, `not looked at, because ${because}`, `Mend ${first} first, then run this again.`);

/** What the doctor's process ends with: what the operator must change wins over what is out of reach. */
export function exitCodeOf(findings: readonly Finding[]): number {
  if (findings.some(({ need }) => need === 'settings')) return EXIT_SETTINGS;
  return findings.some(({ need }) => need === 'reach') ? EXIT_UNAVAILABLE : 0;
}

/** Of the longest name of a check, so that all texts begin in one column. */
const CHECK_WIDTH = 'operator channel'.length;
const STATUS_WIDTH = 'FAIL '.length;

const COLOURS: Record<Status, string> = { ok: '32', warn: '33', FAIL: '31' };
const DIM = '2';

/** A finding as it is printed: one line, and one more when there is something to mend. */
export function renderFinding(finding: Finding, colours: boolean): string {
  const { check, status, text, mend } = finding;
  const paint = (code: string, what: string) =>
    colours ? `\u001B[${code}m${what}\u001B[0m` : what;
  const head = paint(COLOURS[status], status.padEnd(STATUS_WIDTH));
  const line = `${head}${check.padEnd(CHECK_WIDTH)}  ${text}\n`;
  return mend === null ? line : `${line}${' '.repeat(STATUS_WIDTH)}${paint(DIM, `→ ${mend}`)}\n`;
}

const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

/** The last line: whether this can be started, and what is left to do. */
export function renderSummary(findings: readonly Finding[]): string {
  const having = (status: Status) => findings.filter((one) => one.status === status).length;
  const failures = having('FAIL');
  const warnings = having('warn');
  const besides = warnings === 0 ? '' : counted(warnings, 'warning', 'warnings');
  if (failures > 0) {
    const first = `Not ready: ${counted(failures, 'thing', 'things')} to mend`;
    return `${first}${besides === '' ? '' : `, and ${besides}`}.\n`;
  }
  return besides === '' ? 'Ready.\n' : `Ready, with ${besides}.\n`;
}

/** The findings for other programs, without what only decides the exit code. */
export function renderJson(findings: readonly Finding[]): string {
  const shown = findings.map(({ check, status, text, mend }) => ({
    name: check,
    state: status.toLowerCase(),
    says: text,
    mend,
  }));
  return `${JSON.stringify(shown, null, 2)}\n`;
}

const LONGEST_NAME = 40;

/** A name from outside, safe on a terminal: it may hold anything, also what moves the cursor. */
export function quoted(name: string): string {
  const plain = Array.from(name.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, ''));
  const short = plain.length > LONGEST_NAME ? [...plain.slice(0, LONGEST_NAME - 1), '…'] : plain;
  return `"${short.join('')}"`;
}
