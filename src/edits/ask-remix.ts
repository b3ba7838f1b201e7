import type { Asker, Edit, InputFile, MessageOrigin } from '../core/edit.ts';
import { EditError, fail } from '../core/errors.ts';
import { asked } from './asked.ts';
import type { Ambient, Ports } from './ports.ts';
import { readRemixable, readRoot } from './remix-source.ts';

export type AskRemixDeps = Pick<Ports, 'edits' | 'servers' | 'messages' | 'gate' | 'drafts'> & {
  ambient: Ambient;
  /** The ids that the bot itself writes under. */
  botIds: ReadonlySet<string>;
};

/** A message that somebody chose in its menu. */
export interface ChosenMessage extends Pick<MessageOrigin, 'channelId' | 'messageId'> {
  author: { id: string; name: string };
  /** The videos in it. */
  clips: readonly InputFile[];
  /** Edits that it names the way cards of ours do. */
  names: readonly string[];
}

/** What a form begins with. */
export type RemixAsk =
  | { kind: 'result' | 'original'; edit: Edit }
  | { kind: 'message'; draftId: string; clips: readonly InputFile[] };

/**
 * Whether it is worth filling in a form: what would surely be refused is said before. Everything is asked again by `requestEdit`
 * once it is sent off. Rejects with what the gate says, and as `readRemixable` and `readRoot` do.
 */
export async function askRemix(
  deps: AskRemixDeps,
  asker: Asker,
  kind: 'result' | 'original',
  id: string,
): Promise<RemixAsk> {
  if (asker.serverId === '') throw fail('only_in_server');
  await checkGate(deps, asker);
  const edit = await readRemixable(deps, asker, id);
  if (kind === 'original') await readRoot(deps, asker, edit);
  return { kind, edit };
}

/**
 * The same for a message. One of the bot's own is always taken as of its edit. Rejects with `remix_no_clip` as well.
 *
 * @param interactionId - the draft is kept under it.
 */
export async function askMessageRemix(
  deps: AskRemixDeps,
  asker: Asker,
  { interactionId, applicationId }: { interactionId: string; applicationId: string },
  message: ChosenMessage,
): Promise<RemixAsk> {
  if (asker.serverId === '') throw fail('only_in_server');
  const { author, channelId, messageId, clips } = message;
  const isOurs = author.id === applicationId || deps.botIds.has(author.id);
  const own = await ownEdit(deps, message, isOurs);
  if (own !== null) return askRemix(deps, asker, 'result', own);
  if (isOurs || clips.length === 0) throw fail('remix_no_clip');
  await checkGate(deps, asker);
  const origin: MessageOrigin = {
    kind: 'message',
    channelId,
    messageId,
    authorId: author.id,
    authorName: author.name,
  };
  const { userId: requesterId, serverId } = asker;
  await asked(
    deps.drafts.keep({ id: interactionId, serverId, requesterId, origin, clips: [...clips] }),
  );
  return { kind: 'message', draftId: interactionId, clips };
}

/**
 * The id of the edit whose message it is; null for none. That an edit's card stands in a message is what the edit itself says, so a
 * name in others' words leads nowhere. In one of ours the only name is believed: Discord may not have said which message that is.
 */
async function ownEdit(
  deps: AskRemixDeps,
  { messageId, names }: ChosenMessage,
  isOurs: boolean,
): Promise<string | null> {
  for (const id of names) {
    const edit = await asked(deps.edits.read(id));
    if (edit?.message?.messageId === messageId) return id;
  }
  return isOurs && names.length === 1 ? (names[0] ?? null) : null;
}

async function checkGate({ gate }: AskRemixDeps, asker: Asker): Promise<void> {
  const answer = await asked(gate.ask(asker));
  if (answer.kind === 'refused') throw new EditError(answer.failure);
}
