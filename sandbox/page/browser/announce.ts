import type { Done } from '../wire.ts';
import { byId, el } from './dom.ts';

const KEPT = 4;

/** Says something to whoever listens to the page. */
export function announce(text: string): void {
  const announcer = byId('announcer');
  const line = document.createElement('p');
  line.textContent = text;
  announcer.append(line);
  while (announcer.children.length > KEPT) announcer.firstElementChild?.remove();
}

const TOAST_MS = 8_000;

/** Says, for all to see, what Discord's client would not let somebody do. */
export function tellRefusal(done: Done): void {
  if (done.ok) return;
  const toast = el('div', { class: 'toast', role: 'alert' }, done.why);
  document.body.append(toast);
  setTimeout(() => toast.remove(), TOAST_MS);
}
