import type { Decision } from '../core/audit.ts';
import type { BeforeLine } from '../core/before-line.ts';
import type {
  Appeal,
  AppealDecision,
  Edit,
  EditSpec,
  InputFile,
  ModeratorDecision,
  ShownMessage,
} from '../core/edit.ts';
import type { Failure } from '../core/errors.ts';
import type { Caps } from '../core/limits.ts';

/** What an edit waited for before it could join the line is there. */
export interface GoOn {
  id: string;
  /** Where it waits, and where it goes: core's `stateAfter`. */
  from: BeforeLine;
  to: BeforeLine | 'queued';
  /** Written in the same step: what its clip was made into, and the message that holds it. */
  set?: { prepared?: InputFile; message?: ShownMessage };
  note?: Decision;
}

/** What came of that. */
export type WentOn =
  | { kind: 'went_on'; edit: Edit }
  /** It does not wait there: nothing was written. */
  | { kind: 'gone' }
  /** The limits of whoever asked are used up today: it goes on waiting. */
  | { kind: 'refused'; failure: Failure };

/** What came of a moderator's yes to an appeal. */
export type AppealAcceptance =
  | { kind: 'accepted'; edit: Edit }
  /** It had become this edit before. */
  | { kind: 'repeated'; edit: Edit }
  /** Somebody said no to it before, or there is none. */
  | { kind: 'decided' }
  | { kind: 'id_exists' }
  | { kind: 'refused'; failure: Failure };

/** What a server's moderators are asked about edits, and what they say. Notes go with the step that they are of. */
export interface AskedEdits {
  /** Remembers that a card is about to be posted for those who are asked about it. True when that was so before. */
  asking(id: string): Promise<boolean>;
  /** Remembers where that card is. */
  asked(id: string, message: ShownMessage): Promise<void>;
  /** One atomic step: its reservation moves to today against `caps`, the edit joins the line, and who decided is written down. */
  approve(id: string, caps: Caps, decision: ModeratorDecision, note: Decision): Promise<WentOn>;
  /**
   * One atomic step: on to what it waits for next, in the outbox of `deliver`, or into the line. Where it waited for people, its
   * reservation then moves to today against `caps`.
   */
  goOn(step: GoOn, caps: Caps): Promise<WentOn>;
  /** Writes down what its person says against a no. False when they have before. */
  appeal(id: string, appeal: Appeal, note: Decision): Promise<boolean>;
  /** False when it was decided before. */
  declineAppeal(id: string, decision: AppealDecision, note: Decision): Promise<boolean>;
  /**
   * One atomic step: a new edit as {@link Edits.accept} makes them, without anybody who waits for an answer, and the appeal of
   * `editId` is decided. Idempotent on the interaction's id.
   */
  acceptAppealed(
    spec: EditSpec,
    caps: Caps,
    appealed: { editId: string; decision: AppealDecision; note: Decision },
  ): Promise<AppealAcceptance>;
}
