import type { Credit, Credited } from '../core/credit.ts';
import { parentOf, type ClipOrigin, type Edit, type ShownMessage } from '../core/edit.ts';
import { asked } from './asked.ts';
import type { Ports } from './ports.ts';

type CreditDeps = Pick<Ports, 'edits'>;

/**
 * Whose work an edit's clip is made from; null for a clip that was uploaded for it. Read from the edits themselves each time, so that it
 * says of what was erased or taken down no more than that.
 */
export async function creditOf(deps: CreditDeps, edit: Edit): Promise<Credit | null> {
  const { origin } = edit;
  if (origin === null) return null;
  if (origin.kind === 'message') return { edit: null, clip: authorOf(origin) };
  const parentId = parentOf(edit) ?? origin.editId;
  const parent = await asked(deps.edits.read(parentId));
  const root = parent?.rootId === parentId ? parent : await asked(deps.edits.read(edit.rootId));
  if (origin.kind === 'original') return { edit: null, clip: clipOf(root) };
  // Of a first edit it goes without saying that the clip was its person's own.
  const isFirst = parentId === edit.rootId && (parent === null || parent.origin === null);
  return { edit: resultOf(parent), clip: isFirst ? null : clipOf(root) };
}

/** Who made a result. */
function resultOf(edit: Edit | null): Credited {
  return withdrawnOf(edit) ?? person(edit);
}

/** Whose clip a tree began with: the author of the message that it was in, or else who uploaded it. */
function clipOf(root: Edit | null): Credited {
  const withdrawn = withdrawnOf(root);
  if (withdrawn !== null) return withdrawn;
  return root?.origin?.kind === 'message' ? authorOf(root.origin) : person(root);
}

function withdrawnOf(edit: Edit | null): Credited | null {
  return edit?.takeDown ? { kind: 'withdrawn' } : null;
}

function person(edit: Edit | null): Credited {
  if (edit === null) return { kind: 'gone' };
  return { kind: 'person', userId: edit.requesterId, at: openMessage(edit) };
}

function authorOf(origin: Extract<ClipOrigin, { kind: 'message' }>): Credited {
  const { authorId: userId, channelId, messageId } = origin;
  return { kind: 'person', userId, at: { channelId, messageId } };
}

/** An edit's message, where others can open it: not in direct messages. */
export function openMessage({ message, way }: Edit): ShownMessage | null {
  return message === null || way === 'direct' ? null : place(message);
}

const place = ({ channelId, messageId }: ShownMessage): ShownMessage => ({ channelId, messageId });
