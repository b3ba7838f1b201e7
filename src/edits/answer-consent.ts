import { decided, type AuditAction } from '../core/audit.ts';
import { consentMark, stillAsked, type ConsentReport } from '../core/consent.ts';
import type { Asker, Edit } from '../core/edit.ts';
import { fail, failure } from '../core/errors.ts';
import { type AskConsentDeps, readConsent } from './ask-consent.ts';
import { asked } from './asked.ts';
import { enqueue } from './enqueue.ts';
import { goOnAllowed } from './go-on-allowed.ts';
import { showEdit } from './show.ts';

/**
 * Somebody whose work is in a clip says yes, or no, to what is to be made of it. One no ends it, and gives everything back; with the
 * last yes it goes on. An answer that comes too late changes nothing. What those see who were asked, as it is then.
 *
 * Rejects with `edit_unknown`, `consent_not_asked`, `already_decided`, `store_unreachable`.
 */
export async function answerConsent(
  deps: AskConsentDeps,
  asker: Asker,
  id: string,
  allows: boolean,
): Promise<ConsentReport> {
  const edit = await readForAsked(deps, asker, id);
  const { userId, serverId } = asker;
  const now = edit.state === 'awaiting_consent' ? await answer(deps, edit, userId, allows) : edit;
  const mark = consentMark(id, serverId === '' ? userId : null);
  return asked(readConsent(deps, now, mark));
}

/** Their card may have come as a direct message, where there is no server. */
async function readForAsked(deps: AskConsentDeps, asker: Asker, id: string): Promise<Edit> {
  const edit = await asked(deps.edits.read(id));
  const isAsked = edit?.consentOf.includes(asker.userId) ?? false;
  // Of another server's edit nobody learns more than that it is not theirs to know.
  const isNear = edit?.serverId === asker.serverId || (asker.serverId === '' && isAsked);
  if (!edit || !isNear) throw fail('edit_unknown');
  if (!isAsked) throw fail('consent_not_asked');
  return edit;
}

async function answer(
  deps: AskConsentDeps,
  edit: Edit,
  userId: string,
  allows: boolean,
): Promise<Edit> {
  const isFirst = stillAsked(edit).includes(userId);
  if (!isFirst && !allows) throw fail('already_decided');
  const now = await (allows ? allow : refuse)(deps, edit, userId);
  return now ?? (await asked(deps.edits.read(edit.id))) ?? edit;
}

/** Null when it waits for nobody any more. */
async function allow(deps: AskConsentDeps, edit: Edit, userId: string): Promise<Edit | null> {
  const said = await asked(deps.edits.consent(edit, userId, noteOf(edit, 'consent.given', userId)));
  if (!said) return null;
  deps.ambient.log.info({ edit: edit.id, by: userId }, 'allowed');
  const now = stillAsked(said).length === 0 ? await goOnAllowed(deps, said) : said;
  // Whoever pressed does not wait for it.
  void showEdit(deps, now, true);
  return now;
}

async function refuse(deps: AskConsentDeps, edit: Edit, userId: string): Promise<Edit | null> {
  const { id } = edit;
  const moved = await asked(
    deps.edits.move({
      id,
      from: ['awaiting_consent'],
      to: 'rejected',
      set: { failure: failure('consent_refused', { userId }) },
      outbox: 'deliver',
      decision: noteOf(edit, 'consent.refused', userId),
    }),
  );
  if (!moved) return null;
  deps.ambient.log.info({ edit: id, by: userId }, 'refused by whose work it is');
  await enqueue(deps, 'deliver', id);
  return moved;
}

const noteOf = ({ serverId, requesterId, id }: Edit, action: AuditAction, by: string) =>
  decided(serverId, action, by, { subject: requesterId, about: id });
