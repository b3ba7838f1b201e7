import type { CardOf } from '../core/card.ts';
import type { Edit, ShownMessage } from '../core/edit.ts';
import { failureOf } from '../core/errors.ts';
import { withTimeLimit } from '../core/time-limit.ts';
import { cardOf, type CardDeps } from './card-of.ts';
import type { Ports, ReplyToken } from './ports.ts';
import { redrawEnding } from './redraw.ts';

export type ShowDeps = CardDeps & Pick<Ports, 'messages'>;

/** A progress card is worth this long, in ms. */
const SHOW_WITHIN_MS = 15_000;
const REDRAWS = 3;
/** Progress ends here, in ms: of a message over an hour old Discord allows few edits (30046), and the ending needs one. */
const PROGRESS_FOR_MS = 50 * 60_000;

/**
 * Draws an edit's card on its message while it is under way. Never rejects: a card that does not get through holds nothing
 * up. After each draw the state is read again, so that a slow draw of an older state does not stay.
 *
 * @param evenLate - for the few cards that say more than progress: somebody may have waited for hours.
 */
export async function showEdit(deps: ShowDeps, edit: Edit, evenLate = false): Promise<void> {
  let current = edit;
  try {
    for (let draws = 0; draws < REDRAWS; draws += 1) {
      // From `delivering` on the message belongs to the delivery.
      if (isDeliverys(current)) return;
      const isLate = deps.ambient.now() - current.acceptedAtMs >= PROGRESS_FOR_MS;
      if (isLate && !evenLate) return;
      const shown = await draw(deps, current);
      if (shown && current.message === null) await deps.edits.place(current.id, shown);
      const next = await deps.edits.read(current.id);
      if (!next || next.rev === current.rev) return;
      if (isDeliverys(next)) return await giveWay(deps, next);
      current = next;
    }
  } catch (error) {
    const { code } = failureOf(error);
    deps.ambient.log.warn({ edit: edit.id, code }, 'card not shown');
    // Discord may have taken it all the same, or may yet.
    await lookBehind(deps, edit.id).catch(() => {});
  }
}

/** The same for whoever has kept no record of it. Never rejects either. */
export async function showCurrent(deps: ShowDeps, id: string): Promise<void> {
  try {
    const edit = await deps.edits.read(id);
    if (edit) await showEdit(deps, edit);
  } catch (error) {
    deps.ambient.log.warn({ edit: id, code: failureOf(error).code }, 'card not shown');
  }
}

const isDeliverys = ({ endedAtMs, state }: Edit): boolean =>
  endedAtMs !== null || state === 'delivering';

/**
 * The ending was on its way while this older card was drawn, and may be under it now. Whoever comes later of the two, this
 * mark or the end of the delivery, draws the ending anew.
 */
async function giveWay(deps: ShowDeps, { id }: Edit): Promise<void> {
  if (await deps.edits.overdrawn(id)) await redrawEnding(deps, id);
}

async function lookBehind(deps: ShowDeps, id: string): Promise<void> {
  const now = await deps.edits.read(id);
  if (now && isDeliverys(now)) await giveWay(deps, now);
}

async function draw(deps: ShowDeps, edit: Edit): Promise<ShownMessage | null> {
  const [card, reply] = await Promise.all([cardOf(deps, edit), deps.edits.token(edit.id)]);
  // Not `AbortSignal.timeout`: its timer outlives the card, and fires for each of them.
  return withTimeLimit(SHOW_WITHIN_MS, null, async (signal) =>
    send(deps, edit, { card, reply, signal }),
  );
}

async function send(
  deps: ShowDeps,
  edit: Edit,
  { card, reply, signal }: { card: CardOf<'edit'>; reply: ReplyToken | null; signal: AbortSignal },
): Promise<ShownMessage | null> {
  if (reply) {
    try {
      return await deps.messages.editReply(reply, card, [], signal);
    } catch (error) {
      if (failureOf(error).code !== 'discord_token_dead') throw error;
      await deps.edits.forgetToken(edit.id);
    }
  }
  return edit.message ? deps.messages.editMessage(edit.message, card, [], signal) : null;
}
