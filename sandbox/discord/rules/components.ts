import type { FormErrors, FormPath } from '../api-error.ts';
import type { Component } from '../model.ts';
import { checkMenu } from './menus.ts';

const MAX_COMPONENTS = 40;
const MAX_TEXT = 4000;
const BUTTON = 2;
const LINK_STYLE = 5;
const PREMIUM_STYLE = 6;

/** Visits every component, nested ones too, in reading order. */
export function walk(
  components: readonly Component[],
  visit: (component: Component, path: FormPath) => void,
  at: FormPath = ['components'],
): void {
  components.forEach((component, index) => {
    const path = [...at, index];
    visit(component, path);
    walk(component.components ?? [], visit, [...path, 'components']);
    if (component.component) {
      visitOne(component.component, visit, [...path, 'component']);
    }
    if (component.accessory) visitOne(component.accessory, visit, [...path, 'accessory']);
  });
}

function visitOne(
  component: Component,
  visit: (component: Component, path: FormPath) => void,
  path: FormPath,
): void {
  visit(component, path);
  walk(component.components ?? [], visit, [...path, 'components']);
}

/** The addresses a component shows, with where they stand in it. */
export function mediaOf(component: Component): { url: string; path: FormPath }[] {
  const found: { url: string; path: FormPath }[] = [];
  if (component.media) found.push({ url: component.media.url, path: ['media', 'url'] });
  if (component.file) found.push({ url: component.file.url, path: ['file', 'url'] });
  (component.items ?? []).forEach((item, index) => {
    found.push({ url: item.media.url, path: ['items', index, 'media', 'url'] });
  });
  return found;
}

/** Gives every component without an id the next free one, as Discord does. */
export function withIds(components: readonly Component[]): Component[] {
  const copy = structuredClone(components) as Component[];
  const taken = new Set<number>();
  walk(copy, ({ id }) => id && taken.add(id));
  let next = 1;
  walk(copy, (component) => {
    if (component.id) return;
    while (taken.has(next)) next += 1;
    taken.add(next);
    component.id = next;
  });
  return copy;
}

export interface ComponentContext {
  /** Whether the message has IS_COMPONENTS_V2. */
  v2: boolean;
  /** The names of the message's attachments. */
  names: ReadonlySet<string>;
  /** Where the components stand in the body. */
  at: FormPath;
}

/** The rules for a message's components that no schema expresses. */
export function checkComponents(
  components: readonly Component[],
  context: ComponentContext,
  errors: FormErrors,
): void {
  const { v2, at } = context;
  const seenCustomIds = new Set<string>();
  const seenIds = new Set<number>();
  let count = 0;
  let text = 0;
  walk(
    components,
    (component, path) => {
      count += 1;
      if (component.type === 10) text += component.content?.length ?? 0;
      checkUnique(component, path, { seenCustomIds, seenIds }, errors);
      if (component.type === 1) checkRow(component, path, errors);
      if (component.type === BUTTON) checkButton(component, path, errors);
      checkMenu(component, path, errors);
      checkMedia(component, path, context.names, errors);
    },
    at,
  );
  if (count > MAX_COMPONENTS) {
    errors.add(
      at,
      'COMPONENT_MAX_TOTAL',
      `At most ${MAX_COMPONENTS} components in all, not ${count}.`,
    );
  }
  if (text > MAX_TEXT) {
    errors.add(at, 'COMPONENT_MAX_TEXT', `At most ${MAX_TEXT} characters of text, not ${text}.`);
  }
  if (!v2) checkLegacy(components, at, errors);
}

function checkUnique(
  { custom_id: customId, id }: Component,
  path: FormPath,
  { seenCustomIds, seenIds }: { seenCustomIds: Set<string>; seenIds: Set<number> },
  errors: FormErrors,
): void {
  if (customId) {
    if (seenCustomIds.has(customId)) {
      const message = 'Component custom id cannot be duplicated';
      errors.add([...path, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', message);
    }
    seenCustomIds.add(customId);
  }
  if (id) {
    if (seenIds.has(id)) errors.add([...path, 'id'], 'COMPONENT_ID_DUPLICATED', 'Duplicate id.');
    seenIds.add(id);
  }
}

function checkRow(row: Component, path: FormPath, errors: FormErrors): void {
  const children = row.components ?? [];
  const buttons = children.filter((child) => child.type === BUTTON).length;
  if (buttons !== children.length && children.length > 1) {
    const message = 'A row holds up to five buttons or one select menu.';
    errors.add([...path, 'components'], 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message);
  }
}

function checkButton(button: Component, path: FormPath, errors: FormErrors): void {
  const has = { custom_id: !!button.custom_id, url: !!button.url, sku_id: !!button.sku_id };
  let wanted: keyof typeof has = 'custom_id';
  if (button.style === LINK_STYLE) wanted = 'url';
  if (button.style === PREMIUM_STYLE) wanted = 'sku_id';
  if (!has[wanted]) {
    const message = `A button of style ${button.style} needs a ${wanted}.`;
    errors.add([...path, wanted], 'BASE_TYPE_REQUIRED', message);
  }
  for (const key of ['custom_id', 'url', 'sku_id'] as const) {
    if (key === wanted || !has[key]) continue;
    const message = `A button of style ${button.style} cannot have a ${key}.`;
    errors.add([...path, key], 'BUTTON_COMPONENT_KEYS_EXCLUSIVE', message);
  }
  if (wanted !== 'sku_id' && !button.label && !button['emoji']) {
    errors.add([...path, 'label'], 'BUTTON_COMPONENT_INVALID', 'A label or an emoji is required.');
  }
  if (button.url && !/^(https?|discord):/.test(button.url)) {
    errors.add([...path, 'url'], 'URL_TYPE_INVALID_SCHEME', 'Must be http, https or discord.');
  }
}

function checkMedia(
  component: Component,
  path: FormPath,
  names: ReadonlySet<string>,
  errors: FormErrors,
): void {
  for (const media of mediaOf(component)) {
    const at = [...path, ...media.path];
    const name = /^attachment:\/\/(.*)$/.exec(media.url)?.[1];
    if (name !== undefined) {
      if (names.has(name)) continue;
      const message = `No attachment of this message is called "${name}".`;
      errors.add(at, 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', message);
    } else if (component.type === 13) {
      errors.add(at, 'UNFURLED_MEDIA_ITEM_URL_INVALID', 'A file must refer to attachment://name.');
    } else if (!/^https?:/.test(media.url)) {
      errors.add(at, 'URL_TYPE_INVALID_SCHEME', 'Must be http, https or attachment.');
    }
  }
}

function checkLegacy(components: readonly Component[], at: FormPath, errors: FormErrors): void {
  components.forEach((component, index) => {
    if (component.type === 1) return;
    const message = 'Value of field "type" must be one of (1,).';
    errors.add([...at, index, 'type'], 'UNION_TYPE_CHOICES', message);
  });
  if (components.length > 5) {
    errors.add(at, 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.');
  }
}
