import type { WireValue } from '../wire.ts';
import type { FileBag } from './api.ts';
import { el, newId } from './dom.ts';
import { sizeText } from './media.ts';

/** Something to fill in. */
export interface Field {
  name: string;
  /** With its label. */
  element: HTMLElement;
  focus(): void;
  /** What was filled in; undefined for nothing. */
  read(files: FileBag): WireValue | undefined;
}

export interface FieldParts {
  name: string;
  label: string;
  about?: string | null;
  required?: boolean;
}

interface Control {
  input: HTMLElement;
  focus?: () => void;
  read: Field['read'];
}

/** A control with its label and what is said about it. */
function labelled({ name, label, about, required = false }: FieldParts, control: Control): Field {
  const { input, read } = control;
  input.id ||= newId('field');
  const isGroup = input instanceof HTMLFieldSetElement;
  const hint = about ? el('small', { id: newId('hint') }, about) : null;
  if (hint) input.setAttribute('aria-describedby', hint.id);
  const text = [label, required && el('span', { class: 'must', 'aria-hidden': 'true' }, ' *')];
  if (isGroup) input.prepend(el('legend', {}, ...text));
  return {
    name,
    element: el(
      'div',
      { class: 'field' },
      !isGroup && el('label', { for: input.id }, ...text),
      hint,
      input,
    ),
    focus: control.focus ?? (() => input.focus()),
    read,
  };
}

export interface TextParts extends FieldParts {
  long?: boolean;
  value?: string | null;
  placeholder?: string | null;
  min?: number | null | undefined;
  max?: number | null | undefined;
}

export function textField(parts: TextParts): Field {
  const { long = false, value, placeholder, required = false, min, max } = parts;
  const limits = { required, placeholder, minlength: min, maxlength: max };
  const input = long
    ? el('textarea', { rows: 3, ...limits })
    : el('input', { type: 'text', autocomplete: 'off', ...limits });
  input.value = value ?? '';
  return labelled(parts, {
    input,
    read: () => (input.value === '' ? undefined : input.value),
  });
}

export function numberField(
  parts: FieldParts & {
    whole: boolean;
    min?: number | null | undefined;
    max?: number | null | undefined;
  },
): Field {
  const { required = false, whole, min, max } = parts;
  const input = el('input', { type: 'number', step: whole ? 1 : 'any', required, min, max });
  return labelled(parts, {
    input,
    read: () => (input.value === '' ? undefined : input.valueAsNumber),
  });
}

export interface Option {
  value: string;
  label: string;
  about?: string | null;
  chosen?: boolean;
}

/** One of a list. `as` turns the chosen text into what is sent. */
export function choiceField(
  parts: FieldParts & { options: readonly Option[]; as?: (value: string) => WireValue },
): Field {
  const { options, required = false, as = (value) => value } = parts;
  const input = el(
    'select',
    { required },
    el('option', { value: '' }, required ? 'Choose …' : '–'),
    options.map(({ value, label, chosen = false }) =>
      el('option', { value, selected: chosen }, label),
    ),
  );
  return labelled(parts, {
    input,
    read: () => (input.value === '' ? undefined : as(input.value)),
  });
}

/** Some of a list, or with `one` a list of which one is chosen. */
export function boxesField(
  parts: FieldParts & { options: readonly Option[]; one?: boolean },
): Field {
  const { options, one = false, name } = parts;
  const boxes = options.map(({ value, label, about, chosen = false }) => {
    const box = el('input', { type: one ? 'radio' : 'checkbox', name, value, checked: chosen });
    return {
      box,
      label: el('label', { class: 'box' }, box, ' ', label, about && el('small', {}, about)),
    };
  });
  const input = el(
    'fieldset',
    {},
    boxes.map(({ label }) => label),
  );
  return labelled(parts, {
    input,
    focus: () => boxes[0]?.box.focus(),
    read() {
      const chosen = boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
      return one ? chosen[0] : chosen;
    },
  });
}

export function switchField(parts: FieldParts & { on?: boolean }): Field {
  const input = el('input', { type: 'checkbox', checked: parts.on === true });
  return labelled(parts, { input, read: () => input.checked });
}

export interface FileParts extends FieldParts {
  /** As Discord has them: groups such as `video`, or extensions. */
  types?: readonly string[] | null | undefined;
  several?: boolean;
}

/** Files, picked or the sandbox's own samples. */
export function fileField(parts: FileParts): Field {
  const { types, several = false, required = false } = parts;
  const accept = (types ?? []).map((type) => (type.startsWith('.') ? type : `${type}/*`)).join();
  const input = el('input', { type: 'file', multiple: several, required, accept: accept || null });
  const picked = el('small', {});
  input.addEventListener('change', () => {
    picked.textContent = [...(input.files ?? [])]
      .map(({ name, size }) => `${name}, ${sizeText(size)}`)
      .join('; ');
  });
  const takesVideo = /video|\.mp4/.test(accept) || (accept === '' && /video|clip/.test(parts.name));
  const sample = sampleButton(input, takesVideo ? 'clip.mp4' : 'picture.png', parts.label);
  const field = labelled(parts, {
    input,
    read(files) {
      const all = [...(input.files ?? [])].map((file) => files.add(file));
      if (several) return { parts: all.map(({ part }) => part) };
      return all[0];
    },
  });
  field.element.append(sample, picked);
  return field;
}

function sampleButton(input: HTMLInputElement, name: string, label: string): HTMLElement {
  const what = name === 'clip.mp4' ? 'clip' : 'picture';
  const button = el(
    'button',
    { type: 'button', class: 'plain sample', 'aria-label': `Use a sample ${what} for ${label}` },
    `Use a sample ${what}`,
  );
  button.addEventListener('click', () => {
    void takeSample(input, name).catch(() => (button.textContent = 'The sample did not arrive'));
  });
  return button;
}

async function takeSample(input: HTMLInputElement, name: string): Promise<void> {
  const response = await fetch(`/samples/${name}`);
  const blob = await response.blob();
  const transfer = new DataTransfer();
  transfer.items.add(new File([blob], name, { type: blob.type }));
  input.files = transfer.files;
  input.dispatchEvent(new Event('change'));
}

/** What was filled in, by name; nothing of what was left empty. */
export function readFields(fields: readonly Field[], files: FileBag): Record<string, WireValue> {
  const values: Record<string, WireValue> = {};
  for (const field of fields) {
    const value = field.read(files);
    if (value !== undefined) values[field.name] = value;
  }
  return values;
}
