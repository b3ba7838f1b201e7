import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What a label may say: one of these, and `other` for everything else. So no label ever holds an id, a name or a link. */
export type Labels = Readonly<Record<string, readonly string[]>>;

export type Values<L extends Labels> = { [Name in keyof L]: string };

const OTHER = 'other';

/** Metrics with at most so many series start at 0: of one that appears with its first 1, Prometheus sees no increase. */
const FEW_SERIES = 32;

/** The values as they may stand in labels. */
function bound<L extends Labels>(labels: L, values: Values<L>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).map(([name, known]) => {
      const value = values[name];
      return [name, value !== undefined && known.includes(value) ? value : OTHER];
    }),
  );
}

/** What is no amount would throw in the middle of whatever is counted: it counts as none. */
const amount = (by: number): number => (Number.isFinite(by) && by > 0 ? by : 0);

/** Every combination of label values; null where those are many. */
function fewSeries(labels: Labels): Record<string, string>[] | null {
  let series: Record<string, string>[] = [{}];
  for (const [name, known] of Object.entries(labels)) {
    series = series.flatMap((one) => known.map((value) => ({ ...one, [name]: value })));
    if (series.length > FEW_SERIES) return null;
  }
  return series;
}

export type Count<L extends Labels> = (values: Values<L>, by?: number) => void;

/** A sum that only grows. Never throws. */
export function counter<L extends Labels>(
  registry: Registry,
  name: string,
  help: string,
  labels: L,
): Count<L> {
  const inner = new Counter({
    name,
    help,
    labelNames: Object.keys(labels),
    registers: [registry],
  });
  for (const series of fewSeries(labels) ?? []) inner.inc(series, 0);
  return (values, by = 1) => inner.inc(bound(labels, values), amount(by));
}

export type Time<L extends Labels> = (values: Values<L>, ms: number) => void;

/** How long something took. `buckets` in seconds, what is observed in ms. Never throws. */
export function timer<L extends Labels>(
  registry: Registry,
  name: string,
  help: string,
  labels: L,
  buckets: readonly number[],
): Time<L> {
  const inner = new Histogram({
    name,
    help,
    labelNames: Object.keys(labels),
    buckets: [...buckets],
    registers: [registry],
  });
  for (const series of fewSeries(labels) ?? []) inner.zero(series);
  return (values, ms) => inner.observe(bound(labels, values), amount(ms) / 1000);
}

/** The values of one gauge at one moment. */
export type Level<L extends Labels> = (levels: readonly (readonly [Values<L>, number])[]) => void;

/** What stands somewhere now. Setting it anew forgets what it was; without any level it is left out. Never throws. */
export function gauge<L extends Labels>(
  registry: Registry,
  name: string,
  help: string,
  labels: L,
): Level<L> {
  const inner = new Gauge({ name, help, labelNames: Object.keys(labels), registers: [registry] });
  const set: Level<L> = (levels) => {
    inner.reset();
    // One without labels would say 0 for what is not known.
    if (Object.keys(labels).length === 0) inner.remove();
    for (const [values, level] of levels) inner.set(bound(labels, values), level);
  };
  set([]);
  return set;
}
