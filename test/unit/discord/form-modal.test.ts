import { describe, expect, test } from 'vitest';

import { FormErrors } from '../../../sandbox/discord/api-error.ts';
import { readModal } from '../../../sandbox/discord/rules/modal.ts';
import {
  MODAL_LIMITS,
  formModal,
  type Question,
  type TextQuestion,
} from '../../../src/discord/modals/form-modal.ts';
import { ACTION } from './modal-action.ts';

const REASON: TextQuestion = { name: 'reason', label: 'Why?', style: 'paragraph' };

const formOf = (inputs: readonly Question[], title = 'Reject this edit', args = ['k1']) =>
  formModal(ACTION, args, { title, inputs });

/** As it goes over the wire; the local Discord refuses what Discord would. */
function accepted(...form: Parameters<typeof formOf>) {
  const errors = new FormErrors();
  const data: unknown = JSON.parse(JSON.stringify(formOf(...form)));
  readModal(data, errors);
  errors.throwIfAny();
  return data;
}

describe('a form', () => {
  test('asks for a text, which has to be there unless said', () => {
    expect(accepted([REASON])).toEqual({
      custom_id: '1:note:k1',
      title: 'Reject this edit',
      components: [
        {
          type: 18,
          label: 'Why?',
          component: { type: 4, custom_id: 'reason', style: 2, required: true, max_length: 4000 },
        },
      ],
    });
  });

  test('everything that can be said', () => {
    const form = accepted([
      {
        ...REASON,
        description: 'They will read it.',
        style: 'short',
        required: false,
        minLength: 3,
        maxLength: 200,
        placeholder: 'Too dark',
        value: 'So',
      },
    ]);
    expect(form).toMatchObject({
      components: [
        {
          description: 'They will read it.',
          component: {
            style: 1,
            required: false,
            min_length: 3,
            max_length: 200,
            placeholder: 'Too dark',
            value: 'So',
          },
        },
      ],
    });
  });

  test('asks for files, a choice and a yes or no as well', () => {
    const options = [
      { label: 'Beach', value: '0', chosen: true },
      { label: 'Snow', value: '1', description: 'Cold' },
    ];
    const form = accepted([
      { kind: 'files', name: 'images', label: 'Pictures', max: 4 },
      { kind: 'choice', name: 'clip', label: 'Which?', options },
      {
        kind: 'check',
        name: 'audio',
        label: 'Keep the sound',
        description: 'Or not',
        checked: true,
      },
      { kind: 'check', name: 'no', label: 'No' },
    ]);
    const files = { custom_id: 'images', required: false, min_values: 0, max_values: 4 };
    expect(form).toMatchObject({
      components: [
        { label: 'Pictures', component: { type: 19, ...files } },
        { component: { type: 3, custom_id: 'clip', options: [{ default: true }, { value: '1' }] } },
        { description: 'Or not', component: { type: 23, custom_id: 'audio', default: true } },
        { component: { type: 23, custom_id: 'no', default: false } },
      ],
    });
  });

  test('as much as Discord takes of everything', () => {
    const most: TextQuestion = {
      ...REASON,
      label: 'x'.repeat(MODAL_LIMITS.label),
      description: 'x'.repeat(MODAL_LIMITS.description),
      placeholder: 'x'.repeat(MODAL_LIMITS.placeholder),
      value: 'x'.repeat(5_000),
    };
    const five = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ ...most, name }));
    const form = accepted(five, 'x'.repeat(MODAL_LIMITS.title), ['x'.repeat(93)]);
    expect(form).toMatchObject({ custom_id: `1:note:${'x'.repeat(93)}` });
  });

  test.each([
    ['abcdef', 'abc'],
    ['ab😀', 'ab'],
    ['a😀b', 'a😀'],
    ['ab', 'ab'],
    ['', undefined],
  ])('%j fills a field of three with %j', (value, filled) => {
    const form = accepted([{ ...REASON, maxLength: 3, value }]) as {
      components: [{ component: { value?: string } }];
    };
    expect(form.components[0].component.value).toBe(filled);
  });

  test.each<[string, Parameters<typeof formOf>]>([
    ['nothing to fill in', [[]]],
    ['six texts', [['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({ ...REASON, name }))]],
    ['two of a name', [[REASON, REASON]]],
    ['a choice of nothing', [[{ kind: 'choice', name: 'a', label: 'Which?', options: [] }]]],
    ['a title that is too long', [[REASON], 'x'.repeat(46)]],
    ['no title', [[REASON], '']],
    ['a label that is too long', [[{ ...REASON, label: 'x'.repeat(46) }]]],
    ['no label', [[{ ...REASON, label: '' }]]],
    ['a description that is too long', [[{ ...REASON, description: 'x'.repeat(101) }]]],
    ['a placeholder that is too long', [[{ ...REASON, placeholder: 'x'.repeat(101) }]]],
    ['room for nothing', [[{ ...REASON, maxLength: 0 }]]],
    ['more room than there is', [[{ ...REASON, maxLength: 4_001 }]]],
    ['at least more than at most', [[{ ...REASON, minLength: 5, maxLength: 4 }]]],
    ['ids that are too long', [[REASON], 'T', ['x'.repeat(94)]]],
  ])('%s is a mistake of ours', (_name, form) => {
    expect(() => formOf(...form)).toThrow(RangeError);
  });
});
