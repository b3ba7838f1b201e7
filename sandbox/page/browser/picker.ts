import type { Component } from '../../discord/model.ts';
import { openDialog } from './dialog.ts';
import { el, newId } from './dom.ts';
import { state } from './state.ts';

export interface Choice {
  value: string;
  label: string;
  description: string | null;
  chosen: boolean;
}

/** Discord's component types of menus that it fills itself. */
const USERS = 5;
const ROLES = 6;
const MENTIONABLES = 7;
const CHANNELS = 8;

/** What a menu asks for. */
export function invitationOf({ placeholder }: Component): string {
  return typeof placeholder === 'string' ? placeholder : 'Make a selection';
}

/** What a menu offers, and what of it is chosen already. */
export function choicesOf(component: Component): Choice[] {
  if (component.options) {
    return component.options.map(({ value, label, description, default: chosen }) => ({
      value,
      label,
      description: description ?? null,
      chosen: chosen === true,
    }));
  }
  const chosen = new Set((component.default_values ?? []).map(({ id }) => id));
  return offered(component).map(({ id, name }) => ({
    value: id,
    label: name,
    description: null,
    chosen: chosen.has(id),
  }));
}

function offered({ type, channel_types: types }: Component): { id: string; name: string }[] {
  const { place } = state;
  if (!place) return [];
  const people = place.users.map(({ id, name }) => ({ id, name: `@${name}` }));
  const roles = place.roles.map(({ id, name }) => ({ id, name: `@${name.replace(/^@/, '')}` }));
  if (type === USERS) return people;
  if (type === ROLES) return roles;
  if (type === MENTIONABLES) return [...people, ...roles];
  if (type !== CHANNELS) return [];
  return place.channels
    .filter((channel) => !types || types.length === 0 || types.includes(channel.type))
    .map(({ id, name }) => ({ id, name: `#${name}` }));
}

/**
 * Lets somebody choose in a menu: one by clicking it, several with a button at the end. Arrow keys move, Enter and Space choose.
 *
 * @param pick - is given what was chosen; says why it cannot be, or null.
 */
export function openPicker(
  component: Component,
  pick: (values: string[]) => Promise<string | null>,
): void {
  const title = invitationOf(component);
  const most = component.max_values ?? 1;
  const several = most > 1 || component.min_values === 0;
  const choices = choicesOf(component);
  const list = el('ul', {
    role: 'listbox',
    'aria-label': title,
    'aria-multiselectable': most > 1 ? 'true' : 'false',
    class: 'choices',
  });
  list.append(...choices.map((choice) => drawChoice(choice, most > 1)));
  const done = el('button', { type: 'submit', class: 'button primary' }, 'Done');
  const finish = async () => {
    const why = await pick(chosenIn(list));
    if (why === null) opened.close();
    else opened.complain(why);
  };
  const opened = openDialog({
    title,
    body: [list, ...(choices.length === 0 ? [el('p', {}, 'There is nothing to choose.')] : [])],
    buttons: several ? [done] : [],
    onSubmit: () => void finish(),
  });
  const choose = (option: HTMLElement) => {
    toggle(list, option, { most, mayBeNone: component.min_values === 0 });
    if (!several) void finish();
  };
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element && event.target.closest('[role=option]');
    if (option instanceof HTMLElement) choose(option);
  });
  list.addEventListener('keydown', (event) => onKey(event, list, choose));
  const first =
    list.querySelector<HTMLElement>('[aria-selected=true]') ??
    list.querySelector<HTMLElement>('[role=option]');
  first?.focus();
}

function drawChoice({ value, label, description, chosen }: Choice, box: boolean): HTMLElement {
  const about = newId('about');
  return el(
    'li',
    {
      role: 'option',
      tabindex: '-1',
      'data-value': value,
      'aria-selected': chosen ? 'true' : 'false',
      'aria-label': label,
      'aria-describedby': description === null ? null : about,
      class: box ? 'box' : null,
    },
    el('strong', {}, label),
    description !== null && el('small', { id: about }, description),
  );
}

const chosenIn = (list: HTMLElement): string[] =>
  [...list.querySelectorAll<HTMLElement>('[aria-selected=true]')].map(
    (option) => option.dataset['value'] ?? '',
  );

function toggle(
  list: HTMLElement,
  option: HTMLElement,
  { most, mayBeNone }: { most: number; mayBeNone: boolean },
): void {
  const was = option.ariaSelected === 'true';
  if (most === 1) {
    for (const other of list.querySelectorAll('[role=option]')) other.ariaSelected = 'false';
    option.ariaSelected = was && mayBeNone ? 'false' : 'true';
    return;
  }
  option.ariaSelected = was ? 'false' : 'true';
}

function onKey(
  event: KeyboardEvent,
  list: HTMLElement,
  choose: (option: HTMLElement) => void,
): void {
  const options = [...list.querySelectorAll<HTMLElement>('[role=option]')];
  const at = options.findIndex((option) => option === document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: options.length - 1 }[event.key];
  if (to !== undefined) options[Math.max(0, Math.min(options.length - 1, to))]?.focus();
  else if ((event.key === 'Enter' || event.key === ' ') && options[at]) choose(options[at]);
  else return;
  event.preventDefault();
}
