import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';

import type { Decided } from '../core/ask.ts';
import { fail } from '../core/errors.ts';
import { type Answer, privately } from './answers.ts';
import type { Actions, Handler } from './command.ts';
import type { ControlAction, ModalAction } from './custom-id.ts';
import type { ComponentInteraction, ModalInteraction } from './interaction.ts';
import { formModal } from './modals/form-modal.ts';

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
  reject: opening((id) => reasonModal('reject', id, 'Reject this request')),
  withhold: opening((id) => reasonModal('withhold', id, 'Keep this clip from being shown')),
  'reject-block': opening(blockModal),
  appeal: ([editId = '', requesterId = '']) => ({
    answeredBy: 'dispatch',
    async run({ asker }) {
      if (asker.userId !== requesterId) throw fail('not_yours');
      return { how: 'modal', modal: appealModal(editId) };
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

function opening(modal: (id: string) => APIModalInteractionResponseCallbackData): Control {
  return ([editId = '']) => ({
    answeredBy: 'dispatch',
    async run({ asker }, actions) {
      await actions.mayDecide(asker, editId);
      return { how: 'modal', modal: modal(editId) };
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

const REASON = {
  name: 'reason',
  label: 'Reason',
  description: 'Whoever asked reads it. You can leave it empty',
  style: 'paragraph',
  required: false,
  maxLength: REASON_MAX,
} as const;

function reasonModal(action: ModalAction, id: string, title: string) {
  return formModal(action, [id], { title, inputs: [REASON] });
}

function blockModal(id: string): APIModalInteractionResponseCallbackData {
  const options = BLOCK_DAYS.map((days) => ({
    label: days === 0 ? 'Until somebody unblocks them' : days === 1 ? 'A day' : `${days} days`,
    value: String(days),
    chosen: days === 7,
  }));
  return formModal('reject-block', [id], {
    title: 'Reject, and block whoever asked',
    inputs: [REASON, { kind: 'choice', name: 'days', label: 'For how long', options }],
  });
}

function appealModal(id: string): APIModalInteractionResponseCallbackData {
  const label = 'What speaks for it';
  const description = 'The moderators read it. You can do this once';
  const style = 'paragraph';
  const input = { name: 'text', label, description, style, maxLength: APPEAL_MAX } as const;
  return formModal('appeal', [id], { title: 'Appeal', inputs: [input] });
}
