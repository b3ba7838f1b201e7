import type { PersonRules } from './consent.ts';
import type { GateAnswer } from './gate.ts';
import type { Edit } from './edit.ts';
import type { Standing } from './ledger.ts';
import type { Caps, ServerLimits } from './limits.ts';
import type { KeptHere } from './personal.ts';

/** What `/kling usage` shows. */
export interface UsageReport {
  standing: Standing;
  caps: Caps;
  /** Whether the asker may see the server's money, and the bot's. */
  showsServer: boolean;
  showsBot: boolean;
}

/** What `/kling help` goes by. */
export interface HelpReport {
  /** What the server's rules say to who asks, here and now. */
  gate: GateAnswer;
  moderates: boolean;
  manages: boolean;
}

/** One line of `/kling jobs`. */
export interface Job {
  edit: Edit;
  /** 1 for the next to start; null when it does not wait. */
  position: number | null;
  /** Until it starts, in ms; null when it does not wait or nobody can tell. */
  waitMs: number | null;
  /** How long it usually takes from submit to result, in ms. */
  expectedMs: number;
  /** The full result while its link lives, for an edit that could not be delivered; expiry in ms. */
  link: { url: string; expiresAtMs: number } | null;
}

export interface JobsReport {
  nowMs: number;
  /** The newest first. */
  jobs: Job[];
}

/** What `/kling privacy` shows. */
export interface PrivacyReport {
  here: KeptHere;
  /** How long an edit is kept once it is over, in days. */
  keptDays: number;
  /** Whether this person is notified when an edit took long. */
  pings: boolean;
  /** What they let others do with what is theirs. */
  rules: PersonRules;
}

/** What `/kling privacy` shows of one edit of theirs. */
export interface EditRuleReport {
  edit: Edit;
  rules: PersonRules;
}

/** What `/kling-admin limits` shows. */
export interface LimitsReport {
  server: ServerLimits;
  /** The operator's defaults, and the ceilings of money. */
  operator: Caps;
}

/** What somebody wants changed; a field that is absent stays. `null` takes the server's own value away again. */
export interface LimitsChange {
  /** The role whose tier is meant; null for everybody. */
  roleId: string | null;
  atOnce?: number;
  cooldownMs?: number;
  dayEdits?: number;
  dayClipMs?: number;
  /** Only for everybody. */
  serverDayMicros?: number;
  /** Likewise. */
  showsCost?: boolean;
  /** Takes away all that the server has set for this role, or for everybody. */
  reset: boolean;
}

/** What became of a Cancel. */
export type Cancelled =
  /** Stopped before anything was spent. */
  | { kind: 'cancelled' }
  /** The provider has it and cannot stop it; the result can be dropped, still charged. */
  | { kind: 'too_late'; edit: Edit }
  | { kind: 'dropped' };
