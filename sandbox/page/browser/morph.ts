/** State that belongs to whoever uses the element, not to whoever draws it. */
const THEIRS: Record<string, readonly string[]> = {
  DETAILS: ['open'],
  INPUT: ['value', 'checked'],
};

/**
 * Makes `from` look like `to` and leaves alone what is the same: focus stays, and a video that plays goes on. Children are told apart
 * by `data-key`, else by their place. Listeners on `to` are lost.
 */
export function morph(from: Element, to: Element): void {
  copyAttributes(from, to);
  const keyed = new Map<string, Element>();
  for (const child of from.children) {
    const key = keyOf(child);
    if (key !== undefined) keyed.set(key, child);
  }
  let at: ChildNode | null = from.firstChild;
  for (const wanted of Array.from(to.childNodes)) {
    const key = keyOf(wanted);
    const known = key === undefined ? plain(at) : keyed.get(key);
    if (!known || !isAlike(known, wanted)) {
      from.insertBefore(wanted, at);
      continue;
    }
    if (known === at) at = at.nextSibling;
    else from.insertBefore(known, at);
    if (known instanceof Element && wanted instanceof Element) morph(known, wanted);
    else if (known.nodeValue !== wanted.nodeValue) known.nodeValue = wanted.nodeValue;
  }
  while (at) {
    const next: ChildNode | null = at.nextSibling;
    at.remove();
    at = next;
  }
}

function keyOf(node: Node | null): string | undefined {
  return node instanceof HTMLElement ? node.dataset['key'] : undefined;
}

/** A node without a key can be used for any other without one. */
const plain = (node: ChildNode | null): ChildNode | undefined =>
  node && keyOf(node) === undefined ? node : undefined;

const isAlike = (a: Node, b: Node): boolean => a.nodeName === b.nodeName;

function copyAttributes(from: Element, to: Element): void {
  const theirs = THEIRS[from.nodeName] ?? [];
  for (const { name } of Array.from(from.attributes)) {
    if (!to.hasAttribute(name) && !theirs.includes(name)) from.removeAttribute(name);
  }
  for (const { name, value } of to.attributes) {
    // The page's policy takes no style attributes, only styles that are set.
    if (name === 'style' || theirs.includes(name)) continue;
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  }
  if (!(from instanceof HTMLElement) || !(to instanceof HTMLElement)) return;
  if (from.style.cssText !== to.style.cssText) from.style.cssText = to.style.cssText;
}
