import type { Decision } from '../core/audit.ts';
import type { Asker, Edit, EditSpec, ShownMessage, SubmitMark, Way } from '../core/edit.ts';
import type { Failure } from '../core/errors.ts';
import type { Measured } from '../core/estimate.ts';
import type { Caps } from '../core/limits.ts';
import type { GateAnswer } from '../core/gate.ts';
import type { MendableClip } from '../core/mend.ts';
import type { EditState } from '../core/states.ts';
import type { Access } from './access-ports.ts';
import type { AskedEdits } from './asked-ports.ts';
import type { Consents, Members } from './consent-ports.ts';
import type { Audit, AuditCopies } from './audit-ports.ts';
import type { Messages, Results } from './delivery-ports.ts';
import type { Lineage, Pictures } from './lineage-ports.ts';
import type { History } from './history-ports.ts';
import type { Offers } from './offer-ports.ts';
import type { Presence, ServerCare } from './server-care-ports.ts';
import type { Reports, TakeDowns } from './take-down-ports.ts';
import type { Personal } from './personal-ports.ts';
import type { Provider } from './provider-ports.ts';
import type { Drafts } from './remix-ports.ts';
import type { Screen } from './screen-ports.ts';
import type { Thumbnails } from './thumbnail-ports.ts';
import type { Ledger, Line, Notices, Pauses, People, ServerSettings } from './limit-ports.ts';

/**
 * What the verbs need from outside. Every method is one step that the world can be cut off before or after: the kill
 * matrix is generated from these objects, so a new port adds its own points. All reject with an `EditError`, or with
 * whatever the vendor throws, which counts as `internal`.
 */
export interface Ports {
  interactions: Interactions;
  intakes: Intakes;
  gate: Gate;
  screen: Screen;
  inputs: Inputs;
  offers: Offers;
  edits: Edits;
  line: Line;
  ledger: Ledger;
  servers: ServerSettings;
  people: People;
  members: Members;
  audit: Audit;
  auditCopies: AuditCopies;
  pauses: Pauses;
  notices: Notices;
  outbox: Outbox;
  jobs: Jobs;
  provider: Provider;
  results: Results;
  messages: Messages;
  drafts: Drafts;
  takeDowns: TakeDowns;
  reports: Reports;
  personal: Personal;
  serverCare: ServerCare;
  presence: Presence;
  lineage: Lineage;
  thumbnails: Thumbnails;
  history: History;
  access: Access;
  pictures: Pictures;
}

/** An interaction that can still be answered: Discord lets its token live 15 min. */
export interface ReplyToken {
  interactionId: string;
  applicationId: string;
  token: string;
}

export interface Interactions {
  /**
   * Answers within Discord's 3 s with a public "thinking" reply; with `inPlace` without one, as the message that it began on is
   * going to change. `taken` when another process has answered it (40060);
   * `late` when Discord no longer knows it (10062). The message is null when Discord does not say which it is.
   */
  acknowledge(
    reply: ReplyToken,
    inPlace?: boolean,
  ): Promise<
    { kind: 'acknowledged'; message: ShownMessage | null } | { kind: 'taken' } | { kind: 'late' }
  >;
}

/** A request between its acknowledgement and its acceptance; lives as long as the token. */
export interface Intake extends ReplyToken {
  /** The process that works on it. */
  owner: string;
  requesterId: string;
  /** Of whoever asked, as Discord sends it. */
  locale: string;
}

export interface Intakes {
  /**
   * Records it, once: `ours` is false while another process has it, and for ever once the interaction became an edit. One
   * that was let go of is free again. `nowMs` is the store's clock.
   */
  open(intake: Intake): Promise<{ ours: boolean; nowMs: number }>;
  /**
   * Leaves what this process opened to the one whose acknowledgement Discord took, which opens it next. Where none does within
   * seconds it is orphaned. Changes nothing once it is another's.
   */
  letGo(intake: Intake): Promise<void>;
  /** Forgets it, the person being refused in words; unless it is another process's. */
  close(interactionId: string): Promise<void>;
  /** Intakes whose process is gone and that never became an edit. */
  orphaned(): Promise<Intake[]>;
}

export interface Gate {
  /** What the server's rules say to this person here and now. Rejects when the store does not answer: nobody is let in then. */
  ask(asker: Asker): Promise<GateAnswer>;
}

/** What is known of the inputs once they were looked at. */
export interface CheckedInputs {
  /** Length of the clip in milliseconds. */
  clipMs: number;
  /** Where the model does not take the clip as it is, and cutting or converting it would help; else null. */
  mend: MendableClip | null;
}

export interface Inputs {
  /** Looks at the files themselves. Rejects with the first thing that must change. */
  check(files: Pick<EditSpec, 'video' | 'images' | 'elements'>): Promise<CheckedInputs>;
}

export type Acceptance =
  | { kind: 'accepted'; edit: Edit }
  /** This interaction was accepted before. */
  | { kind: 'repeated'; edit: Edit }
  /** The script ran too late to be believed, or the intake is no longer this process's; nothing was written. */
  | { kind: 'late' }
  /** Another edit has this id; nothing was written, and the intake stands. */
  | { kind: 'id_exists' }
  | { kind: 'refused'; failure: Failure };

/** A change of state. Written only if the edit is in one of `from`; a call that is repeated on its way changes nothing more. */
export interface Move {
  id: string;
  from: readonly EditState[];
  to: EditState;
  /** Fields written in the same step. */
  set?: Partial<
    Pick<
      Edit,
      | 'mark'
      | 'requestId'
      | 'submittedAtMs'
      | 'outputUrl'
      | 'completedAtMs'
      | 'costMicros'
      | 'failure'
      | 'message'
      | 'way'
      | 'sentAs'
      | 'decision'
      | 'askedIn'
      | 'screened'
    >
  >;
  /** The queue it goes to next, written to that queue's outbox in the same step. */
  outbox?: QueueName;
  /** Only while no submit mark stands on it: nothing of it can be with the provider. */
  unmarked?: boolean;
  /** Where it goes instead when its result is to be dropped. */
  ifDropped?: EditState;
  /** Who decided it: noted in the same step, with the state before and after. */
  decision?: Decision;
}

export type Marking =
  | { kind: 'marked'; edit: Edit }
  | { kind: 'wait'; ms: number }
  | { kind: 'taken' };

export interface Edits extends AskedEdits, Consents {
  /**
   * One atomic step: what it holds against `caps`, the edit, the end of its intake, and its place in the line, or, where a
   * moderator has to approve it, in the outbox of `deliver`. Nothing after `deadlineMs` (store's clock).
   */
  accept(
    spec: EditSpec,
    reply: ReplyToken,
    message: ShownMessage | null,
    deadlineMs: number,
    caps: Caps,
  ): Promise<Acceptance>;
  read(id: string): Promise<Edit | null>;
  /** The edit that an interaction became. */
  byInteraction(interactionId: string): Promise<Edit | null>;
  /**
   * The changed edit, or null when it was in none of `from`, or marked against `unmarked`. In the same step an ending settles
   * what the edit holds against the limits, and whatever leaves `queued`, `submitting` and `generating` behind gives its place
   * in the line and its slot at the provider back.
   */
  move(move: Move): Promise<Edit | null>;
  /**
   * Sets the submit mark on an edit in `queued`, or in `submitting` without a mark. The first submit was counted against the
   * minute's rate when its turn came, a repeated one is counted here. `wait`: that rate is used up for so long; `taken`:
   * somebody else is at it, or it has moved on.
   */
  mark(id: string, mark: SubmitMark): Promise<Marking>;
  /** Takes the owner's own mark away: surely nothing was taken. */
  unmark(id: string, owner: string): Promise<void>;
  /** Sees to it that the result is not posted, while it is with the provider. False when it is too late, or too early, for that. */
  drop(id: string): Promise<boolean>;
  /** The latest edits of a person in a server, the newest first. */
  ofPerson(serverId: string, userId: string, most: number): Promise<string[]>;
  /** Whether this is something other than what was last remembered to be said on the card of an edit that waits; remembers it. */
  saysAnew(id: string, says: string): Promise<boolean>;
  /** How often a step of this edit ended with this code, this time included. */
  countFailure(id: string, code: string): Promise<number>;
  /** Remembers where its message is. */
  place(id: string, message: ShownMessage): Promise<void>;
  /**
   * Remembers that its person was told the ending, and by which way. The edit then needs nobody any more. `overdrawn`: an
   * older card was drawn on its message meanwhile.
   */
  told(id: string, way: Way): Promise<{ first: boolean; overdrawn: boolean }>;
  /** Remembers that an older card may have come after the ending's. True when that was told by then: the caller draws it anew. */
  overdrawn(id: string): Promise<boolean>;
  /** Remembers that a new message is about to be posted for it. True when that was so before. */
  posting(id: string): Promise<boolean>;
  /** Its interaction's token while that lives. */
  token(id: string): Promise<ReplyToken | null>;
  /** Discord no longer takes it: it is not tried again. */
  forgetToken(id: string): Promise<void>;
  /** Whether the process of this name still shows life. */
  isAlive(owner: string): Promise<boolean>;
  /** Edits that still need somebody: not ended, or not told. */
  open(): Promise<string[]>;
  /** The latest measured edits. */
  measured(): Promise<Measured[]>;
}

export type QueueName = 'generate' | 'deliver';

export interface Outbox {
  /** What has waited to be put into a queue for `graceMs`, oldest first. */
  due(graceMs: number): Promise<{ queue: QueueName; id: string }[]>;
  /** It is in the queue. */
  done(queue: QueueName, id: string): Promise<void>;
  /** Puts an open edit back, when its job was lost. */
  again(queue: QueueName, id: string): Promise<void>;
}

export interface Jobs {
  /** Puts an edit into a queue; a second time changes nothing. */
  push(queue: QueueName, id: string): Promise<void>;
  has(queue: QueueName, id: string): Promise<boolean>;
}

/** What is the same everywhere and changes nothing outside: not a port, so not a point to be killed at. */
export interface Ambient {
  /** This process's name, new at each start. */
  owner: string;
  log: Log;
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Structured log lines; `edit` is the reference people are shown. */
export interface Log {
  debug(fields: Record<string, unknown>, message: string): void;
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}
