import { decided, type Decision } from '../core/audit.ts';
import { appealInteraction, type Decided } from '../core/ask.ts';
import type { AppealDecision, Asker, Edit, EditSpec } from '../core/edit.ts';
import { EditError, fail, failure, failureOf, type Failure } from '../core/errors.ts';
import { freshLinks } from './approve.ts';
import type { AppealAcceptance } from './asked-ports.ts';
import { asked } from './asked.ts';
import { readCaps } from './caps.ts';
import { cardOf } from './card-of.ts';
import { checkConsent } from './consent.ts';
import { type DecideDeps, readForModerator } from './decide.ts';
import { feed } from './feed.ts';
import { newEditId } from './new-id.ts';
import { showEdit } from './show.ts';

const POST_WITHIN_MS = 15_000;
const REDRAW_WITHIN_MS = 1_000;

/** A moderator stays with the no. The first decision holds. Rejects with `edit_unknown`, `not_moderator`, `already_decided`. */
export async function declineAppeal(deps: DecideDeps, asker: Asker, id: string): Promise<Decided> {
  const edit = await readAppealed(deps, asker, id);
  const { decision, note } = decisionOf(deps, edit, 'declined', asker.userId, null);
  if (!(await asked(deps.edits.declineAppeal(id, decision, note)))) return tooLate(deps, id);
  deps.ambient.log.info({ edit: id, by: asker.userId }, 'appeal declined');
  void showOutcome(deps, id);
  return { kind: 'appeal_decided', edit: { ...edit, appealDecision: decision } };
}

/**
 * A moderator's yes to what they said no to: a new edit from the same files, held against the limits like any other, whose card is a
 * new message. Where it cannot start nothing is decided. Rejects likewise.
 */
export async function acceptAppeal(deps: DecideDeps, asker: Asker, id: string): Promise<Decided> {
  const edit = await readAppealed(deps, asker, id);
  const gate = await asked(deps.gate.ask(edit.asker));
  if (gate.kind === 'refused') return heldUp(edit, gate.failure);
  const pause = await asked(deps.pauses.current());
  if (pause) return heldUp(edit, failure('edits_paused', { reason: pause.reason }));
  const refusal = await refusalOf(checkConsent(deps, edit));
  if (refusal) return heldUp(edit, refusal);
  const links = await freshLinks(deps, edit);
  if (links.kind === 'held_up') return links;
  const review = gate.kind === 'let_in' && gate.review;
  const made = await make(deps, links.edit, review ? 'review' : 'open', asker.userId);
  if (made.kind === 'refused') return heldUp(edit, made.failure);
  if (made.kind === 'decided') return tooLate(deps, id);
  if (made.kind === 'id_exists') throw fail('internal');
  deps.ambient.log.info({ edit: id, made: made.edit.id, by: asker.userId }, 'appeal accepted');
  await feed(deps);
  void showMade(deps, made.edit);
  void showOutcome(deps, id);
  return { kind: 'appeal_decided', edit: (await asked(deps.edits.read(id))) ?? edit };
}

async function make(
  deps: DecideDeps,
  edit: Edit,
  gate: EditSpec['gate'],
  by: string,
): Promise<AppealAcceptance> {
  const caps = await readCaps(deps, edit.asker);
  const once = async (): Promise<AppealAcceptance> => {
    const spec = specOf(edit, gate);
    const appealed = { editId: edit.id, ...decisionOf(deps, edit, 'accepted', by, spec.id) };
    return asked(deps.edits.acceptAppealed(spec, caps, appealed));
  };
  const first = await once();
  return first.kind === 'id_exists' ? once() : first;
}

/** The same request once more. */
function specOf(edit: Edit, gate: EditSpec['gate']): EditSpec {
  const { applicationId, serverId, channelId, requesterId, asker, locale, prompt } = edit;
  const { keepAudio, video, images, elements, clipMs, estimateMicros, attachmentLimit } = edit;
  const id = newEditId();
  return {
    id,
    interactionId: appealInteraction(edit.id),
    applicationId,
    serverId,
    channelId,
    requesterId,
    asker,
    locale,
    prompt,
    keepAudio,
    video,
    origin: edit.origin,
    rootId: edit.rootId === edit.id ? id : edit.rootId,
    remixes: edit.remixes,
    // What was to be cut is cut by now, and who had to say yes has said it.
    cut: null,
    consentOf: [],
    images,
    elements,
    clipMs,
    estimateMicros,
    gate,
    attachmentLimit,
    acceptedAtMs: 0,
  };
}

/** Says on the card that was appealed from what came of it. Never rejects. */
async function showOutcome(deps: DecideDeps, id: string): Promise<void> {
  try {
    const edit = await deps.edits.read(id);
    const place = edit?.appeal?.madeFrom ?? edit?.message;
    if (!edit || !place) return;
    const signal = AbortSignal.timeout(POST_WITHIN_MS);
    await deps.messages.editMessage(place, await cardOf(deps, edit), [], signal);
  } catch (error) {
    deps.ambient.log.info({ edit: id, code: failureOf(error).code }, 'card not drawn anew');
  }
}

/** Posts the new edit's card. Never rejects: without one the clip comes as a message of its own. */
async function showMade(deps: DecideDeps, made: Edit): Promise<void> {
  const { id, channelId, requesterId: pings } = made;
  try {
    // Written before: whoever delivers looks for this message first.
    await deps.edits.posting(id);
    const card = await cardOf(deps, made);
    const signal = AbortSignal.timeout(POST_WITHIN_MS);
    const where = { channelId, mark: id, form: 'card', pings } as const;
    const message = await deps.messages.post(where, card, [], signal);
    await deps.edits.place(id, message);
    await showEdit(deps, { ...made, message });
  } catch (error) {
    deps.ambient.log.warn({ edit: id, code: failureOf(error).code }, 'card not shown');
  }
}

async function readAppealed(deps: DecideDeps, asker: Asker, id: string): Promise<Edit> {
  const edit = await readForModerator(deps, asker, id);
  if (edit.appeal === null) throw fail('edit_unknown');
  if (edit.appealDecision !== null) await tooLate(deps, id);
  return edit;
}

function decisionOf(
  { ambient }: DecideDeps,
  { id, serverId, requesterId }: Edit,
  kind: AppealDecision['kind'],
  by: string,
  editId: string | null,
): { decision: AppealDecision; note: Decision } {
  const action = kind === 'accepted' ? 'appeal.accepted' : 'appeal.rejected';
  return {
    decision: { kind, by, atMs: ambient.now(), editId },
    note: decided(serverId, action, by, { subject: requesterId, about: id }),
  };
}

/** The first decision holds; the winner's own answer may have been lost. */
async function tooLate(deps: DecideDeps, id: string): Promise<never> {
  const edit = await asked(deps.edits.read(id));
  if (edit?.appeal) {
    const { askedIn, text } = edit.appeal;
    const signal = AbortSignal.timeout(REDRAW_WITHIN_MS);
    await deps.messages
      .editMessage(askedIn, { kind: 'appeal', edit, text }, [], signal)
      .catch(() => {});
  }
  throw fail('already_decided');
}

async function refusalOf(check: Promise<void>): Promise<Failure | null> {
  try {
    await check;
    return null;
  } catch (error) {
    if (!(error instanceof EditError)) throw error;
    return error.failure;
  }
}

function heldUp({ requesterId }: Edit, why: Failure): Decided {
  return { kind: 'held_up', failure: why, requesterId };
}
