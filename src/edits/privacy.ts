import { BOT_CHAIN, decided } from '../core/audit.ts';
import type { PersonRules } from '../core/consent.ts';
import type { Asker } from '../core/edit.ts';
import type { Erased } from '../core/personal.ts';
import type { PrivacyReport } from '../core/report.ts';
import { asked } from './asked.ts';
import type { Ambient, Ports } from './ports.ts';

export type PrivacyDeps = Pick<Ports, 'people' | 'personal' | 'audit'> & {
  ambient: Ambient;
  /** How long an edit is kept once it is over, in days. */
  keptDays: number;
};

/** What is kept of a person here and what holds for them, for that person. Rejects with `store_unreachable`. */
export async function readPrivacy(
  { people, personal, keptDays }: PrivacyDeps,
  { userId, serverId }: Asker,
): Promise<PrivacyReport> {
  const [pings, rules, here] = await Promise.all([
    asked(people.wantsPings(userId)),
    asked(people.rules(userId)),
    asked(personal.inServer(serverId, userId)),
  ]);
  return { pings, rules, here, keptDays };
}

/** Whether a person is notified when an edit of theirs took long, in every server. Rejects with `store_unreachable`. */
export async function setPings(
  deps: PrivacyDeps,
  asker: Asker,
  wanted: boolean,
): Promise<PrivacyReport> {
  await asked(deps.people.setPings(asker.userId, wanted));
  return readPrivacy(deps, asker);
}

/** What others may do with what is a person's, in every server. Rejects with `store_unreachable`. */
export async function setRules(
  deps: PrivacyDeps,
  asker: Asker,
  change: Partial<PersonRules>,
): Promise<PrivacyReport> {
  await asked(deps.people.setRules(asker.userId, change));
  return readPrivacy(deps, asker);
}

/** Everything that is kept of a person, as a text of JSON. Rejects with `store_unreachable`. */
export async function exportPerson(deps: PrivacyDeps, { userId }: Asker): Promise<string> {
  return `${JSON.stringify(await asked(deps.personal.export(userId)), null, 2)}\n`;
}

/**
 * Erases what is kept of a person in every server: their edits that are over, what they reported and have set, and their name in the
 * audit log. Who blocked them, and figures of limits and money, stay as long as they are needed. Noted without a name.
 *
 * Rejects with `store_unreachable`; it can then be asked again, and goes on.
 */
export async function erasePerson(deps: PrivacyDeps, { userId }: Asker): Promise<Erased> {
  const erased = await asked(deps.personal.erase(userId));
  await asked(deps.audit.forgetPerson(userId));
  const { edits, reports, left } = erased;
  const after = { edits, reports, left: left.length };
  const note = { ...decided(BOT_CHAIN, 'privacy.erased', null), before: null, after };
  await asked(deps.audit.note(note));
  deps.ambient.log.info(after, 'a person was forgotten');
  return erased;
}
