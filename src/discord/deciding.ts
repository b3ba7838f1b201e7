import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';

import type { Decided } from '../core/ask.ts';
import { fail } from '../core/errors.ts';
import { type Answer, privately } from './answers.ts';
import type { Actions, Handler } from './command.ts';
import type { ControlAction, ModalAction } from './custom-id.ts';
import type { ComponentInteraction, ModalInteraction } from './interaction.ts';
import { formModal, type Question } from './modals/form-modal.ts';
import { type Texts, textsFor } from './words/texts.ts';

type Asker = ComponentInteraction['asker'];
type Control = (args: readonly string[]) => Handler<ComponentInteraction>;
type Form = (args: readonly string[]) => Handler<ModalInteraction>;

const REASON_MAX = 300;
const APPEAL_MAX = 1_000;
/** For how long somebody can be blocked from a request's card; 0 stands for good. */
const BLOCK_DAYS = [1, 7, 30, 0] as const;

/** The buttons on cards for moderators, and the one against their no. */
export const DECIDING_CONTROLS = {
  approve: press((asker, actions, id) => actions.approveEdit(asker, id)),
  publish: press((asker, actions, id) => actions.publishEdit(asker, id)),
  'appeal-accept': press((asker, actions, id) => actions.acceptAppeal(asker, id)),
  'appeal-decline': press((asker, actions, id) => actions.declineAppeal(asker, id)),
  reject: opening((id, t) => reasonModal('reject', id, t.forms.decision.rejectTitle, t)),
  withhold: opening((id, t) => reasonModal('withhold', id, t.forms.decision.withholdTitle, t)),
  'reject-block': opening(blockModal),
  appeal: ([editId = '', requesterId = '']) => ({
    answeredBy: 'dispatch',
    async run({ asker, locale }) {
      if (asker.userId !== requesterId) throw fail('not_yours');
      return { how: 'modal', modal: appealModal(editId, textsFor(locale)) };
    },
  }),
} satisfies Partial<Record<ControlAction, Control>>;

/** What they open. */
export const DECIDING_MODALS = {
  reject: filled(async ({ asker, fields }, actions, id) =>
    decidedAnswer(await actions.rejectEdit(asker, id, textOf(fields, 'reason', REASON_MAX))),
  ),
  withhold: filled(async ({ asker, fields }, actions, id) =>
    decidedAnswer(await actions.rejectEdit(asker, id, textOf(fields, 'reason', REASON_MAX))),
  ),
  'reject-block': filled(async ({ asker, fields, choices }, actions, id) => {
    const days = Number(choices.get('days')?.[0] ?? 0);
    const how = {
      reason: textOf(fields, 'reason', REASON_MAX),
      days: BLOCK_DAYS.some((one) => one === days && one > 0) ? days : null,
    };
    return decidedAnswer(await actions.rejectAndBlock(asker, id, how));
  }),
  appeal: filled(async ({ asker, fields, message }, actions, id) => ({
    how: 'in_place',
    card: await actions.appealEdit(asker, id, textOf(fields, 'text', APPEAL_MAX), message),
  })),
} satisfies Partial<Record<ModalAction, Form>>;

function press(decide: (asker: Asker, actions: Actions, id: string) => Promise<Decided>): Control {
  return ([editId = '']) => ({
    answeredBy: 'dispatch',
    run: async ({ asker }, actions) => decidedAnswer(await decide(asker, actions, editId)),
  });
}

function opening(
  modal: (id: string, t: Texts) => APIModalInteractionResponseCallbackData,
): Control {
  return ([editId = '']) => ({
    answeredBy: 'dispatch',
    async run({ asker, locale }, actions) {
      await actions.mayDecide(asker, editId);
      return { how: 'modal', modal: modal(editId, textsFor(locale)) };
    },
  });
}

type ToForm = Exclude<Answer, { how: 'modal' }>;

function filled(
  act: (form: ModalInteraction, actions: Actions, id: string) => Promise<ToForm>,
): Form {
  return ([editId = '']) => ({
    answeredBy: 'dispatch',
    run: async (form, actions) => act(form, actions, editId),
  });
}

function decidedAnswer(decided: Decided): ToForm {
  switch (decided.kind) {
    case 'decided':
      return { how: 'in_place', card: { kind: 'ask', report: decided.report } };
    case 'appeal_decided': {
      const { edit } = decided;
      return { how: 'in_place', card: { kind: 'appeal', edit, text: edit.appeal?.text ?? '' } };
    }
    case 'held_up':
      return privately(decided);
  }
}

/** Within what the form says, whoever sends it. */
function textOf(fields: ModalInteraction['fields'], name: string, most: number): string {
  return (fields.get(name) ?? '').trim().slice(0, most);
}

function reasonQuestion({ forms: { decision } }: Texts): Question {
  return {
    name: 'reason',
    label: decision.reason,
    description: decision.reasonHint,
    style: 'paragraph',
    required: false,
    maxLength: REASON_MAX,
  };
}

function reasonModal(action: ModalAction, id: string, title: string, t: Texts) {
  return formModal(action, [id], { title, inputs: [reasonQuestion(t)] });
}

function blockModal(id: string, t: Texts): APIModalInteractionResponseCallbackData {
  const words = t.forms.decision;
  const options = BLOCK_DAYS.map((days) => ({
    label: days === 0 ? words.untilUnblocked : words.forDays(days),
    value: String(days),
    chosen: days === 7,
  }));
  return formModal('reject-block', [id], {
    title: words.blockTitle,
    inputs: [reasonQuestion(t), { kind: 'choice', name: 'days', label: words.howLong, options }],
  });
}

function appealModal(
  id: string,
  { forms: { appeal } }: Texts,
): APIModalInteractionResponseCallbackData {
  const input = {
    name: 'text',
    label: appeal.text,
    description: appeal.textHint,
    style: 'paragraph',
    maxLength: APPEAL_MAX,
  } as const;
  return formModal('appeal', [id], { title: appeal.title, inputs: [input] });
}
