import { isReviewed, type Edit } from '../core/edit.ts';
import { failure, failureOf, type ErrorCode } from '../core/errors.ts';
import { asked } from './asked.ts';
import type { Ambient, Move, Ports } from './ports.ts';
import type { Run } from './run.ts';
import type { ScreenAnswer } from './screen-ports.ts';
import { showEdit, type ShowDeps } from './show.ts';

type ScreenDeps = Ports & ShowDeps & { ambient: Ambient };

/** The result is not there to be looked at, and will not be. */
const LOST: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'result_gone',
  'result_refused',
  'result_not_video',
]);

/** Whether the operator's screen has yet to see its result: nobody but that was asked about it. */
export function isToBeScreened(edit: Edit): boolean {
  return edit.state === 'awaiting_review' && !isReviewed(edit);
}

/**
 * Has the operator's screen look at a result before anybody sees it, and moves the edit on by what that and its server say. One that
 * dies in between is looked at again. Rejects with what passes: the result not to be had for now.
 */
export async function screenResult(deps: ScreenDeps, edit: Edit, run: Run): Promise<void> {
  await showEdit(deps, edit);
  const frames = await framesOf(deps, edit, run.drained);
  const answer = await deps.screen.look(frames, await asked(deps.servers.words(edit.serverId)));
  const moved = await deps.edits.move({
    id: edit.id,
    from: ['awaiting_review'],
    ...nextOf(answer),
    outbox: 'deliver',
  });
  const { log } = deps.ambient;
  log.info({ edit: edit.id, screen: answer.kind, state: moved?.state ?? null }, 'result screened');
}

/** A person who has to decide is asked anew: that they let the request through says nothing about what came of it. */
function nextOf(answer: ScreenAnswer): Pick<Move, 'to' | 'set'> {
  if (answer.kind === 'clean') return { to: 'delivering' };
  const answered = answer.kind === 'flagged';
  if (answer.action === 'refuse') {
    return { to: 'rejected', set: { failure: failure('screen_refused', { answered }) } };
  }
  const screened = answered ? 'flagged' : 'unanswered';
  return { to: 'awaiting_review', set: { screened, askedIn: null } };
}

/** Null where there is nothing to look at: moderators, or the server's own rule, decide then. */
async function framesOf(
  { results, ambient }: ScreenDeps,
  { id, outputUrl }: Edit,
  signal: AbortSignal,
): Promise<readonly string[] | null> {
  if (outputUrl === null) return null;
  try {
    return await results.sample(id, await results.fetch(id, outputUrl, signal), signal);
  } catch (error) {
    const { code } = failureOf(error);
    if (signal.aborted || !LOST.has(code)) throw error;
    ambient.log.info({ edit: id, code }, 'no result to screen');
    return null;
  }
}
