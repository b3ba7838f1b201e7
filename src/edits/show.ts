import type { Card, CardOf } from '../core/card.ts';
import type { Edit, ShownMessage } from '../core/edit.ts';
import { failureOf } from '../core/errors.ts';
import { expectedMs, type Measured } from '../core/estimate.ts';
import type { PauseReason } from '../core/pause.ts';
import { readCaps, type CapsDeps } from './caps.ts';
import type { Ambient, Ports } from './ports.ts';
import { readWait, type WaitDeps } from './wait.ts';

export type CardDeps = Pick<Ports, 'edits' | 'ledger' | 'pauses'> &
  WaitDeps &
  CapsDeps & { ambient: Ambient };

export type ShowDeps = CardDeps & Pick<Ports, 'messages'>;

/** A progress card is worth this long, in ms. */
const SHOW_WITHIN_MS = 15_000;
const REDRAWS = 3;

/**
 * Draws an edit's card on its message. Never rejects: a card that does not get through holds nothing up. After each draw
 * the state is read again, so that a slow draw of an older state does not stay.
 */
export async function showEdit(deps: ShowDeps, edit: Edit): Promise<void> {
  let current = edit;
  try {
    for (let draws = 0; draws < REDRAWS; draws += 1) {
      // From `delivering` on the message belongs to the delivery.
      if (current.endedAtMs !== null || current.state === 'delivering') return;
      const shown = await draw(deps, current);
      if (shown && current.message === null) await deps.edits.place(current.id, shown);
      const next = await deps.edits.read(current.id);
      if (!next || next.rev === current.rev) return;
      current = next;
    }
  } catch (error) {
    const { code } = failureOf(error);
    deps.ambient.log.warn({ edit: edit.id, code }, 'card not shown');
  }
}

async function draw(deps: ShowDeps, edit: Edit): Promise<ShownMessage | null> {
  const card = await cardOf(deps, edit);
  const signal = AbortSignal.timeout(SHOW_WITHIN_MS);
  const reply = await deps.edits.token(edit.id);
  if (reply) {
    try {
      return await deps.messages.editReply(reply, card, null, signal);
    } catch (error) {
      if (failureOf(error).code !== 'discord_token_dead') throw error;
    }
  }
  return edit.message ? deps.messages.editMessage(edit.message, card, null, signal) : null;
}

/** The facts of an edit's card as of now. */
export async function cardOf(deps: CardDeps, edit: Edit): Promise<Card> {
  const measured = await deps.edits.measured();
  return {
    kind: 'edit',
    edit,
    nowMs: deps.ambient.now(),
    position: null,
    waitMs: null,
    expectedMs: expectedMs(edit.clipMs, measured),
    left: null,
    pause: null,
    fileName: null,
    link: null,
    ...(edit.state === 'queued' ? await waitingFacts(deps, edit, measured) : {}),
    ...(edit.state === 'submitting' ? { pause: await pauseReason(deps) } : {}),
  };
}

async function waitingFacts(
  deps: CardDeps,
  edit: Edit,
  measured: readonly Measured[],
): Promise<Partial<CardOf<'edit'>>> {
  const [wait, pause, standing, caps] = await Promise.all([
    readWait(deps, edit.id, measured),
    pauseReason(deps),
    deps.ledger.standing(edit.serverId, edit.requesterId),
    readCaps(deps, edit.asker),
  ]);
  const left = Math.max(0, caps.dayEdits - standing.dayEdits);
  return {
    position: wait?.position ?? null,
    waitMs: wait?.waitMs ?? null,
    pause,
    left: caps.dayEdits === 0 ? null : { edits: left, of: caps.dayEdits },
  };
}

async function pauseReason({ pauses }: CardDeps): Promise<PauseReason | null> {
  return (await pauses.current())?.reason ?? null;
}
