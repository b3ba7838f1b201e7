import type { Decision } from '../core/audit.ts';
import type { PersonRules } from '../core/consent.ts';
import type { Edit, RemixRule, ShownMessage } from '../core/edit.ts';

/** What people are asked about remixes of what is theirs, and what they say. */
export interface Consents {
  /** Remembers where the card is on which they are asked. */
  consentAsked(id: string, message: ShownMessage): Promise<void>;
  /**
   * One atomic step: somebody who was asked says yes, once, with its note. The edit with every yes so far, also when theirs was there
   * before; null when it waits for no yes any more, or they were not among `consentOf`.
   */
  consent(
    edit: Pick<Edit, 'id' | 'consentOf'>,
    userId: string,
    note: Decision,
  ): Promise<Edit | null>;
  /** Who may remix its result; null: as its person has set for all of theirs. False when it is not theirs, or gone. */
  setRemixes(id: string, userId: string, rule: RemixRule | null): Promise<boolean>;
  /** The edit that another one's clip comes from, as their tree knows it, which outlives their records; null for none. */
  parentIn(rootId: string, id: string): Promise<string | null>;
}

/** What people have set about what is theirs, in every server. */
export interface PeopleRules {
  rules(userId: string): Promise<PersonRules>;
  /** What is absent stays. */
  setRules(userId: string, change: Partial<PersonRules>): Promise<void>;
}

/** Who belongs to a server, as Discord knows it now. */
export interface Members {
  /** Ids of somebody's roles there; null when they are no member. Rejects when Discord does not say. */
  roles(serverId: string, userId: string): Promise<readonly string[] | null>;
}
