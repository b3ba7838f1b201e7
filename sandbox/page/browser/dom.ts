type Child = Node | string | null | undefined | false | readonly Child[];

type Value = string | number | boolean | null | undefined;

/**
 * Makes an element. Attributes that are null, undefined or false are left out; true stands as an empty one. Text is always text,
 * never markup.
 */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, Value>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, children);
  return element;
}

export function append(to: ParentNode, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(to, child as readonly Child[]);
    else to.append(child as Node | string);
  }
}

/** The page's own element of this id. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new TypeError(`The page has no #${id}.`);
  return found as T;
}

let count = 0;

/** An id that no other element has. */
export function newId(prefix: string): string {
  count += 1;
  return `${prefix}-${count}`;
}

/**
 * Runs `act` for a click on anything that carries `data-act`, now or later: what is drawn anew needs no listeners. Things that are
 * busy or disabled do nothing.
 */
export function onAct(root: HTMLElement, act: (name: string, from: HTMLElement) => void): void {
  root.addEventListener('click', (event) => {
    const from = event.target instanceof Element ? event.target.closest('[data-act]') : null;
    if (!(from instanceof HTMLElement) || from.ariaDisabled === 'true') return;
    act(from.dataset['act'] ?? '', from);
  });
}
