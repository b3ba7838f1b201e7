/** The middle of the values; of an even number, the mean of the two in the middle. @throws RangeError when there are none. */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The value below which `percent` of the values lie, between two of them in proportion. @throws RangeError when there are none. */
export function percentile(values: readonly number[], percent: number): number {
  if (values.length === 0) throw new RangeError('There is no percentile of no values.');
  const sorted = values.toSorted((a, b) => a - b);
  const at = ((sorted.length - 1) * percent) / 100;
  const [below = 0, above = below] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return below + (above - below) * (at - Math.floor(at));
}

/** The least and the greatest. */
export interface Spread {
  from: number;
  to: number;
}

export function spread(values: readonly number[]): Spread {
  if (values.length === 0) throw new RangeError('There is no spread of no values.');
  return { from: Math.min(...values), to: Math.max(...values) };
}

/** What a median has to be. A ratio and a difference are of ours and the reference's. */
export type Aim =
  | { kind: 'ratio'; atMost: number }
  | { kind: 'ratio'; atLeast: number }
  | { kind: 'difference'; atMost: number }
  | { kind: 'value'; atMost: number };

export interface Compared {
  ours: number;
  reference: number;
  ratio: number;
  /** What the aim is about: the ratio, the difference or our own value. */
  judged: number;
  met: boolean;
}

/** Medians beside one another, and whether the aim is met. Without a reference the ratio is not a number. */
export function compare(
  ours: readonly number[],
  reference: readonly number[],
  aim: Aim | null,
): Compared {
  const mine = median(ours);
  const other = reference.length === 0 ? Number.NaN : median(reference);
  const ratio = mine / other;
  const judged = aim === null ? ratio : judgedBy(aim, mine, other);
  return { ours: mine, reference: other, ratio, judged, met: aim === null || holds(aim, judged) };
}

function judgedBy(aim: Aim, ours: number, reference: number): number {
  switch (aim.kind) {
    case 'ratio':
      return ours / reference;
    case 'difference':
      return ours - reference;
    case 'value':
      return ours;
  }
}

const holds = (aim: Aim, judged: number): boolean =>
  'atLeast' in aim ? judged >= aim.atLeast : judged <= aim.atMost;

/** Least squares: by how much `y` grows with each `x`. @throws RangeError when there are fewer than two points. */
export function slope(points: readonly { x: number; y: number }[]): number {
  if (points.length < 2) throw new RangeError('There is no slope of fewer than two points.');
  const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [x, y] = [mean(points.map((p) => p.x)), mean(points.map((p) => p.y))];
  const above = points.reduce((sum, p) => sum + (p.x - x) * (p.y - y), 0);
  const below = points.reduce((sum, p) => sum + (p.x - x) ** 2, 0);
  return below === 0 ? 0 : above / below;
}
