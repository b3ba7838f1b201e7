import type { Decision } from '../core/audit.ts';
import type { Edit, ShownMessage, TakeDown } from '../core/edit.ts';
import type { ClipReport, Reported } from '../core/reported.ts';

/** Clips that were taken down. */
export interface TakeDowns {
  /**
   * One atomic step, once for each edit: the flag, the decision's note, the end of the link to its output for every reader, its place
   * in the outbox of `deliver`, which takes the clip off its message; and of reports that wait, their decision.
   *
   * @param round - of reports that a moderator decides with it: `decided` when somebody else has. Null: whatever was reported.
   */
  take(
    id: string,
    down: Omit<TakeDown, 'atMs'>,
    round: number | null,
    decision: Decision,
  ): Promise<
    | { kind: 'taken'; edit: Edit }
    /** It was taken down before. */
    | { kind: 'before' }
    | { kind: 'decided' }
    /** There is no clip: no such edit, or none yet. */
    | { kind: 'unknown' }
  >;
  /** What was the link to the output, for whoever removes the file behind it; null once the clip was taken off. */
  hiddenUrl(id: string): Promise<string | null>;
  /** Remembers that the clip is off its message, or that nothing can take it off. */
  takenOff(id: string): Promise<void>;
}

/** What people report of clips. */
export interface Reports {
  /** Notes it, with the decision's record. `repeated`: by this person before. */
  add(
    id: string,
    report: Omit<ClipReport, 'atMs'>,
    decision: Decision,
  ): Promise<'added' | 'repeated' | 'taken_down'>;
  read(id: string): Promise<Reported | null>;
  /** Ends a round with nothing done. False when it was decided before, or is none. */
  dismiss(id: string, round: number, by: string, decision: Decision): Promise<boolean>;
  /** Edits whose card in the moderators' channel does not say all yet. */
  due(): Promise<string[]>;
  /** Whether this caller is the one to draw an edit's card; until it is `shown`, at most `forMs`. */
  claim(id: string, forMs: number): Promise<boolean>;
  /**
   * Remembers where a round's card is, and up to which change it says everything. False when something came in between.
   *
   * @param card - null: there is none, nor will there be.
   */
  shown(
    id: string,
    as: Pick<Reported, 'round' | 'rev'>,
    card: ShownMessage | null,
  ): Promise<boolean>;
}
