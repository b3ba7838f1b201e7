import { append, byId, el, newId } from './dom.ts';

/** A dialog that holds the focus until it is closed, and gives it back then. */
export interface Opened {
  element: HTMLDialogElement;
  /** Shows a sentence that is read out; an empty one takes it away. */
  complain(why: string): void;
  close(): void;
}

export interface DialogParts {
  title: string;
  body: readonly (Node | string)[];
  buttons: readonly HTMLButtonElement[];
  /** For Enter in a field, and for the button of type submit. */
  onSubmit?: () => void;
  onClose?: () => void;
}

/** Opens one. Escape closes it. */
export function openDialog({ title, body, buttons, onSubmit, onClose }: DialogParts): Opened {
  const heading = el('h2', { id: newId('title') }, title);
  const alert = el('p', { role: 'alert', class: 'complaint' });
  const close = el('button', { type: 'button', class: 'plain close', 'aria-label': 'Close' }, '×');
  const form = el('form', {});
  append(form, [
    el('header', {}, heading, close),
    el('div', { class: 'fields' }, ...body),
    alert,
    el('footer', {}, ...buttons),
  ]);
  const element = el('dialog', { 'aria-labelledby': heading.id }, form);
  close.addEventListener('click', () => element.close());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    onSubmit?.();
  });
  element.addEventListener('keydown', (event) => stayInside(element, event));
  element.addEventListener('close', () => {
    element.remove();
    // What had the focus before may be gone by now.
    if (document.activeElement === document.body) byId('scroller').focus({ preventScroll: true });
    onClose?.();
  });
  document.body.append(element);
  element.showModal();
  return {
    element,
    complain: (why) => void (alert.textContent = why),
    close: () => element.close(),
  };
}

const REACHABLE = 'button, input, select, textarea, a[href], [tabindex="0"]';

/** From the last thing that can have the focus Tab leads to the first, and not to the browser. */
function stayInside(element: HTMLDialogElement, event: KeyboardEvent): void {
  if (event.key !== 'Tab') return;
  const all = [...element.querySelectorAll<HTMLElement>(REACHABLE)].filter(
    (each) => each.tabIndex >= 0 && !each.matches(':disabled'),
  );
  const from = event.shiftKey ? all[0] : all.at(-1);
  if (document.activeElement !== from) return;
  event.preventDefault();
  (event.shiftKey ? all.at(-1) : all[0])?.focus();
}
