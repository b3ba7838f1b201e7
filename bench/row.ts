import type { Aim } from './measure/statistics.ts';

export type Unit = 'ms' | 's' | 'MB' | 'KiB' | 'a second';

/** Something else that has to be true, beside the row's figure. */
export interface Condition {
  what: string;
  met: boolean;
}

/** What a row came to: one figure for each round, ours and the reference's. */
export interface Measured {
  ours: number[];
  /** Empty where the reference is a figure that is known without measuring; then it stands in `notes`. */
  reference: number[];
  conditions?: Condition[];
  /** What a reader should know of this run, a sentence each. */
  notes?: string[];
}

export interface Row {
  /** For `--only`. */
  name: string;
  what: string;
  reference: string;
  /** Why comparing the two is fair, and what is and is not in the figure. */
  fair: string;
  unit: Unit;
  /** Null: printed for whoever wants to know. */
  aim: Aim | null;
  measure(say: (line: string) => void): Promise<Measured>;
}

/** Takes turns: A B A B. */
export async function inTurn(
  rounds: number,
  ours: (round: number) => Promise<number>,
  reference: (round: number) => Promise<number>,
): Promise<{ ours: number[]; reference: number[] }> {
  const taken = { ours: [] as number[], reference: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    taken.ours.push(await ours(round));
    taken.reference.push(await reference(round));
  }
  return taken;
}
