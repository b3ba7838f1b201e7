import type { Decision } from '../core/audit.ts';
import type { Block, GateSettings } from '../core/gate.ts';
import type { Standing } from '../core/ledger.ts';
import type { ServerLimits } from '../core/limits.ts';
import type { Notice } from '../core/notice.ts';
import type { Pause, PauseReason } from '../core/pause.ts';
import type { ServerUsage } from '../core/server-usage.ts';
import type { ServerWords } from '../core/word-lists.ts';
import type { PeopleRules } from './consent-ports.ts';

/** The line of edits that wait for their turn. An edit joins it in the step that accepts it. */
export interface Line {
  /**
   * Takes the next one by turns, if a slot at the provider and the minute's rate are free and nothing is paused. In the same
   * step it gets its slot, its place in that minute's rate, and stands in the outbox of `generate`.
   */
  next(): Promise<string | null>;
  /**
   * Its place: 1 for the next to start; null when it does not wait. What all places have in common may be as it was a moment ago, and
   * is then the same `running` and `recentMs` for several.
   */
  place(id: string): Promise<Place | null>;
  /** Puts an open edit that is `queued` and stands nowhere back into the line. True when it was nowhere. */
  rejoin(id: string): Promise<boolean>;
  /** The next ones to start, in order, at most `most`. */
  upcoming(most: number): Promise<string[]>;
  /** Whether its turn has come: it holds a slot at the provider. */
  isTaken(id: string): Promise<boolean>;
  /** How many hold a slot at the provider. */
  busy(): Promise<number>;
  /** Whether this caller is the one to look after the cards of those that wait, once in `everyMs`. */
  claimRefresh(everyMs: number): Promise<boolean>;
}

/** What is known of a wait. */
export interface Place {
  position: number;
  /** Milliseconds of clip of all that start before it. */
  aheadClipMs: number;
  /** What is at the provider: its clip, and for how long, in ms. */
  running: { clipMs: number; elapsedMs: number }[];
  /** Submits of the last minute: how long ago each was, in ms, the latest first. */
  recentMs: number[];
  /** Its position with those who will have come to stand before it by then, if others arrive as lately; none: nobody will. */
  later?: { inMs: number; position: number }[];
}

/** What has been reserved and spent. */
export interface Ledger {
  standing(serverId: string, userId: string): Promise<Standing>;
  /** A look at all of one server. */
  ofServer(serverId: string): Promise<ServerUsage>;
  /** Settles reservations whose edit has ended or is gone; the number that were. */
  sweep(): Promise<number>;
}

/** What servers have set. */
export interface ServerSettings {
  limits(serverId: string): Promise<ServerLimits>;
  /** @param decision - noted in the same step, with the limits as they were before and are now. */
  setLimits(serverId: string, limits: ServerLimits, decision?: Decision): Promise<void>;
  /** Each `decision` likewise. */
  gate(serverId: string): Promise<GateSettings>;
  /**
   * Makes a change of what is there when it is written, so that two at once both count; what holds afterwards. Where nothing
   * changes, nothing is noted. `change` may be called more than once, and what it throws is thrown.
   */
  changeGate(
    serverId: string,
    change: (before: GateSettings) => GateSettings,
    decision: Decision,
  ): Promise<GateSettings>;
  words(serverId: string): Promise<ServerWords>;
  /** As {@link changeGate}. */
  changeWords(
    serverId: string,
    change: (before: ServerWords) => ServerWords,
    decision: Decision,
  ): Promise<ServerWords>;
  /** Whether this person is blocked there, also when the time of that is over. */
  block(serverId: string, userId: string): Promise<Block | null>;
  setBlock(
    serverId: string,
    userId: string,
    block: Block | null,
    decision?: Decision,
  ): Promise<void>;
  blocks(serverId: string): Promise<Record<string, Block>>;
}

/** What people have set for themselves, in every server. */
export interface People extends PeopleRules {
  wantsPings(userId: string): Promise<boolean>;
  setPings(userId: string, wanted: boolean): Promise<void>;
}

/** The bot-wide pause: nothing is taken from the line meanwhile, and nothing new is accepted. */
export interface Pauses {
  current(): Promise<Pause | null>;
  /**
   * Begins it and puts a notice to the operators on its way, in one step. False when something is paused already.
   *
   * @param neededMicros - what the account has to hold before another try is worth it.
   * @param decision - noted in that step too, if this call begins it.
   */
  begin(reason: PauseReason, neededMicros: number, decision?: Decision): Promise<boolean>;
  /** Ends it, likewise. False when nothing was paused. */
  end(decision?: Decision): Promise<boolean>;
  /** Whether this caller is the one to try, once in `everyMs`, if the reason for the pause is gone. */
  claimProbe(everyMs: number): Promise<boolean>;
}

/** What operators have yet to be told. */
export interface Notices {
  due(): Promise<{ id: string; notice: Notice }[]>;
  done(id: string): Promise<void>;
}
