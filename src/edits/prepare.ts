import { stateAfter } from '../core/before-line.ts';
import type { ClipCut, Edit, InputFile, ShownMessage } from '../core/edit.ts';
import { EditError, fail, failure, failureOf, type Failure } from '../core/errors.ts';
import { PREPARED_BYTES_MAX } from '../core/model-limits.ts';
import { readCaps } from './caps.ts';
import { cardOf, type CardDeps } from './card-of.ts';
import type { ResultFile, SentMessage } from './delivery-ports.ts';
import { feed } from './feed.ts';
import { withFreshFiles } from './fresh-files.ts';
import type { Ports } from './ports.ts';
import type { Run } from './run.ts';
import { showEdit } from './show.ts';
import { firstOpenWay, waysOf } from './ways.ts';

export type PrepareDeps = Ports & CardDeps;

/** Each time that Discord finds a file too large the next one is this much smaller: its limits are about so far apart. */
const SMALLER = 2.5;
const TRIES = 4;
/** How often it is looked whether anybody still wants it, in ms. */
const LOOK_MS = 2_000;

/**
 * Cuts or converts an edit's clip, puts it onto its card, and lets the edit go on with Discord's link to it. Done again from the beginning
 * after a death anywhere: what is on the card is then replaced. Stops when the edit is cancelled meanwhile. Rejects with the failure
 * that `queue/outcome` decides on.
 */
export async function prepareClip(deps: PrepareDeps, edit: Edit, run: Run): Promise<void> {
  const over = new AbortController();
  const unwanted = new AbortController();
  const watching = untilUnwanted(deps, edit.id, over.signal, () => unwanted.abort());
  const wantedBack = AbortSignal.any([run.signal, run.drained]);
  try {
    await prepare(deps, edit, AbortSignal.any([wantedBack, unwanted.signal]));
  } catch (error) {
    if (unwanted.signal.aborted) return;
    if (wantedBack.aborted) throw fail('handed_back');
    throw toldAs(error, edit.video);
  } finally {
    over.abort();
    await watching;
  }
}

async function prepare(deps: PrepareDeps, edit: Edit, stop: AbortSignal): Promise<void> {
  const { id, cut } = edit;
  if (cut === null) throw fail('internal');
  const { video } = await withFreshFiles(deps, edit);
  const source = await deps.results.fetchSource(id, video, stop, 'uncut');
  const { prepared, message } = await makeAndPost(deps, edit, cut, source, stop);
  await checkMade(deps, prepared);
  const wentOn = await deps.edits.goOn(
    {
      id,
      from: 'preparing',
      to: stateAfter('preparing', edit),
      set: { prepared, message },
    },
    await readCaps(deps, edit.asker),
  );
  if (wentOn.kind === 'refused') throw new EditError(wentOn.failure);
  await deps.results.discard(id, null);
  if (wentOn.kind === 'gone') return;
  deps.ambient.log.info({ edit: id, bytes: prepared.bytes }, 'clip prepared');
  await showEdit(deps, wentOn.edit);
  await feed(deps);
}

/** Makes the piece and puts it onto the edit's card, smaller each time that Discord finds it too large. */
async function makeAndPost(
  deps: PrepareDeps,
  edit: Edit,
  cut: ClipCut,
  source: ResultFile,
  stop: AbortSignal,
): Promise<{ prepared: InputFile; message: ShownMessage }> {
  // On the card that is there, so that it can be done again at will: a message of its own might be taken for the delivery.
  const ways = waysOf(deps, edit, null, stop).filter(
    ({ way }) => way === 'reply' || way === 'message',
  );
  let maxBytes = Math.min(edit.attachmentLimit, PREPARED_BYTES_MAX);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const made = await deps.results.prepare(edit.id, source, cut, maxBytes, stop);
    if (made.kind === 'none') throw fail('clip_not_prepared', { why: made.why });
    const { file } = made;
    try {
      const card = { ...(await cardOf(deps, edit)), beforeName: file.filename };
      const sent = await firstOpenWay(deps, edit, ways, { card, form: 'card', files: [file] });
      if (!sent) throw fail('clip_not_prepared', { why: 'unposted' });
      return placeOf(edit, file, sent.message);
    } catch (error) {
      if (failureOf(error).code !== 'discord_too_large') throw error;
      deps.ambient.log.info({ edit: edit.id, bytes: file.bytes }, 'too large for Discord');
      maxBytes = Math.floor(Math.min(maxBytes, file.bytes) / SMALLER);
    }
  }
  throw fail('clip_not_prepared', { why: 'too_large' });
}

/** Where Discord put it. An answer that does not say so is asked for again: nothing else knows the link. */
function placeOf(
  { video: { input } }: Edit,
  { bytes }: ResultFile,
  sent: SentMessage | null,
): { prepared: InputFile; message: ShownMessage } {
  if (!sent?.before || sent.beforeUrl === undefined) {
    throw fail('discord_unavailable', { retryAfterMs: null });
  }
  const { channelId, messageId, before, beforeUrl: url } = sent;
  const prepared = { input, url, filename: before.filename, bytes };
  return { prepared, message: { channelId, messageId, before } };
}

/** What was made is looked at where the model will fetch it, like any clip that somebody attached. */
async function checkMade({ inputs }: Pick<Ports, 'inputs'>, video: InputFile): Promise<void> {
  const { mend } = await inputs.check({ video, images: [], elements: [] });
  if (mend !== null) throw new EditError(mend.why);
}

/** What its person is told of a failure on the way, for whom there is no result yet. */
function toldAs(error: unknown, { input }: InputFile): unknown {
  const told = toldOf(failureOf(error), input);
  return told === null ? error : new EditError(told, error);
}

function toldOf({ code }: Failure, input: string): Failure | null {
  if (code === 'result_gone' || code === 'result_refused') {
    return failure('source_expired', { input });
  }
  if (code === 'result_unreachable') return failure('file_unreachable', { input });
  const isOfClip = code.startsWith('clip_') && code !== 'clip_not_prepared';
  return isOfClip || code === 'result_not_video'
    ? failure('clip_not_prepared', { why: 'unreadable' })
    : null;
}

/** Calls back once the edit is no longer to be prepared; ends with `over`. Never rejects. */
async function untilUnwanted(
  { edits, ambient }: PrepareDeps,
  id: string,
  over: AbortSignal,
  tell: () => void,
): Promise<void> {
  for (;;) {
    await ambient.sleep(LOOK_MS, over);
    if (over.aborted) return;
    // A store that does not answer says nothing about it.
    const isWanted = await edits.read(id).then(
      (edit) => edit?.state === 'preparing',
      () => true,
    );
    if (!isWanted) return tell();
  }
}
