import process from 'node:process';

/** What came of what was tried: how often each outcome, what was slow, and what should not have happened. */
export interface Tally {
  what: string;
  tried: number;
  counts: ReadonlyMap<string, number>;
  slowestMs: number;
  /** What was thrown that nobody documented, or was too slow, each with what it takes to see it again. */
  defects: readonly string[];
}

const DEFECTS_KEPT = 20;

/** Milliseconds that this process has computed: other work on the machine makes nothing slower by it. */
function computedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Collects outcomes. `tooSlowMs` bounds one try, by the clock `now`. */
export function createTally(what: string, tooSlowMs: number, now: () => number = computedMs) {
  const counts = new Map<string, number>();
  const defects: string[] = [];
  let [tried, slowestMs] = [0, 0];
  const note = (label: string, since: number, again: () => string): void => {
    const ms = now() - since;
    tried += 1;
    slowestMs = Math.max(slowestMs, ms);
    counts.set(label, (counts.get(label) ?? 0) + 1);
    if (ms > tooSlowMs) defect(`took ${Math.round(ms)} ms: ${again()}`);
  };
  const defect = (text: string): void => {
    if (defects.length < DEFECTS_KEPT) defects.push(text.slice(0, 2_000));
  };
  return {
    now,
    note,
    defect,
    tally: (): Tally => ({ what, tried, counts, slowestMs, defects }),
  };
}

export function printedTally({ what, tried, counts, slowestMs, defects }: Tally): string {
  const sorted = [...counts].toSorted((a, b) => b[1] - a[1]);
  const all = sorted.map(([label, count]) => `${label} ${count}`).join(', ');
  const wrong = defects.map((defect) => `  DEFECT ${defect}\n`).join('');
  return `${what}: ${tried} tried, slowest ${slowestMs.toFixed(1)} ms, ${defects.length} defects\n  ${all}\n${wrong}`;
}
