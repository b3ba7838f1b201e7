import type { Asker } from '../core/edit.ts';
import type { PrivacyReport } from '../core/report.ts';
import { asked } from './asked.ts';
import type { Ports } from './ports.ts';

type PrivacyDeps = Pick<Ports, 'people'>;

/** What holds for a person, for that person. Rejects with `store_unreachable`. */
export async function readPrivacy(
  { people }: PrivacyDeps,
  { userId }: Asker,
): Promise<PrivacyReport> {
  return { pings: await asked(people.wantsPings(userId)) };
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
