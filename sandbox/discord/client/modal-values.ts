import { passesFilter } from '../file-facts.ts';
import type { Component, ModalContent } from '../model.ts';
import { type FileInput, fileName, isFileInput } from './files.ts';
import { ClientRefusal } from './refused.ts';

export type ModalValue = string | boolean | readonly string[] | readonly FileInput[] | FileInput;

export interface Filling {
  /** Uploads a picked file and says its id. */
  upload: (file: FileInput) => Promise<string>;
  /** Notes what was chosen in a menu. Throws ClientRefusal for what it would not offer. */
  pick: (menu: Component, values: readonly string[]) => void;
}

const TEXT_INPUT = 4;
const RADIO_GROUP = 21;
const CHECKBOX = 23;
const FILE_UPLOAD = 19;

/**
 * A filled-in modal as the bot receives it.
 *
 * @param values - by `custom_id`
 * @throws ClientRefusal for an unknown field or a value the client would not send.
 */
export async function fillModal(
  modal: ModalContent,
  values: Readonly<Record<string, ModalValue>>,
  filling: Filling,
): Promise<unknown[]> {
  const fill = async (component: Component): Promise<unknown> => {
    const { type, id, custom_id: customId } = component;
    if (type === 1) {
      return { type, id, components: await Promise.all((component.components ?? []).map(fill)) };
    }
    if (component.component) return { type, id, component: await fill(component.component) };
    if (!customId) return { type, id };
    return {
      type,
      id,
      custom_id: customId,
      ...(await fieldValue(component, values[customId], filling)),
    };
  };
  const unknown = Object.keys(values).find((key) => !customIds(modal.components).has(key));
  if (unknown !== undefined) throw new ClientRefusal(`The form has no field "${unknown}".`);
  return Promise.all(modal.components.map(fill));
}

function customIds(components: readonly Component[]): Set<string> {
  const found = new Set<string>();
  const visit = (component: Component) => {
    if (component.custom_id) found.add(component.custom_id);
    component.components?.forEach(visit);
    if (component.component) visit(component.component);
  };
  components.forEach(visit);
  return found;
}

async function fieldValue(
  component: Component,
  value: ModalValue | undefined,
  { upload, pick }: Filling,
): Promise<Record<string, unknown>> {
  const refuse = (why: string): never => {
    throw new ClientRefusal(`The field "${component.custom_id}" ${why}.`);
  };
  if (component.type === CHECKBOX) {
    const checked = value ?? component['default'] ?? false;
    return typeof checked === 'boolean' ? { value: checked } : refuse('wants true or false');
  }
  if (component.type === TEXT_INPUT) {
    const text = value ?? component.value ?? '';
    return typeof text === 'string'
      ? { value: checkText(component, text) }
      : refuse('wants a text');
  }
  if (component.type === RADIO_GROUP) {
    if (value === undefined && component.required !== false) refuse('is required');
    if (value === undefined) return { value: null };
    if (typeof value !== 'string') return refuse('wants one choice');
    return { value: checkChoices(component, [value])[0] };
  }
  if (component.type === FILE_UPLOAD) {
    return { values: await uploadAll(component, value ?? [], upload) };
  }
  const chosen = value ?? presetOf(component);
  if (typeof chosen === 'boolean' || isFileInput(chosen)) return refuse('wants choices');
  const list = typeof chosen === 'string' ? [chosen] : [...chosen];
  if (!list.every((each) => typeof each === 'string')) return refuse('wants choices');
  checkChoices(component, list);
  pick(component, list);
  return { values: list };
}

/** What is chosen in a menu that nobody touches. */
function presetOf({ options, default_values: ids }: Component): string[] {
  const chosen = (options ?? []).filter((option) => option.default === true);
  return [...chosen.map(({ value }) => value), ...(ids ?? []).map(({ id }) => id)];
}

function checkText(component: Component, text: string): string {
  const { custom_id: name, min_length: min, max_length: max } = component;
  if (text === '' && component.required !== false) {
    throw new ClientRefusal(`The field "${name}" is required.`);
  }
  if (text !== '' && text.length < (min ?? 0)) {
    throw new ClientRefusal(`The field "${name}" wants at least ${min} characters.`);
  }
  if (text.length > (max ?? 4000)) {
    throw new ClientRefusal(`The field "${name}" wants at most ${max ?? 4000} characters.`);
  }
  return text;
}

function checkCount(component: Component, count: number): void {
  const { custom_id: name, required } = component;
  if (count === 0 && required === false) return;
  const min = component.min_values ?? 1;
  const max = component.max_values ?? 1;
  if (count < min || count > max) {
    throw new ClientRefusal(`The field "${name}" wants ${min} to ${max} values, not ${count}.`);
  }
}

/** The chosen values, each one of the options if there are options. Also for select menus in messages. */
export function checkChoices(component: Component, chosen: string[]): string[] {
  checkCount(component, chosen.length);
  if (new Set(chosen).size < chosen.length) {
    throw new ClientRefusal(`In "${component.custom_id}" something is chosen twice.`);
  }
  const offered = component.options?.map((option) => option.value);
  const stranger = chosen.find((value) => offered && !offered.includes(value));
  if (stranger !== undefined) {
    throw new ClientRefusal(`"${component.custom_id}" does not offer "${stranger}".`);
  }
  return chosen;
}

async function uploadAll(
  component: Component,
  value: ModalValue,
  upload: Filling['upload'],
): Promise<string[]> {
  const files = (Array.isArray(value) ? value : [value]) as unknown[];
  checkCount(component, files.length);
  const filter = component.file_types ?? [];
  for (const file of files) {
    if (!isFileInput(file)) throw new ClientRefusal(`"${component.custom_id}" wants files.`);
    if (filter.length > 0 && !passesFilter(fileName(file), filter)) {
      throw new ClientRefusal(`"${component.custom_id}" takes no file like "${fileName(file)}".`);
    }
  }
  return Promise.all(files.filter(isFileInput).map(upload));
}
