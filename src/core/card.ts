import type { AskReport } from './ask.ts';
import type { ConsentReport } from './consent.ts';
import type { Credit } from './credit.ts';
import type { Edit, ShownMessage } from './edit.ts';
import type { Failure } from './errors.ts';
import type { LineageReport } from './lineage.ts';
import type { HistoryPage } from './history.ts';
import type { MendableClip } from './mend.ts';
import type { Notice } from './notice.ts';
import type { PauseReason } from './pause.ts';
import type { PersonalStep } from './personal.ts';
import type { Moderated, Reported } from './reported.ts';
import type {
  Cancelled,
  EditRuleReport,
  HelpReport,
  JobsReport,
  LimitsReport,
  PrivacyReport,
  UsageReport,
} from './report.ts';
import type { SettingsCard } from './settings-card.ts';

/** What a message of ours shows, before it is drawn. Times in milliseconds. */
export type Card =
  | {
      kind: 'edit';
      edit: Edit;
      /** Whose work its clip is made from; null for one that was uploaded for it. */
      credit: Credit | null;
      nowMs: number;
      /** 1 for the next to start; null when it cannot be told. */
      position: number | null;
      /** Until it starts; null when it does not wait or nobody can tell. */
      waitMs: number | null;
      /** How long edits of this length usually take from submit to result. */
      expectedMs: number;
      /** Its person's edits of today: how many are left of how many; null when there is no limit. */
      left: { edits: number; of: number } | null;
      /** Why nothing is started for now. */
      pause: PauseReason | null;
      /** Whether its server lets people see what edits cost. */
      showsCost: boolean;
      /** Whether its person could open the server to others, which is closed so far. */
      canSetUp: boolean;
      /** The result's file name, when it goes along or is there already. */
      fileName: string | null;
      /** Likewise the name of the clip it was made from, to be seen beside it. */
      beforeName: string | null;
      /** A link to the full result, when the file cannot go along, or only a small copy of it does. */
      link: { url: string; expiresAtMs: number } | null;
      /** Without anybody's own words, and without a link beside a file: Discord's filters stop messages for those. */
      bare: boolean;
      /** Where the clip is, when Discord did not take it in this message. */
      elsewhere: ShownMessage | null;
    }
  | {
      kind: 'refusal';
      failure: Failure;
      requesterId: string;
      /** Of whoever is refused something. */
      locale: string;
      reference: string | null;
      /** What can be done with the clip instead. */
      offer?: Offer | null;
    }
  | { kind: 'usage'; report: UsageReport }
  | { kind: 'help'; report: HelpReport }
  | { kind: 'jobs'; report: JobsReport }
  /** A page of results; a picture of each goes along, named by `thumbnailName`. */
  | { kind: 'history'; page: HistoryPage }
  | { kind: 'privacy'; report: PrivacyReport }
  /** Who may remix one result, for the person whose it is. */
  | { kind: 'edit_rule'; report: EditRuleReport }
  /** To the people whose work is in a clip, about what somebody wants to make of it. */
  | { kind: 'consent'; report: ConsentReport }
  /** `fileName`: its picture, when that goes along. */
  | { kind: 'lineage'; report: LineageReport; fileName: string | null }
  | { kind: 'limits'; report: LimitsReport; changed: boolean }
  /** The answer to Cancel, or to "Drop the result". */
  | { kind: 'stopped'; outcome: Cancelled }
  /** What came of exporting or erasing what is kept of somebody. */
  | { kind: 'personal'; step: PersonalStep }
  /** What came of something done about a clip that is there. */
  | { kind: 'moderated'; outcome: Moderated }
  /** To the moderators: what was reported of an edit. */
  | { kind: 'reported'; edit: Edit; reported: Reported }
  | { kind: 'resumed' }
  /** To the moderators, about an edit that they decide about. */
  | { kind: 'ask'; report: AskReport }
  /** To the moderators: what its person says against their no, and how that was decided. */
  | { kind: 'appeal'; edit: Edit; text: string }
  /** Why a request that a moderator says yes to cannot start now; it goes on waiting. */
  | { kind: 'held_up'; failure: Failure; requesterId: string }
  | SettingsCard
  /** To the operators. `reference` is the mark that it is posted with, so that it is found again. */
  | { kind: 'notice'; notice: Notice; reference: string };

/** To cut or convert a clip that the model does not take. `id`: of the request that is kept for it. */
export interface Offer {
  id: string;
  clip: MendableClip;
}

/** The card of one kind. */
export type CardOf<K extends Card['kind']> = Extract<Card, { kind: K }>;
