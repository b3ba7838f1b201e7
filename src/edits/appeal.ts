import { decided } from '../core/audit.ts';
import type { CardOf } from '../core/card.ts';
import type { Asker, Edit, ShownMessage } from '../core/edit.ts';
import { fail, failureOf } from '../core/errors.ts';
import { asked } from './asked.ts';
import { cardOf } from './card-of.ts';
import type { DecideDeps } from './decide.ts';

const POST_WITHIN_MS = 15_000;

/**
 * Says something against a moderator's no to one's own request, once. The edit's card as it is then. Its card for the moderators
 * goes first, so that an appeal which nobody sees is not used up.
 *
 * @param madeFrom - the card whose button was pressed: what comes of the appeal is said there.
 *
 * Rejects with `edit_unknown`, `not_yours`, `outdated_control`,
 * `already_appealed`, `moderators_unreachable`.
 */
export async function appealEdit(
  deps: DecideDeps,
  asker: Asker,
  id: string,
  text: string,
  madeFrom: ShownMessage | null,
): Promise<CardOf<'edit'>> {
  const edit = await readRejected(deps, asker, id);
  const askedIn = await post(deps, edit, text);
  const appeal = { text, atMs: deps.ambient.now(), askedIn, madeFrom };
  const note = decided(edit.serverId, 'appeal.made', asker.userId, {
    subject: edit.decision?.by ?? null,
    about: id,
    reason: text,
  });
  if (!(await asked(deps.edits.appeal(id, appeal, note)))) throw fail('already_appealed');
  deps.ambient.log.info({ edit: id }, 'appealed');
  return cardOf(deps, { ...edit, appeal });
}

async function readRejected(deps: DecideDeps, asker: Asker, id: string): Promise<Edit> {
  const edit = await asked(deps.edits.read(id));
  if (!edit) throw fail('edit_unknown');
  // Its card may have come as a direct message, where there is no server.
  if (edit.requesterId !== asker.userId) {
    throw fail(edit.serverId === asker.serverId ? 'not_yours' : 'edit_unknown');
  }
  if (edit.failure?.code !== 'rejected') throw fail('outdated_control');
  if (edit.appeal !== null) throw fail('already_appealed');
  return edit;
}

/** Twice within minutes is one message: Discord knows it by its mark. */
async function post(deps: DecideDeps, edit: Edit, text: string): Promise<ShownMessage> {
  const { moderatorsChannelId } = await asked(deps.servers.gate(edit.serverId));
  if (moderatorsChannelId === null) throw fail('moderators_unreachable');
  const mark = `appeal-${edit.id}`;
  const where = { channelId: moderatorsChannelId, mark, form: 'card', pings: null } as const;
  const signal = AbortSignal.timeout(POST_WITHIN_MS);
  try {
    return await deps.messages.post(where, { kind: 'appeal', edit, text }, [], signal);
  } catch (error) {
    const { code } = failureOf(error);
    const isClosed = code === 'discord_channel_closed' || code === 'discord_no_access';
    throw isClosed ? fail('moderators_unreachable') : error;
  }
}
