import { REASON_MAX, type Reported } from '../core/reported.ts';
import type { Edit } from '../core/edit.ts';
import { type Answer, privately } from './answers.ts';
import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { Handler } from './command.ts';
import type { ComponentInteraction } from './interaction.ts';
import { formModal } from './modals/form-modal.ts';
import { type Texts, textsFor } from './words/texts.ts';

type Control = (args: readonly string[]) => Handler<ComponentInteraction>;

const reasonOf = (label: string) =>
  ({ name: 'reason', label, style: 'paragraph', minLength: 1, maxLength: REASON_MAX }) as const;

/** Of a take-down that is begun on the clip itself, in place of a round of reports. */
const NO_ROUND = '0';

function takeDownForm(editId: string, round: string, { forms: { takeDown } }: Texts): Answer {
  return {
    how: 'modal',
    modal: formModal('take-down', [editId, round], {
      title: takeDown.title,
      inputs: [reasonOf(takeDown.reason)],
    }),
  };
}

/** A round of reports as it stands, where it was decided on; without one, words for the moderator. */
export function reportedAnswer(
  edit: Edit,
  reported: Reported | null,
): Exclude<Answer, { how: 'modal' }> {
  return reported === null
    ? privately({ kind: 'moderated', outcome: { kind: 'taken_down' } })
    : { how: 'in_place', card: { kind: 'reported', edit, reported } };
}

/** Buttons on clips and on what was reported of them. */
export const CLIP_CONTROLS = {
  // Anybody may; whether there is still something to report is asked when the form is sent off.
  report: ([editId = '']) => ({
    answeredBy: 'dispatch',
    async run({ locale }) {
      const { title, reason } = textsFor(locale).forms.report;
      const modal = formModal('report', [editId], { title, inputs: [reasonOf(reason)] });
      return { how: 'modal', modal };
    },
  }),
  delete: ([editId = '']) => ({
    answeredBy: 'dispatch',
    run: async ({ asker, locale }, actions) =>
      (await actions.askDelete(asker, editId)) === 'moderator'
        ? takeDownForm(editId, NO_ROUND, textsFor(locale))
        : privately({ kind: 'moderated', outcome: { kind: 'ask_delete', editId } }),
  }),
  'delete-yes': ([editId = '']) => ({
    answeredBy: 'dispatch',
    async run({ asker }, actions) {
      await actions.deleteClip(asker, editId);
      return { how: 'in_place', card: { kind: 'moderated', outcome: { kind: 'deleted' } } };
    },
  }),
  'take-down': ([editId = '', round = NO_ROUND]) => ({
    answeredBy: 'dispatch',
    async run({ asker, locale }, actions) {
      await actions.mayDecide(asker, editId);
      return takeDownForm(editId, round, textsFor(locale));
    },
  }),
  'dismiss-report': ([editId = '', round = NO_ROUND]) => ({
    answeredBy: 'dispatch',
    async run({ asker }, actions) {
      const { edit, reported } = await actions.dismissReport(asker, editId, Number(round));
      return reportedAnswer(edit, reported);
    },
  }),
  'block-reported': ([editId = '']) => ({
    answeredBy: 'dispatch',
    run: async ({ asker, locale }, actions) => {
      await actions.mayDecide(asker, editId);
      return { how: 'modal', modal: blockForm(editId, textsFor(locale)) };
    },
  }),
} as const satisfies Record<string, Control>;

function blockForm(
  editId: string,
  { forms: { blockReported: words } }: Texts,
): APIModalInteractionResponseCallbackData {
  return formModal('block-reported', [editId], {
    title: words.title,
    inputs: [
      reasonOf(words.reason),
      {
        name: 'days',
        label: words.days,
        description: words.daysHint,
        style: 'short',
        required: false,
        maxLength: 4,
      },
    ],
  });
}
