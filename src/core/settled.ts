import type { Edit } from './edit.ts';
import { SETTLEMENTS, type SettledState } from './ledger.ts';

/** What the ending of an edit comes to, in micro-dollars, as `lua/lib/ledger.lua` books it. */
export interface Settled {
  state: SettledState;
  spentMicros: number;
  /** What it had held and did not spend. */
  returnedMicros: number;
  /** Whether its person got the edit and the seconds of the day back. */
  personBack: boolean;
}

type Ended = Pick<
  Edit,
  'state' | 'mark' | 'requestId' | 'outputUrl' | 'costMicros' | 'estimateMicros'
>;

/** Null for an edit that has not ended. */
export function settledOf(edit: Ended): Settled | null {
  const { state, costMicros, estimateMicros } = edit;
  if (!Object.hasOwn(SETTLEMENTS, state)) return null;
  const ending = state as SettledState;
  const taken = edit.mark !== null || edit.requestId !== null || edit.outputUrl !== null;
  const rule = SETTLEMENTS[ending][taken ? 'taken' : 'untaken'];
  const estimate = rule.money === 'cost_or_estimate' ? estimateMicros : 0;
  const spentMicros = rule.money === 'back' ? 0 : (costMicros ?? estimate);
  return {
    state: ending,
    spentMicros,
    returnedMicros: Math.max(0, estimateMicros - spentMicros),
    personBack: rule.person === 'back',
  };
}
