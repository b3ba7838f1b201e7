import { askMark, type AskReport } from '../core/ask.ts';
import type { Edit, ShownMessage } from '../core/edit.ts';
import { fail, failure, failureOf, type ErrorCode, type Failure } from '../core/errors.ts';
import { requestLoads } from './ask-loads.ts';
import { readAsk, type AskReportDeps } from './ask-report.ts';
import { asked } from './asked.ts';
import type { ResultFile } from './delivery-ports.ts';
import { loadsOf } from './loads.ts';
import { resultLink } from './output-link.ts';
import type { Ports } from './ports.ts';
import type { Run } from './run.ts';
import { showEdit, type ShowDeps } from './show.ts';

export type AskDeps = Ports & ShowDeps & AskReportDeps;

/** What is put into one card. */
interface AskLoad {
  files: readonly ResultFile[];
  link: AskReport['link'];
}

/** A smaller card may still get through. */
const LESS: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['discord_too_large', 'discord_no_access']);
/** Nobody can be asked, and waiting does not change that. */
const CLOSED: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'discord_channel_closed',
  'discord_no_access',
]);
/** The result is not there to be looked at, and will not be. */
const LOST: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'result_gone',
  'result_refused',
  'result_not_video',
  'discord_too_large',
]);

const REDRAW_WITHIN_MS = 15_000;

/**
 * Asks a server's moderators about an edit, once. Where they cannot be asked it is rejected: nobody waits for an answer that
 * cannot come. Rejects with what passes: Discord away, the result not to be had for now.
 */
export async function askModerators(deps: AskDeps, edit: Edit, run: Run): Promise<void> {
  await showEdit(deps, edit, true);
  if (edit.askedIn !== null) return;
  const { moderatorsChannelId } = await asked(deps.servers.gate(edit.serverId));
  if (moderatorsChannelId === null) return end(deps, edit, failure('moderators_unreachable'));
  let askedIn: ShownMessage;
  try {
    askedIn = await post(deps, edit, moderatorsChannelId, run.drained);
  } catch (error) {
    const why = failureOf(error);
    if (CLOSED.has(why.code)) return end(deps, edit, failure('moderators_unreachable'));
    if (LOST.has(why.code) && edit.state === 'awaiting_review') return end(deps, edit, why);
    throw error;
  }
  await deps.edits.asked(edit.id, askedIn);
  await deps.results.discard(edit.id, null);
  deps.ambient.log.info({ edit: edit.id, state: edit.state }, 'moderators asked');
  // Decided, or withdrawn, before it was known where its card is.
  const now = await deps.edits.read(edit.id);
  if (now && now.rev !== edit.rev) await redrawAsk(deps, now);
}

/** Draws an edit's card for the moderators anew, if there is one. Never rejects. */
export async function redrawAsk(
  deps: AskReportDeps & Pick<Ports, 'messages'>,
  edit: Edit,
  withinMs = REDRAW_WITHIN_MS,
): Promise<void> {
  const { askedIn, id } = edit;
  if (askedIn === null) return;
  try {
    const card = { kind: 'ask', report: await readAsk(deps, edit) } as const;
    await deps.messages.editMessage(askedIn, card, [], AbortSignal.timeout(withinMs));
  } catch (error) {
    deps.ambient.log.info({ edit: id, code: failureOf(error).code }, 'moderators’ card not drawn');
  }
}

/** The answer of an earlier try may have been lost: its message is then written anew. */
async function post(
  deps: AskDeps,
  edit: Edit,
  channelId: string,
  signal: AbortSignal,
): Promise<ShownMessage> {
  const before = await deps.edits.asking(edit.id);
  const found = before ? await deps.messages.find(channelId, askMark(edit)) : null;
  let last: unknown = fail('moderators_unreachable');
  for await (const load of loads(deps, edit, signal)) {
    try {
      return await send(deps, edit, found ?? channelId, load, signal);
    } catch (error) {
      if (!LESS.has(failureOf(error).code)) throw error;
      last = error;
    }
  }
  throw last;
}

async function* loads(
  deps: AskDeps,
  edit: Edit,
  signal: AbortSignal,
): AsyncGenerator<AskLoad, void> {
  if (edit.state === 'awaiting_approval') {
    for await (const files of requestLoads(deps, edit, signal)) yield { files, link: null };
    return;
  }
  if (edit.outputUrl === null) throw fail('result_gone');
  for await (const { files, sentAs } of loadsOf(deps, edit, edit.outputUrl, signal)) {
    yield { files, link: sentAs === 'whole' ? null : resultLink(edit) };
  }
}

async function send(
  deps: AskDeps,
  edit: Edit,
  to: ShownMessage | string,
  { files, link }: AskLoad,
  signal: AbortSignal,
): Promise<ShownMessage> {
  const names = files.map(({ filename }) => filename);
  const go = async (bare: boolean) => {
    const card = {
      kind: 'ask',
      report: await readAsk(deps, edit, { files: names, link, bare }),
    } as const;
    if (typeof to !== 'string') return deps.messages.editMessage(to, card, files, signal);
    const where = { channelId: to, mark: askMark(edit), form: 'card', pings: null } as const;
    return deps.messages.post(where, card, files, signal);
  };
  let shown;
  try {
    shown = await go(false);
  } catch (error) {
    if (failureOf(error).code !== 'discord_filtered') throw error;
    shown = await go(true);
  }
  return { channelId: shown.channelId, messageId: shown.messageId, files: names };
}

async function end(deps: AskDeps, edit: Edit, why: Failure): Promise<void> {
  const moved = await deps.edits.move({
    id: edit.id,
    from: [edit.state],
    to: 'rejected',
    set: { failure: why },
    outbox: 'deliver',
  });
  const { log } = deps.ambient;
  log.warn(
    { edit: edit.id, server: edit.serverId, code: why.code, moved: moved !== null },
    'moderators not asked',
  );
}
