import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';

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

/** A text that a form asks for. */
export interface TextQuestion {
  /** What the answer is found by in {@link ModalInteraction.fields}; one of a kind in its form. */
  name: string;
  label: string;
  /** A smaller line under the label. */
  description?: string;
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

/** One line, or several. */
const STYLES = { short: TextInputStyle.Short, paragraph: TextInputStyle.Paragraph } as const;

/**
 * A form that comes back to us with this action, about these ids.
 *
 * Its title, labels and the like are words of ours: ones that Discord would not take are a mistake, and a RangeError.
 */
export function textModal(
  action: ModalAction,
  args: readonly string[],
  { title, inputs }: { title: string; inputs: readonly TextQuestion[] },
): APIModalInteractionResponseCallbackData {
  const names = new Set(inputs.map(({ name }) => name));
  if (inputs.length === 0 || inputs.length > MODAL_LIMITS.inputs || names.size < inputs.length) {
    throw new RangeError('A form asks for one to five texts, each by a name of its own.');
  }
  return {
    custom_id: encodeCustomId(action, ...args),
    title: within('title', title),
    components: inputs.map(labelled),
  };
}

function labelled(question: TextQuestion): APILabelComponent {
  const { name, label, description, style, required = true, minLength, maxLength } = question;
  const { placeholder, value = '' } = question;
  const most = maxLength ?? MODAL_LIMITS.text;
  if (most < 1 || most > MODAL_LIMITS.text || (minLength ?? 0) > most) {
    throw new RangeError(`Nothing of that length can be asked for as ${name}.`);
  }
  return {
    type: ComponentType.Label,
    label: within('label', label),
    ...(description !== undefined && { description: within('description', description) }),
    component: {
      type: ComponentType.TextInput,
      custom_id: name,
      style: STYLES[style],
      required,
      max_length: most,
      ...(minLength !== undefined && { min_length: minLength }),
      ...(placeholder !== undefined && { placeholder: within('placeholder', placeholder) }),
      ...(value !== '' && { value: cut(value, most) }),
    },
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
