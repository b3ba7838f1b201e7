import {
  type APIComponentInContainer,
  type APISelectMenuComponent,
  type ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord-api-types/v10';

import { type ControlAction, encodeCustomId } from '../custom-id.ts';
import { bound } from '../text.ts';

/** Discord's limits for one menu: what it offers and what can be chosen, and characters. */
export const SELECT_LIMITS = { options: 25, placeholder: 150, text: 100 } as const;

/** What every menu says. */
interface Choosing {
  /** Shown while nothing is chosen. */
  placeholder: string;
  /** How many have to be chosen, 1 unless said; with 0 everything can be taken back. */
  min?: number;
  /** How many can be chosen, 1 unless said; never more than 25. */
  max?: number;
}

/** Of a menu that Discord fills: the ids that are chosen already. What is more than `max` of them is not shown. */
interface Picking extends Choosing {
  chosen?: readonly string[];
}

export interface SelectOption {
  label: string;
  /** What comes back; at most 100 characters, and one of a kind in its menu. */
  value: string;
  description?: string;
  chosen?: boolean;
}

/** A row with a menu of the server's roles, which comes back to us with this action, about these ids. */
export function roleSelect(
  action: ControlAction,
  args: readonly string[],
  picking: Picking,
): APIComponentInContainer {
  return row({
    type: ComponentType.RoleSelect,
    ...menu(action, args, picking),
    ...preset(SelectMenuDefaultValueType.Role, picking),
  });
}

/** The same of the server's channels; of these types if some are given. */
export function channelSelect(
  action: ControlAction,
  args: readonly string[],
  { types, ...picking }: Picking & { types?: readonly ChannelType[] },
): APIComponentInContainer {
  return row({
    type: ComponentType.ChannelSelect,
    ...menu(action, args, picking),
    ...preset(SelectMenuDefaultValueType.Channel, picking),
    ...(types && { channel_types: [...types] }),
  });
}

/** The same of people. */
export function userSelect(
  action: ControlAction,
  args: readonly string[],
  picking: Picking,
): APIComponentInContainer {
  return row({
    type: ComponentType.UserSelect,
    ...menu(action, args, picking),
    ...preset(SelectMenuDefaultValueType.User, picking),
  });
}

/** The same of what is given: 1 to 25 options, else a RangeError. */
export function stringSelect(
  action: ControlAction,
  args: readonly string[],
  { options, ...choosing }: Choosing & { options: readonly SelectOption[] },
): APIComponentInContainer {
  const drawn = drawOptions(options);
  const count = options.length;
  const { min = 1, max = 1 } = choosing;
  return row({
    type: ComponentType.StringSelect,
    // Discord refuses a menu from which more has to or can be chosen than is there.
    ...menu(action, args, { ...choosing, min: Math.min(min, count), max: Math.min(max, count) }),
    options: drawn,
  });
}

/** The options of a menu: 1 to 25 different ones, else a RangeError. */
export function drawOptions(options: readonly SelectOption[]) {
  const values = new Set(options.map(({ value }) => value));
  const count = options.length;
  if (count === 0 || count > SELECT_LIMITS.options || values.size < count) {
    throw new RangeError(`A menu offers 1 to ${SELECT_LIMITS.options} different options.`);
  }
  return options.map(drawOption);
}

function drawOption({ label, value, description, chosen = false }: SelectOption) {
  if (value.length > SELECT_LIMITS.text) throw new RangeError(`Too long to come back: ${value}`);
  return {
    label: bound(label, SELECT_LIMITS.text),
    value,
    ...(description !== undefined && { description: bound(description, SELECT_LIMITS.text) }),
    default: chosen,
  };
}

function menu(
  action: ControlAction,
  args: readonly string[],
  { placeholder, min = 1, max = 1 }: Choosing,
) {
  return {
    custom_id: encodeCustomId(action, ...args),
    placeholder: bound(placeholder, SELECT_LIMITS.placeholder),
    min_values: min,
    max_values: Math.min(max, SELECT_LIMITS.options),
  };
}

/** Discord refuses a menu in which fewer or more are chosen than can be. */
function preset<T extends SelectMenuDefaultValueType>(
  type: T,
  { chosen = [], min = 1, max = 1 }: Picking,
): { default_values?: { type: T; id: string }[] } {
  const ids = [...new Set(chosen)].slice(0, Math.min(max, SELECT_LIMITS.options));
  return ids.length === 0 || ids.length < min
    ? {}
    : { default_values: ids.map((id) => ({ type, id })) };
}

/** A menu takes a row for itself. */
function row(one: APISelectMenuComponent): APIComponentInContainer {
  return { type: ComponentType.ActionRow, components: [one] };
}
