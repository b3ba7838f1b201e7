import type { Edit } from '../core/edit.ts';
import { EditError, fail, failureOf, type ErrorCode, type Failure } from '../core/errors.ts';
import { submitFate } from '../core/submit-fate.ts';
import { pauseReasonOf } from '../core/pause.ts';
import { checkConsent } from './consent.ts';
import { enqueue } from './enqueue.ts';
import { withFreshFiles } from './fresh-files.ts';
import { submissionOf } from './links.ts';
import { pauseDecision, seemsOver } from './pause.ts';
import type { Ports } from './ports.ts';
import type { Finished } from './provider-ports.ts';
import { showCurrent, showEdit, type ShowDeps } from './show.ts';

/** What a job gives its work; see the queue's consumer. */
export interface Run {
  signal: AbortSignal;
  drained: AbortSignal;
  stillMine(): Promise<boolean>;
}

export type RunDeps = Ports &
  ShowDeps & {
    /** Whether the operator has a moderation endpoint, which sees a result before anybody does. */
    hasRemoteScreen: boolean;
    pollMs: number;
    /** Give up on an edit this long after its submit, in ms. */
    timeoutMs: number;
    /** How long a process may be silent before it counts as dead, in ms. */
    lifeMs: number;
    /** Time between two tries to end a pause, in ms. */
    probeMs: number;
  };

/** Time between two progress cards of an edit, in ms: Discord takes about 5 edits in 5 s per channel. */
const PROGRESS_MS = 15_000;
/** A poll that fails so says nothing about the job: a key refused for a while must not cost a paid clip. */
const PASSING: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'provider_unreachable',
  'provider_unavailable',
  'provider_rate_limited',
  'provider_error',
  'provider_gateway',
  'provider_unreadable',
  'provider_unauthorized',
  'provider_forbidden',
]);
const STORE_AGAIN_MS = 500;
/** What an account has to hold before another try: an edit can cost more than it was estimated to. */
const NEEDED_OF_ESTIMATE = 1.5;

/** What is kept of an edit while the provider works on it: for minutes, and of thousands at once. */
interface AtProvider extends Pick<Edit, 'id' | 'gate'> {
  requestId: string;
  /** When it is given up, in ms. */
  deadlineMs: number;
}

/**
 * Takes an edit from wherever it is to the end of its generation: submits it unless that was done, polls until there is
 * a result. Rejects with the failure that `queue/outcome` decides on.
 */
export async function runEdit(deps: RunDeps, id: string, run: Run): Promise<void> {
  const atProvider = await bring(deps, id, run);
  if (atProvider) await poll(deps, atProvider, run);
}

/** Brings an edit to the provider, unless it is there. Null when there is nothing to be polled for. */
async function bring(deps: RunDeps, id: string, run: Run): Promise<AtProvider | null> {
  const edit = await deps.edits.read(id);
  if (!edit) return null;
  if (edit.state === 'queued') return submit(deps, edit, run);
  if (edit.state === 'submitting') {
    if (edit.mark === null) return submit(deps, edit, run);
    return waitForOwner(deps, edit, edit.mark.owner, run);
  }
  // Any other: the job came after the edit had gone on, a push that was repeated.
  return edit.state === 'generating' ? polledAs(deps, edit) : null;
}

function polledAs({ timeoutMs }: RunDeps, edit: Edit): AtProvider {
  const { id, gate, requestId } = edit;
  if (requestId === null) throw fail('submit_interrupted');
  const deadlineMs = (edit.submittedAtMs ?? edit.acceptedAtMs) + timeoutMs;
  return { id, gate, requestId, deadlineMs };
}

/**
 * A submit is marked and its answer unknown. While the process that marked it shows life it may yet write the answer; a
 * process is only taken for dead when it was silent twice, since an outage of the store silences the living too.
 */
async function waitForOwner(
  deps: RunDeps,
  edit: Edit,
  owner: string,
  run: Run,
): Promise<AtProvider | null> {
  // Our own mark, and nothing of ours is under way: the consumer lets a job run once at a time.
  if (owner === deps.ambient.owner) throw fail('submit_interrupted');
  const silent = async () => !(await deps.edits.isAlive(owner));
  if (!(await silent())) throw fail('owner_busy', { waitMs: deps.lifeMs });
  await deps.ambient.sleep(deps.lifeMs, run.signal);
  if (run.signal.aborted) throw fail('handed_back');
  const now = await deps.edits.read(edit.id);
  if (now?.state !== 'submitting' || now.mark?.owner !== owner || !(await silent())) {
    return bring(deps, edit.id, run);
  }
  throw fail('submit_interrupted');
}

async function submit(deps: RunDeps, edit: Edit, run: Run): Promise<AtProvider | null> {
  if (run.signal.aborted) throw fail('handed_back');
  // A yes that somebody gave is not asked for again; a block, a pause and the rules are.
  const gate = await deps.gate.ask(edit.asker);
  if (gate.kind === 'refused') throw new EditError(gate.failure);
  await checkConsent(deps, edit);
  const fresh = await withFreshFiles(deps, edit);
  await checkPause(deps);
  const version = await deps.provider.version();
  const marked = await mark(deps, edit, version, run);
  if (!marked) return bring(deps, edit.id, run);
  await lookOnce(deps, edit.id, run);
  const submittedAtMs = deps.ambient.now();
  let answer;
  try {
    answer = await deps.provider.submit(version, submissionOf(fresh), run.drained);
  } catch (error) {
    throw await submitFailed(deps, edit, error);
  }
  if (answer.kind === 'finished') {
    await finish(deps, edit, answer, run, submittedAtMs);
    await endPause(deps);
    return null;
  }
  const { requestId } = answer;
  // Before it is stored: should this process die now, whoever runs the bot can still find what was paid for.
  deps.ambient.log.info({ edit: edit.id, request: requestId }, 'submitted');
  const taken = await untilStored(deps, run, () =>
    deps.edits.move({
      id: edit.id,
      from: ['submitting'],
      to: 'generating',
      set: { requestId, submittedAtMs },
    }),
  );
  await endPause(deps);
  return taken && polledAs(deps, taken);
}

/**
 * What a submit that rejected means for this edit. Where nothing of it can be with the provider the mark comes off; where every
 * other edit would be refused the same way all are paused, and this one keeps its slot and tries whether it is over.
 */
async function submitFailed(deps: RunDeps, edit: Edit, error: unknown): Promise<unknown> {
  const { code } = failureOf(error);
  const reason = pauseReasonOf(code);
  if (reason === null) {
    if (submitFate(code) === 'not_taken') await unmark(deps, edit.id);
    return error;
  }
  await unmark(deps, edit.id);
  const neededMicros = Math.ceil(edit.estimateMicros * NEEDED_OF_ESTIMATE);
  // Who begins it has just tried: the next try is due a whole interval later.
  if (await deps.pauses.begin(reason, neededMicros, pauseDecision('pause.begun', null))) {
    await deps.pauses.claimProbe(deps.probeMs);
  }
  deps.ambient.log.error({ edit: edit.id, code, reason }, 'paused');
  await showEdit(deps, { ...edit, state: 'submitting' });
  return new EditError({ code: 'edits_paused', facts: { reason } }, error);
}

/** While all is paused an edit whose turn had come waits; one of them tries from time to time whether it is over. */
async function checkPause(deps: RunDeps): Promise<void> {
  const pause = await deps.pauses.current();
  if (pause && !(await seemsOver(deps, pause)))
    throw fail('edits_paused', { reason: pause.reason });
}

/** A submit was taken, so whatever was paused for is over. */
async function endPause(deps: RunDeps): Promise<void> {
  try {
    const pause = await deps.pauses.current();
    if (pause && pause.reason !== 'operator') {
      await deps.pauses.end(pauseDecision('pause.ended', null));
    }
  } catch (error) {
    deps.ambient.log.warn({ code: failureOf(error).code }, 'a pause that is over was not ended');
  }
}

/**
 * The last look before money is spent: a worker that was silent too long no longer holds the job, and one that is being stopped
 * begins nothing. Whatever the look comes to, nothing has left yet, so the mark comes off unless the submit follows.
 */
async function lookOnce(deps: RunDeps, id: string, run: Run): Promise<void> {
  let goesOn = false;
  try {
    goesOn = (await run.stillMine()) && !run.signal.aborted;
  } finally {
    if (!goesOn) await unmark(deps, id);
  }
  if (!goesOn) throw fail('handed_back');
}

const unmark = async (deps: RunDeps, id: string) => deps.edits.unmark(id, deps.ambient.owner);

/** Sets the submit mark, waiting for the rate while it must. False when the edit is no longer there to be submitted. */
async function mark(deps: RunDeps, edit: Edit, version: 'v1' | 'v2', run: Run): Promise<boolean> {
  for (;;) {
    const marking = await deps.edits.mark(edit.id, {
      owner: deps.ambient.owner,
      version,
      atMs: deps.ambient.now(),
    });
    if (marking.kind !== 'wait') return marking.kind === 'marked';
    // The slot is kept meanwhile: the rate is everybody's, so nobody else could use it.
    await deps.ambient.sleep(marking.ms, run.signal);
    if (run.signal.aborted) throw fail('handed_back');
  }
}

async function poll(deps: RunDeps, atProvider: AtProvider, run: Run): Promise<void> {
  const { id, requestId, deadlineMs } = atProvider;
  let shownAt = Number.NEGATIVE_INFINITY;
  for (;;) {
    const answer = await askProvider(deps, id, requestId, run);
    if (answer?.kind === 'finished') return finish(deps, atProvider, answer, run, null);
    const now = deps.ambient.now();
    if (now >= deadlineMs) {
      throw fail('provider_too_late', { minutes: Math.round(deps.timeoutMs / 60_000) });
    }
    if (now - shownAt >= PROGRESS_MS) {
      shownAt = now;
      await showCurrent(deps, id);
    }
    await deps.ambient.sleep(Math.min(deps.pollMs, deadlineMs - now), run.signal);
    if (run.signal.aborted) throw fail('handed_back');
  }
}

/** One poll; null when it has to be asked again. A GET is free to repeat, so only the job's own end ends it. */
async function askProvider(deps: RunDeps, id: string, requestId: string, run: Run) {
  try {
    return await deps.provider.poll(requestId, run.signal);
  } catch (error) {
    if (run.signal.aborted) throw fail('handed_back');
    const reason: Failure = failureOf(error);
    if (!isPassing(reason)) throw error;
    deps.ambient.log.warn({ edit: id, code: reason.code }, 'poll failed, asked again');
    return null;
  }
}

const isPassing = ({ code }: Failure): boolean => PASSING.has(code);

/** Stores the result together with the fact that there is one; the delivery, a screen or a moderator goes on from there. */
async function finish(
  deps: RunDeps,
  { id, gate }: Pick<Edit, 'id' | 'gate'>,
  result: Finished,
  run: Run,
  submittedAtMs: number | null,
): Promise<void> {
  const moved = await untilStored(deps, run, () =>
    deps.edits.move({
      id,
      from: ['submitting', 'generating'],
      to: deps.hasRemoteScreen || gate === 'review' ? 'awaiting_review' : 'delivering',
      ifDropped: 'cancelled',
      set: {
        outputUrl: result.outputUrl,
        completedAtMs: deps.ambient.now(),
        ...(result.costMicros === null ? {} : { costMicros: result.costMicros }),
        ...(submittedAtMs === null ? {} : { submittedAtMs }),
      },
      outbox: 'deliver',
    }),
  );
  deps.ambient.log.info({ edit: id, moved: moved !== null }, 'generated');
  if (moved) await enqueue(deps, 'deliver', id);
}

/** Writes what only this process knows and what was paid for: tried again while there is any time left. */
async function untilStored<T>(deps: RunDeps, run: Run, write: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (run.drained.aborted) throw error;
      deps.ambient.log.error({ error }, 'a paid result cannot be stored yet, tried again');
      await deps.ambient.sleep(STORE_AGAIN_MS, run.drained);
    }
  }
}
