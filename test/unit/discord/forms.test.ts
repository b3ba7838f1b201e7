import { describe, expect, test } from 'vitest';

import type { Asker } from '../../../src/core/edit.ts';
import { fail } from '../../../src/core/errors.ts';
import { type Answer, privately } from '../../../src/discord/answers.ts';
import type { Handler } from '../../../src/discord/command.ts';
import { CONTROLS } from '../../../src/discord/controls.ts';
import { CONTROL_ACTIONS, encodeCustomId, MODAL_ACTIONS } from '../../../src/discord/custom-id.ts';
import type { ComponentInteraction, ModalInteraction } from '../../../src/discord/interaction.ts';
import { MODALS } from '../../../src/discord/modals.ts';
import { formModal } from '../../../src/discord/modals/form-modal.ts';
import { chosen, labelled, memberOf, pressed, submitted, typed } from '../commands/payloads.ts';
import { stageDispatch } from './dispatch-stage.ts';
import { ACTION, noteId } from './modal-action.ts';
import { PERSON, REPLY } from './samples.ts';

const OTHER = '900000000000000014';
const form = formModal(ACTION, ['k1'], {
  title: 'Why?',
  inputs: [{ name: 'reason', label: 'Reason', style: 'short' }],
});
const opening: Answer = { how: 'modal', modal: form };
const RESUMED = { kind: 'resumed' } as const;

type ModalAnswer = Exclude<Answer, { how: 'modal' }>;

/** A dispatch with one form, and what its handler was told. */
function stageForm(answer: () => Promise<ModalAnswer>) {
  const told: { args: readonly string[]; form: ModalInteraction }[] = [];
  const note = (args: readonly string[]): Handler<ModalInteraction> => ({
    answeredBy: 'dispatch',
    run: async (one) => {
      told.push({ args, form: one });
      return answer();
    },
  });
  return { stage: stageDispatch({ modals: { note } }), told };
}

test('every button, menu and form has a handler, and no handler is for nothing', () => {
  expect(new Set(Object.keys(CONTROLS))).toEqual(new Set(CONTROL_ACTIONS));
  expect(new Set(Object.keys(MODALS))).toEqual(new Set(MODAL_ACTIONS));
});

describe('opening a form', () => {
  test('answers a button', async () => {
    const cancel = (): Handler<ComponentInteraction> => ({
      answeredBy: 'dispatch',
      run: async () => opening,
    });
    const stage = stageDispatch({ controls: { cancel } });
    await stage.dispatch(pressed(encodeCustomId('cancel', 'k1')));
    expect([stage.answers, stage.logged]).toEqual([[`modal ${REPLY.token}: Why?`], []]);
  });

  test('answers a command', async () => {
    const stage = stageDispatch({
      commands: [
        {
          definition: { name: 'ask', description: 'Asks' },
          handlers: { ask: { answeredBy: 'dispatch', run: async () => opening } },
        },
      ],
    });
    await stage.dispatch(typed({ name: 'ask' }));
    expect(stage.answers).toEqual([`modal ${REPLY.token}: Why?`]);
  });
});

describe('a form that was sent off', () => {
  test('goes to its handler, with all ids and with the rights its person has now', async () => {
    const { stage, told } = stageForm(async () => privately(RESUMED));
    const reason = labelled(4, 'reason', { value: 'Too dark.' });
    await stage.dispatch(submitted(noteId('k1', '7', 'x'), [reason], memberOf(OTHER, '8192')));
    expect(told).toMatchObject([
      { args: ['k1', '7', 'x'], form: { asker: { userId: OTHER, permissions: '8192' } } },
    ]);
    expect(told[0]?.form.fields.get('reason')).toBe('Too dark.');
    expect(stage.answers).toEqual([expect.stringMatching(/^private .*Editing goes on/)]);
  });

  test.each<[string, ModalAnswer, RegExp[]]>([
    ['in place', { how: 'in_place', card: RESUMED }, [/^update .*Editing goes on/]],
    ['not at all', { how: 'not_at_all' }, [/^nothing /]],
    ['by deleting', { how: 'by_deleting' }, [/^nothing /, /^delete /]],
  ])('can be answered %s where a button opened it', async (_how, answer, said) => {
    const { stage } = stageForm(async () => answer);
    await stage.dispatch(submitted(noteId()));
    expect(stage.answers).toEqual(said.map((one) => expect.stringMatching(one) as unknown));
  });

  test('has no place after a command: its person sees the card', async () => {
    const { stage } = stageForm(async () => ({ how: 'in_place', card: RESUMED }));
    await stage.dispatch(submitted(noteId(), [], { message: undefined }));
    expect(stage.answers).toEqual([expect.stringMatching(/^private .*Editing goes on/)]);
  });

  test('refused: in words, privately', async () => {
    const { stage } = stageForm(async () => Promise.reject(fail('not_manager')));
    await stage.dispatch(submitted(noteId()));
    expect(stage.answers).toEqual([expect.stringMatching(/^private /)]);
    expect(stage.logged).toEqual([]);
  });

  test('broken: a reference, and a line in the log', async () => {
    const { stage } = stageForm(async () => Promise.reject(new Error('secret')));
    await stage.dispatch(submitted(noteId()));
    expect(stage.answers).toEqual([expect.stringContaining(`ref ${REPLY.interactionId}`)]);
    expect(stage.logged).toEqual([['error', 'interaction failed']]);
  });

  test.each([
    '1:vanished:7',
    '2:note:7',
    'note',
    '',
    '1:constructor',
    '1:__proto__',
    '1:cancel:k1',
  ])('%j is outdated: a private word, and nothing else', async (customId) => {
    const { stage, told } = stageForm(async () => privately(RESUMED));
    await stage.dispatch(submitted(customId));
    expect(stage.answers).toEqual([expect.stringMatching(/^private .*older version/)]);
    expect([told, stage.logged]).toEqual([[], []]);
  });

  test('and a button cannot pass for one', async () => {
    const { stage, told } = stageForm(async () => privately(RESUMED));
    await stage.dispatch(pressed(noteId('k1')));
    expect(stage.answers).toEqual([expect.stringContaining('older version')]);
    expect(told).toEqual([]);
  });
});

test('a choice goes to its handler as a press does, with what was chosen and all ids', async () => {
  const told: [Asker, readonly string[], readonly string[]][] = [];
  const pings = (args: readonly string[]): Handler<ComponentInteraction> => ({
    answeredBy: 'dispatch',
    run: async ({ asker, values }) => {
      told.push([asker, args, values]);
      return { how: 'in_place', card: RESUMED };
    },
  });
  const stage = stageDispatch({ controls: { pings } });
  await stage.dispatch(
    chosen(encodeCustomId('pings', 'a', 'b'), ['8', '9'], memberOf(PERSON, '32')),
  );
  expect(told).toEqual([
    [expect.objectContaining({ userId: PERSON, permissions: '32' }), ['a', 'b'], ['8', '9']],
  ]);
  expect(stage.answers).toEqual([expect.stringMatching(/^update .*Editing goes on/)]);
});
