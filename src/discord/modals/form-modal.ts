import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';

import { drawOptions, type SelectOption } from '../cards/selects.ts';
import { encodeCustomId, type ModalAction } from '../custom-id.ts';

/** Discord's limits for a form, in characters (UTF-16) but for `inputs`. */
export const MODAL_LIMITS = {
  title: 45,
  inputs: 5,
  label: 45,
  description: 100,
  placeholder: 100,
  text: 4000,
} as const;

/** What everything that a form asks for says. */
interface Asking {
  /** What the answer is found by in what was filled in; one of a kind in its form. */
  name: string;
  label: string;
  /** A smaller line under the label. */
  description?: string;
}

/** A text: one of the form's `fields`. */
export interface TextQuestion extends Asking {
  kind?: 'text';
  style: keyof typeof STYLES;
  /** Whether it has to be filled in; it has unless said. */
  required?: boolean;
  /** Characters; an answer that may be missing can still be too short. */
  minLength?: number;
  /** Characters, at most 4000, which is also what holds when nothing is said. */
  maxLength?: number;
  /** Shown while it is empty. */
  placeholder?: string;
  /** What it holds when it opens, cut to what may stand in it. */
  value?: string;
}

/** Files, none or up to `max` of them: one of the form's `files`. */
interface FilesQuestion extends Asking {
  kind: 'files';
  max: number;
}

/** One of what is offered: one of the form's `choices`. */
interface ChoiceQuestion extends Asking {
  kind: 'choice';
  options: readonly SelectOption[];
}

/** Yes or no: one of the form's `checks`. */
interface CheckQuestion extends Asking {
  kind: 'check';
  checked?: boolean;
}

export type Question = TextQuestion | FilesQuestion | ChoiceQuestion | CheckQuestion;

/** One line, or several. */
const STYLES = { short: TextInputStyle.Short, paragraph: TextInputStyle.Paragraph } as const;

/**
 * A form that comes back to us with this action, about these ids.
 *
 * Its title, labels and the like are words of ours: ones that Discord would not take are a mistake, and a RangeError.
 */
export function formModal(
  action: ModalAction,
  args: readonly string[],
  { title, inputs }: { title: string; inputs: readonly Question[] },
): APIModalInteractionResponseCallbackData {
  const names = new Set(inputs.map(({ name }) => name));
  if (inputs.length === 0 || inputs.length > MODAL_LIMITS.inputs || names.size < inputs.length) {
    throw new RangeError('A form asks one to five questions, each by a name of its own.');
  }
  return {
    custom_id: encodeCustomId(action, ...args),
    title: within('title', title),
    components: inputs.map(labelled),
  };
}

function labelled(question: Question): APILabelComponent {
  const { label, description } = question;
  return {
    type: ComponentType.Label,
    label: within('label', label),
    ...(description !== undefined && { description: within('description', description) }),
    component: componentOf(question),
  };
}

function componentOf(question: Question): APIComponentInLabel {
  if (question.kind === undefined || question.kind === 'text') return textInput(question);
  const { name } = question;
  switch (question.kind) {
    case 'files':
      return {
        type: ComponentType.FileUpload,
        custom_id: name,
        required: false,
        min_values: 0,
        max_values: question.max,
      };
    case 'choice': {
      const options = drawOptions(question.options);
      return { type: ComponentType.StringSelect, custom_id: name, required: true, options };
    }
    case 'check':
      return {
        type: ComponentType.Checkbox,
        custom_id: name,
        default: question.checked === true,
      };
  }
}

function textInput(question: TextQuestion): APITextInputComponent {
  const { name, style, required = true, minLength, maxLength, placeholder, value = '' } = question;
  const most = maxLength ?? MODAL_LIMITS.text;
  if (most < 1 || most > MODAL_LIMITS.text || (minLength ?? 0) > most) {
    throw new RangeError(`Nothing of that length can be asked for as ${name}.`);
  }
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: STYLES[style],
    required,
    max_length: most,
    ...(minLength !== undefined && { min_length: minLength }),
    ...(placeholder !== undefined && { placeholder: within('placeholder', placeholder) }),
    ...(value !== '' && { value: cut(value, most) }),
  };
}

function within(what: 'title' | 'label' | 'description' | 'placeholder', text: string): string {
  if (text !== '' && text.length <= MODAL_LIMITS[what]) return text;
  throw new RangeError(`A form's ${what} has 1 to ${MODAL_LIMITS[what]} characters: "${text}".`);
}

/** Half of a character that takes two units is left out as well. */
function cut(text: string, units: number): string {
  return text.length <= units ? text : text.slice(0, units).replace(/[\uD800-\uDBFF]$/, '');
}
