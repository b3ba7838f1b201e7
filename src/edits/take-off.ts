import type { CardOf } from '../core/card.ts';
import type { Edit, ShownMessage } from '../core/edit.ts';
import { type ErrorCode, failureOf } from '../core/errors.ts';
import { isEnding } from '../core/states.ts';
import { consentCardOf } from './ask-consent.ts';
import { cardOf, type CardDeps } from './card-of.ts';
import type { Ports } from './ports.ts';

export type TakeOffDeps = CardDeps & Pick<Ports, 'messages' | 'results' | 'takeDowns'>;

/** Whether an edit that was taken down still has its clip somewhere, as far as is known. */
export const isTakeOffDue = ({ state, takeDown, takenOffAtMs }: Edit): boolean =>
  isEnding(state) && takeDown !== null && takenOffAtMs === null;

/**
 * Takes a clip that was taken down off its message, and removes what is left of it here. Repeated at will. Rejects with what keeps it
 * from that: `queue/outcome` decides whether it is tried again.
 *
 * @param isOff - its message was sent without the clip just now.
 */
export async function takeOff(
  deps: TakeOffDeps,
  edit: Edit,
  isOff: boolean,
  signal: AbortSignal,
): Promise<void> {
  const { id, message, askedIn, consentIn } = edit;
  if (message && !isOff) await clear(deps, edit, message, signal);
  // Moderators were shown it before the channel was.
  if (askedIn) await clear(deps, edit, askedIn, signal);
  // What was asked for stands where people were asked to allow it.
  if (consentIn) {
    await clear(deps, edit, consentIn, signal, await consentCardOf(deps, edit, consentIn));
  }
  if (!message && !isOff && edit.way !== 'jobs') {
    deps.ambient.log.error(
      { edit: id, way: edit.way },
      'nobody knows which message its clip is in',
    );
  }
  await deps.results.discard(id, await deps.takeDowns.hiddenUrl(id));
  await deps.takeDowns.takenOff(id);
  deps.ambient.log.info({ edit: id }, 'its clip is off its message');
}

/** What Discord does not let us edit it may let us delete; of these it is worth a try. */
const UNEDITABLE: ReadonlySet<ErrorCode> = new Set([
  'discord_edit_quota',
  'discord_form_refused',
  'discord_filtered',
  'discord_no_access',
  'discord_channel_closed',
]);

async function clear(
  deps: TakeOffDeps,
  edit: Edit,
  message: ShownMessage,
  signal: AbortSignal,
  card?: CardOf<'consent'>,
): Promise<void> {
  try {
    await deps.messages.editMessage(message, card ?? (await cardOf(deps, edit)), [], signal);
  } catch (error) {
    const { code } = failureOf(error);
    if (code === 'discord_message_gone') return;
    if (!UNEDITABLE.has(code)) throw error;
    deps.ambient.log.info({ edit: edit.id, code }, 'card not drawn anew, deleted instead');
    await deps.messages.remove(message);
  }
}
