import type { Edit } from '../core/edit.ts';
import { failure, failureOf } from '../core/errors.ts';
import { isEnding, isForModerators, type EditState } from '../core/states.ts';
import { resumeAllowed } from './ask-consent.ts';
import { enqueue } from './enqueue.ts';
import { expireAsked } from './expire.ts';
import type { Intake, Ports, QueueName } from './ports.ts';
import { isToBeScreened } from './screen-result.ts';
import type { ShowDeps } from './show.ts';
import { isTakeOffDue } from './take-off.ts';

export type TendDeps = Ports & ShowDeps;

/** What was just accepted is pushed by the one who accepted it; this long it is left alone, in ms. */
const GRACE_MS = 1_000;

/** Puts into the queues what stands in the outbox: its process may have ended between writing and pushing. */
export async function reconcile(deps: TendDeps): Promise<void> {
  for (const { queue, id } of await deps.outbox.due(GRACE_MS)) await enqueue(deps, queue, id);
}

/** Finds open edits that stand nowhere, and puts them back; ends what people did not answer in time; settles what edits that are over still hold against the limits. */
export async function sweep(deps: TendDeps): Promise<void> {
  for (const id of await deps.edits.open()) await sweepOne(deps, id);
  const settled = await deps.ledger.sweep();
  if (settled > 0) deps.ambient.log.warn({ settled }, 'reservations of edits that are over');
}

async function sweepOne(deps: TendDeps, id: string): Promise<void> {
  const edit = await deps.edits.read(id);
  if (edit && (await expireAsked(deps, edit))) return;
  // Whoever said the last yes may have ended before it could go on, or the limits had no room then.
  if (edit?.state === 'awaiting_consent' && edit.consentIn) return resumeAllowed(deps, edit);
  const queue = edit && queueOf(edit);
  if (!queue) return;
  if (edit.state === 'queued') {
    if (await deps.line.rejoin(id)) deps.ambient.log.warn({ edit: id }, 'was in no line, put back');
    if (!(await deps.line.isTaken(id))) return;
  }
  if (await deps.jobs.has(queue, id)) return;
  deps.ambient.log.warn({ edit: id, queue, state: edit.state }, 'job was lost, put back');
  await deps.outbox.again(queue, id);
}

/** An edit that waits for a person is in no queue, once that person was asked. */
const QUEUE_OF: ReadonlyMap<EditState, QueueName> = new Map([
  ['preparing', 'deliver'],
  ['queued', 'generate'],
  ['submitting', 'generate'],
  ['generating', 'generate'],
  ['delivering', 'deliver'],
]);

function queueOf(edit: Edit): QueueName | null {
  if (isEnding(edit.state)) {
    return edit.toldAtMs === null || isTakeOffDue(edit) ? 'deliver' : null;
  }
  if (isForModerators(edit.state)) {
    return edit.askedIn === null || isToBeScreened(edit) ? 'deliver' : null;
  }
  if (edit.state === 'awaiting_consent') return edit.consentIn === null ? 'deliver' : null;
  return QUEUE_OF.get(edit.state) ?? null;
}

/** Tells those whose request was interrupted before it became an edit that nothing was spent. */
export async function tellInterrupted(deps: TendDeps): Promise<void> {
  for (const intake of await deps.intakes.orphaned()) await tellOne(deps, intake);
}

async function tellOne(deps: TendDeps, intake: Intake): Promise<void> {
  const { interactionId, requesterId, locale } = intake;
  try {
    await deps.messages.editReply(
      intake,
      {
        kind: 'refusal',
        failure: failure('interrupted'),
        requesterId,
        locale,
        reference: interactionId,
      },
      [],
      AbortSignal.timeout(30_000),
    );
  } catch (error) {
    const { code } = failureOf(error);
    // Where there is no reply, the interaction was never acknowledged: Discord has said so itself.
    const gone = code === 'discord_token_dead' || code === 'discord_message_gone';
    deps.ambient.log.info({ interaction: interactionId, code }, 'interruption not told');
    if (!gone) return;
  }
  await deps.intakes.close(interactionId);
}
