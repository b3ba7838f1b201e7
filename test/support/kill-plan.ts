import type { Victim } from './kill-chain.ts';

/** One victim at one point, in the life that brings it there. */
export interface Visit {
  victim: Victim;
  life: string;
  /** `before` or `after`, and a port's method. */
  point: string;
}

/** Where an edit begins, and where a clip may be paid for and lost: every victim dies there, also in a sample. */
const AT_STAKE = new Set([
  'edits.accept',
  'edits.mark',
  'provider.submit',
  'edits.move:generating',
]);

const methodOf = (point: string): string => point.split(' ')[1] ?? point;

/** Every victim at every point it came by, once, in the first life in which it did. */
export function wholePlan(met: readonly Visit[]): Visit[] {
  const known = new Set<string>();
  return met.filter(({ victim, point }) => {
    const visit = `${victim} ${point}`;
    if (known.has(visit)) return false;
    known.add(visit);
    return true;
  });
}

/**
 * Every point once, and those {@link AT_STAKE} by every victim that comes by. Which victim follows from what they came by
 * alone: the one with the least to do, and where it can be chosen another one before a call than after it.
 */
export function samplePlan(whole: readonly Visit[]): Visit[] {
  const plan = whole.filter(({ point }) => AT_STAKE.has(methodOf(point)));
  const byPoint = new Map<string, Visit[]>();
  for (const visit of whole) {
    if (AT_STAKE.has(methodOf(visit.point))) continue;
    byPoint.set(visit.point, [...(byPoint.get(visit.point) ?? []), visit]);
  }
  const load = ({ victim }: Visit): number => plan.filter((one) => one.victim === victim).length;
  const isOtherSide = ({ victim, point }: Visit): boolean =>
    plan.some((one) => one.victim === victim && methodOf(one.point) === methodOf(point));
  // Those with the least choice first, so that the others can make up for it.
  const points = [...byPoint].toSorted(
    ([a, visits], [b, others]) => visits.length - others.length || (a < b ? -1 : 1),
  );
  for (const [, visits] of points) {
    const [first] = visits.toSorted(
      (a, b) => Number(isOtherSide(a)) - Number(isOtherSide(b)) || load(a) - load(b),
    );
    if (first) plan.push(first);
  }
  return plan;
}
