import type { Component, ModalContent } from '../../discord/model.ts';
import type { Started } from '../wire.ts';
import { actAsPerson, FileBag } from './api.ts';
import { openDialog, type Opened } from './dialog.ts';
import { el } from './dom.ts';
import { boxesField, type Field, fileField, readFields, switchField, textField } from './fields.ts';
import { markdown } from './markdown.ts';
import { choicesOf } from './picker.ts';
import { state } from './state.ts';

const ROW = 1;
const TEXT_INPUT = 4;
const TEXT = 10;
const LABEL = 18;
const FILE_UPLOAD = 19;
const RADIO_GROUP = 21;
const CHECKBOX = 23;
const LONG_STYLE = 2;

/** The form that is open. */
interface OpenForm {
  dialog: Opened;
  /** The interaction that sent it off. */
  sent: string | null;
}

const open = new Map<string, OpenForm>();

/** Opens the form that an interaction was answered with, once. */
export function openModal(interactionId: string, modal: ModalContent): void {
  if (open.has(interactionId)) return;
  const fields: Field[] = [];
  const body = modal.components.map((component) => drawTop(component, fields));
  const submit = el('button', { type: 'submit', class: 'button primary' }, 'Submit');
  const cancel = el('button', { type: 'button', class: 'button secondary' }, 'Cancel');
  const dialog = openDialog({
    title: modal.title,
    body,
    buttons: [cancel, submit],
    onSubmit: () => void send(),
  });
  const form: OpenForm = { dialog, sent: null };
  cancel.addEventListener('click', () => dialog.close());
  open.set(interactionId, form);
  fields[0]?.focus();
  const send = async () => {
    dialog.complain('');
    submit.disabled = true;
    const files = new FileBag();
    const values = readFields(fields, files);
    const done = await actAsPerson({ act: 'modal', interactionId, values }, files);
    submit.disabled = false;
    if (!done.ok) return dialog.complain(done.why);
    form.sent = done.id;
    // Its answer may have come before.
    followForms(state.started);
    return undefined;
  };
}

/** Closes forms whose answer came, and says in the others that none did. */
export function followForms(started: readonly Started[]): void {
  for (const { dialog, sent } of open.values()) {
    const answer = started.find(({ id }) => id === sent);
    if (answer?.state === 'done') dialog.close();
    if (answer?.state === 'failed') dialog.complain('Something went wrong. Try again.');
  }
}

function drawTop(component: Component, fields: Field[]): HTMLElement {
  if (component.type === TEXT) return markdown(component.content ?? '');
  if (component.type === LABEL && component.component) {
    const { label, description } = component;
    const about = typeof description === 'string' ? description : null;
    return keep(fieldOf(component.component, label ?? '', about), fields);
  }
  if (component.type === ROW) {
    const all = (component.components ?? []).map((one) => fieldOf(one, one.label ?? '', null));
    return el('div', {}, ...all.map((one) => keep(one, fields)));
  }
  return el('p', { class: 'complaint' }, `The page cannot show a field of type ${component.type}.`);
}

function keep(field: Field, fields: Field[]): HTMLElement {
  fields.push(field);
  return field.element;
}

function fieldOf(component: Component, label: string, about: string | null): Field {
  const name = component.custom_id ?? '';
  const parts = { name, label, about, required: component.required !== false };
  const several = (component.max_values ?? 1) > 1;
  switch (component.type) {
    case TEXT_INPUT: {
      const placeholder = component['placeholder'];
      return textField({
        ...parts,
        long: component.style === LONG_STYLE,
        value: component.value ?? null,
        placeholder: typeof placeholder === 'string' ? placeholder : null,
        min: component.min_length,
        max: component.max_length ?? 4000,
      });
    }
    case FILE_UPLOAD:
      return fileField({ ...parts, types: component.file_types, several });
    case CHECKBOX:
      return switchField({ ...parts, required: false, on: component['default'] === true });
    default: {
      const options = choicesOf(component).map(({ description, ...choice }) => ({
        ...choice,
        about: description,
      }));
      const isRadio = component.type === RADIO_GROUP;
      return asList(
        boxesField({ ...parts, options, one: isRadio || isSingle(component) }),
        isRadio,
      );
    }
  }
}

/** A menu of which at most one is chosen, and which cannot be emptied. */
const isSingle = ({ min_values: min, max_values: max, required }: Component): boolean =>
  (max ?? 1) === 1 && min !== 0 && required !== false;

/** What was chosen goes as a list, but for a group of which it is one. */
function asList(field: Field, isRadio: boolean): Field {
  if (isRadio) return field;
  return {
    ...field,
    read(files) {
      const value = field.read(files);
      return typeof value === 'string' ? [value] : (value ?? []);
    },
  };
}
