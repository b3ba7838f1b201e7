import type { Component, Message } from '../model.ts';
import { walk } from '../rules/components.ts';
import type { Card } from './card.ts';
import { ClientRefusal } from './refused.ts';
import { TypedInteraction } from './typed-interaction.ts';

/** Anything that stands for a message: the message, a card of it, or the interaction that brought it. */
export type Target = Message | Card | TypedInteraction;

/** The message as it is now, however old the card. @throws ClientRefusal when there is none. */
export function messageOf(target: Target): Message {
  if (!('state' in target) && !(target instanceof TypedInteraction)) return target;
  if (!target.message) throw new ClientRefusal('There is no message to use.');
  return target.message;
}

function find(message: Message, fits: (component: Component) => boolean): Component | undefined {
  let found: Component | undefined;
  walk(message.components, (component) => {
    if (!found && fits(component)) found = component;
  });
  return found;
}

/** A button that can be pressed now. @throws ClientRefusal when it is not there, disabled, or a link. */
export function buttonOf(message: Message, which: string): Component {
  const button = find(
    message,
    ({ type, custom_id, label }) => type === 2 && (custom_id === which || label === which),
  );
  if (!button) throw new ClientRefusal(`The message has no button "${which}".`);
  if (button.disabled) throw new ClientRefusal(`The button "${which}" is disabled.`);
  if (!button.custom_id) throw new ClientRefusal(`The button "${which}" is a link.`);
  return button;
}

/** A select menu that can be used now. @throws ClientRefusal when it is not there or disabled. */
export function selectOf(message: Message, which: string): Component {
  const menu = find(
    message,
    ({ type, custom_id }) => [3, 5, 6, 7, 8].includes(type) && custom_id === which,
  );
  if (!menu) throw new ClientRefusal(`The message has no menu "${which}".`);
  if (menu.disabled) throw new ClientRefusal(`The menu "${which}" is disabled.`);
  return menu;
}
