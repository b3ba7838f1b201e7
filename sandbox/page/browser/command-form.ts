import type { WireOption } from '../wire.ts';
import { actAsPerson, FileBag } from './api.ts';
import { aboutIn, nameIn, type Typeable } from './commands.ts';
import { el } from './dom.ts';
import {
  choiceField,
  type Field,
  fileField,
  numberField,
  readFields,
  textField,
} from './fields.ts';
import { choicesOf } from './picker.ts';
import { state } from './state.ts';

const INTEGER = 4;
const BOOLEAN = 5;
const NUMBER = 10;
const ATTACHMENT = 11;
/** A prompt is worth more than a line. */
const LONG_FROM = 200;

/** Option types that name somebody or something of the server, and the menus that offer the same. */
const PICKED: Record<number, number> = { 6: 5, 7: 8, 8: 6, 9: 7 };

export interface CommandForm {
  element: HTMLElement;
  focus(): void;
  /** Sends it off. Resolves with whether it went. */
  send(): Promise<boolean>;
}

/** The options of a command to fill in, in the person's language: the required ones, and those that are asked for. */
export function commandForm(
  { line, shown, description, options }: Typeable,
  onClose: () => void,
): CommandForm {
  const locale = state.place?.locale ?? '';
  const fields: Field[] = [];
  const slots = el('div', { class: 'slots' });
  const add = (option: WireOption): Field => {
    const field = fieldFor(option, locale);
    fields.push(field);
    slots.append(field.element);
    return field;
  };
  const optional = options.filter((option) => !option.required);
  for (const option of options) if (option.required) add(option);
  const more = el('div', { class: 'more', role: 'group', 'aria-label': 'More options' });
  for (const option of optional) more.append(chip(option, locale, () => add(option).focus()));
  const alert = el('p', { role: 'alert', class: 'complaint' });
  const close = el(
    'button',
    { type: 'button', class: 'plain', 'aria-label': `Leave ${shown}` },
    '×',
  );
  close.addEventListener('click', onClose);
  const element = el(
    'section',
    { class: 'command', 'aria-label': shown },
    el('header', {}, el('strong', {}, shown), el('span', {}, description), close),
    slots,
    optional.length > 0 && more,
    alert,
  );
  return {
    element,
    focus: () => fields[0]?.focus(),
    async send() {
      alert.textContent = '';
      const files = new FileBag();
      const values = readFields(fields, files);
      const done = await actAsPerson({ act: 'command', command: line, values }, files);
      if (!done.ok) alert.textContent = done.why;
      return done.ok;
    },
  };
}

function chip(option: WireOption, locale: string, use: () => void): HTMLElement {
  const name = nameIn(option, locale);
  const about = aboutIn(option, locale);
  const button = el(
    'button',
    {
      type: 'button',
      class: 'chip',
      title: about,
      'aria-label': `Add ${name}: ${about}`,
    },
    name,
  );
  button.addEventListener('click', () => {
    use();
    button.remove();
  });
  return button;
}

function fieldFor(option: WireOption, locale: string): Field {
  const { name, type, choices } = option;
  const parts = {
    name,
    label: nameIn(option, locale),
    about: aboutIn(option, locale),
    required: option.required === true,
  };
  const picked = PICKED[type];
  if (picked !== undefined) {
    const menu = { type: picked, channel_types: option.channel_types ?? null };
    return choiceField({ ...parts, options: choicesOf(menu) });
  }
  if (choices && choices.length > 0) {
    const options = choices.map((choice) => ({
      value: String(choice.value),
      label: nameIn(choice, locale),
    }));
    const as = (value: string) =>
      choices.find((choice) => String(choice.value) === value)?.value ?? value;
    return choiceField({ ...parts, options, as });
  }
  switch (type) {
    case INTEGER:
    case NUMBER:
      return numberField({
        ...parts,
        whole: type === INTEGER,
        min: option.min_value,
        max: option.max_value,
      });
    case BOOLEAN: {
      const options = ['True', 'False'].map((label) => ({ value: label, label }));
      return choiceField({ ...parts, options, as: (value) => value === 'True' });
    }
    case ATTACHMENT:
      return fileField({ ...parts, types: option.file_types });
    default: {
      const long = (option.max_length ?? 0) >= LONG_FROM;
      return textField({ ...parts, long, min: option.min_length, max: option.max_length });
    }
  }
}
