import type { Edit, ShownMessage } from '../core/edit.ts';
import { failureOf } from '../core/errors.ts';
import type { Ports } from './ports.ts';
import { cardOf, type CardDeps } from './card-of.ts';

type RedrawDeps = CardDeps & Pick<Ports, 'edits' | 'messages'>;

const REDRAW_WITHIN_MS = 15_000;

/** Draws the card of an edit that has ended and was told anew on its message, the files staying as they are. Never rejects. */
export async function redrawEnding(deps: RedrawDeps, id: string): Promise<void> {
  const edit = await deps.edits.read(id);
  if (!edit?.message) return;
  // Told by another message: the one that was drawn over is out of reach, or gone.
  if (edit.way !== 'reply' && edit.way !== 'message') return;
  const draw = async (message: ShownMessage | null, current: Edit): Promise<void> => {
    if (!message) return;
    const card = await cardOf(deps, current);
    await deps.messages.editMessage(message, card, [], AbortSignal.timeout(REDRAW_WITHIN_MS));
  };
  await quietly(deps, edit, async (message) => draw(message, edit));
  const now = await deps.edits.read(id);
  // Taken down meanwhile: the link that this card may hold must not stay.
  if (now?.takeDown && !edit.takeDown) await quietly(deps, now, async (on) => draw(on, now));
}

/** Says on an edit's own card that its clip is in another message. Never rejects. */
export async function pointTo(
  deps: RedrawDeps,
  edit: Edit,
  elsewhere: ShownMessage,
): Promise<void> {
  await quietly(deps, edit, async (message) => {
    const card = await cardOf(deps, { ...edit, state: 'delivered', message: null });
    const pointer = { ...card, bare: true, elsewhere };
    const signal = AbortSignal.timeout(REDRAW_WITHIN_MS);
    if (message) return deps.messages.editMessage(message, pointer, [], signal);
    // Discord did not say which message the reply is.
    const reply = await deps.edits.token(edit.id);
    return reply && deps.messages.editReply(reply, pointer, [], signal);
  });
}

async function quietly(
  deps: RedrawDeps,
  edit: Edit,
  draw: (message: ShownMessage | null) => Promise<unknown>,
): Promise<void> {
  try {
    await draw(edit.message);
  } catch (error) {
    deps.ambient.log.info({ edit: edit.id, code: failureOf(error).code }, 'card not drawn anew');
  }
}
