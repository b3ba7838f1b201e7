import type { ClipSource } from '../edits/source.ts';
import type { Handler } from './command.ts';
import type { ComponentInteraction, ModalInteraction } from './interaction.ts';
import { clipIn, remixForm, remixRequest } from './remix-form.ts';
import { textsFor } from './words/texts.ts';

type Control = (args: readonly string[]) => Handler<ComponentInteraction>;
type Form = (args: readonly string[]) => Handler<ModalInteraction>;

const opening =
  (kind: 'result' | 'original'): Control =>
  ([editId = '']) => ({
    answeredBy: 'dispatch',
    run: async ({ asker, locale }, actions) => ({
      how: 'modal',
      modal: remixForm(await actions.askRemix(asker, kind, editId), textsFor(locale)),
    }),
  });

/** The buttons on a result that begin another edit. */
export const REMIX_CONTROLS = {
  remix: opening('result'),
  'remix-original': opening('original'),
} as const satisfies Record<string, Control>;

const filled =
  (sourceOf: (id: string, form: ModalInteraction) => ClipSource): Form =>
  ([id = '']) => ({
    answeredBy: 'verb',
    run: async (form, actions) => actions.requestEdit(remixRequest(form, sourceOf(id, form))),
  });

/** What they open, and what the menu of a message does. Everything is asked again: it is a request like any other. */
export const REMIX_MODALS = {
  remix: filled((editId) => ({ kind: 'result', editId })),
  'remix-original': filled((editId) => ({ kind: 'original', editId })),
  'remix-message': filled((draftId, form) => ({ kind: 'message', draftId, clip: clipIn(form) })),
} as const satisfies Record<string, Form>;
