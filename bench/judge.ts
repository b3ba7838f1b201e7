import { compare, spread, type Aim, type Compared, type Spread } from './measure/statistics.ts';
import type { Condition, Measured, Row, Unit } from './row.ts';

/** A row with what it came to. */
export interface Judged extends Compared {
  name: string;
  what: string;
  against: string;
  fair: string;
  unit: Unit;
  aim: Aim | null;
  rounds: { ours: number[]; reference: number[] };
  oursSpread: Spread;
  referenceSpread: Spread | null;
  conditions: Condition[];
  notes: string[];
}

/** Medians, spreads and the verdict: a row is met when its figure is and every condition holds. */
export function judge(row: Row, measured: Measured): Judged {
  const { ours, reference, conditions = [], notes = [] } = measured;
  const compared = compare(ours, reference, row.aim);
  const { name, what, reference: against, fair, unit, aim } = row;
  return {
    ...compared,
    met: compared.met && conditions.every((one) => one.met),
    name,
    what,
    against,
    fair,
    unit,
    aim,
    rounds: { ours, reference },
    oursSpread: spread(ours),
    referenceSpread: reference.length === 0 ? null : spread(reference),
    conditions,
    notes,
  };
}
