import { fail } from '../core/errors.ts';
import type { Cancelled } from '../core/report.ts';
import { moderatesMessages } from '../core/rights.ts';
import { orTooLate } from '../core/time-limit.ts';
import { type Answer, privately } from './answers.ts';
import { CLIP_CONTROLS } from './clip-controls.ts';
import type { Actions, Handler } from './command.ts';
import { CONSENT_CONTROLS } from './consent-controls.ts';
import type { ControlAction } from './custom-id.ts';
import { DECIDING_CONTROLS } from './deciding.ts';
import type { ComponentInteraction } from './interaction.ts';
import { HISTORY_CONTROLS } from './history-controls.ts';
import { missingPermissions } from './permissions.ts';
import { PRIVACY_CONTROLS } from './privacy-controls.ts';
import { REMIX_CONTROLS } from './remixing.ts';
import { SETTINGS_CONTROLS } from './settings-controls.ts';

type Control = Handler<ComponentInteraction>;

/** After a Cancel the list is drawn anew, if it is there this soon, in ms: the press has to be answered in time. */
const LIST_WITHIN_MS = 500;

/**
 * Every button and menu by its action. Each is told whom or which edit it is about, and asks whether this person may use it
 * now.
 */
export const CONTROLS: Record<ControlAction, (args: readonly string[]) => Control> = {
  ...DECIDING_CONTROLS,
  dismiss: ([requesterId = '']) => ({
    answeredBy: 'dispatch',
    run: async ({ asker }) => dismiss(asker, requesterId),
  }),
  cancel: ([editId = '']) => ({
    answeredBy: 'dispatch',
    run: async (press, actions) => cancel(press, actions, editId),
  }),
  drop: ([editId = '']) => ({
    answeredBy: 'dispatch',
    run: async ({ asker, isPrivate }, actions) =>
      instead(isPrivate, await actions.dropResult(asker, editId)),
  }),
  again: ([editId = '']) => ({
    answeredBy: 'verb',
    run: async ({ reply, asker, locale, attachmentLimit, botPermissions }, actions) =>
      actions.runAgain({
        reply,
        asker,
        locale,
        attachmentLimit,
        missingPermissions: missingPermissions(botPermissions),
        editId,
      }),
  }),
  offer: ([offerId = '', part = '']) => ({
    answeredBy: 'verb',
    run: async ({ reply, asker, locale, attachmentLimit, botPermissions, message }, actions) =>
      actions.useOffer({
        reply,
        asker,
        locale,
        attachmentLimit,
        missingPermissions: missingPermissions(botPermissions),
        offerId,
        part,
        on: message,
      }),
  }),
  ...CLIP_CONTROLS,
  ...REMIX_CONTROLS,
  ...SETTINGS_CONTROLS,
  ...PRIVACY_CONTROLS,
  ...CONSENT_CONTROLS,
  ...HISTORY_CONTROLS,
};

/** Puts a refusal away: for the one it was meant for, or who moderates here. */
function dismiss(
  { userId, permissions }: ComponentInteraction['asker'],
  requesterId: string,
): Answer {
  if (userId !== requesterId && !moderatesMessages(permissions)) throw fail('not_yours');
  return { how: 'by_deleting' };
}

async function cancel(
  { asker, isPrivate }: ComponentInteraction,
  actions: Actions,
  editId: string,
): Promise<Answer> {
  const outcome = await actions.cancelEdit(asker, editId);
  if (outcome.kind !== 'cancelled') return privately({ kind: 'stopped', outcome });
  // On the edit's own card its end shows by itself.
  if (!isPrivate) return { how: 'not_at_all' };
  // It is cancelled: whatever becomes of the list, nothing else may be said.
  const report = await orTooLate(
    LIST_WITHIN_MS,
    actions.listJobs(asker),
    () => new Error('late'),
  ).catch(() => null);
  return report === null
    ? privately({ kind: 'stopped', outcome })
    : { how: 'in_place', card: { kind: 'jobs', report } };
}

/** The question is answered where it was asked, so that nobody answers it twice. */
function instead(isPrivate: boolean, outcome: Cancelled): Answer {
  const card = { kind: 'stopped', outcome } as const;
  return isPrivate ? { how: 'in_place', card } : privately(card);
}
