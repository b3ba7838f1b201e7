import type { Component } from '../../discord/model.ts';
import type { Started, WireFile } from '../wire.ts';
import { el } from './dom.ts';
import { fileBox, mediaBox } from './media.ts';
import { markdown } from './markdown.ts';
import { choicesOf, invitationOf } from './picker.ts';

export interface DrawContext {
  files: readonly WireFile[];
  /** What is under way on this message. */
  waiting: readonly Started[];
}

type Draw = (component: Component, context: DrawContext) => HTMLElement;

const BUTTON_STYLES: Record<number, string> = {
  1: 'primary',
  2: 'secondary',
  3: 'success',
  4: 'danger',
  5: 'link',
};

/** Discord's component types that a message can hold. */
const DRAW: Record<number, Draw> = {
  1: (component, context) => el('div', { class: 'row' }, children(component, context)),
  2: button,
  3: menu,
  5: menu,
  6: menu,
  7: menu,
  8: menu,
  9: (component, context) =>
    el(
      'div',
      { class: 'section' },
      el('div', {}, children(component, context)),
      component.accessory && drawComponent(component.accessory, context),
    ),
  10: ({ content }) => markdown(content ?? ''),
  11: ({ media, description }, { files }) =>
    mediaBox(media?.url ?? '', files, typeof description === 'string' ? description : null),
  12: ({ items }, { files }) =>
    el(
      'div',
      { class: 'gallery' },
      (items ?? []).map((item) => mediaBox(item.media.url, files, item.description ?? null)),
    ),
  13: ({ file }, { files }) => fileBox(file?.url ?? '', files),
  14: ({ divider }) => el('div', { class: divider === false ? 'gap' : 'gap line' }),
  17: container,
};

export function drawComponent(component: Component, context: DrawContext): HTMLElement {
  const draw = DRAW[component.type];
  return draw
    ? draw(component, context)
    : el(
        'p',
        { class: 'complaint' },
        `The page cannot show a component of type ${component.type}.`,
      );
}

const children = ({ components }: Component, context: DrawContext): HTMLElement[] =>
  (components ?? []).map((child) => drawComponent(child, context));

function container(component: Component, context: DrawContext): HTMLElement {
  const box = el('div', { class: 'container' }, children(component, context));
  const { accent_color: colour } = component;
  if (typeof colour === 'number') {
    box.style.setProperty('--accent', `#${colour.toString(16).padStart(6, '0')}`);
  }
  return box;
}

const isWaiting = ({ custom_id: id }: Component, { waiting }: DrawContext): boolean =>
  waiting.some(({ customId }) => customId === id);

function button(component: Component, context: DrawContext): HTMLElement {
  const { label, url, style, custom_id: customId } = component;
  const emoji = (component['emoji'] as { name?: string } | null | undefined)?.name;
  const face = [emoji, label].filter(Boolean).join(' ');
  const look = `button ${BUTTON_STYLES[style ?? 2] ?? 'secondary'}`;
  if (url) {
    return el(
      'a',
      { class: look, href: url, target: '_blank', rel: 'noopener noreferrer' },
      face,
      ' ↗',
    );
  }
  const busy = isWaiting(component, context);
  return el(
    'button',
    {
      type: 'button',
      class: look,
      'data-act': 'click',
      'data-id': customId,
      disabled: component.disabled === true,
      'aria-disabled': busy ? 'true' : null,
      'aria-busy': busy ? 'true' : null,
    },
    face,
  );
}

/** A select menu: a button that opens what there is to choose from. */
function menu(component: Component, context: DrawContext): HTMLElement {
  const { custom_id: customId } = component;
  const chosen = choicesOf(component).filter((choice) => choice.chosen);
  const names = chosen.map(({ label }) => label).join(', ');
  const invitation = invitationOf(component);
  const busy = isWaiting(component, context);
  return el(
    'button',
    {
      type: 'button',
      class: 'menu',
      'data-act': 'open-menu',
      'data-id': customId,
      'aria-haspopup': 'listbox',
      'aria-label': names === '' ? invitation : `${invitation}: ${names}`,
      disabled: component.disabled === true,
      'aria-disabled': busy ? 'true' : null,
      'aria-busy': busy ? 'true' : null,
    },
    el('span', { class: names === '' ? 'faint' : null }, names || invitation),
    el('span', { 'aria-hidden': 'true' }, '▾'),
  );
}
