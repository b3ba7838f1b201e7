import { matching, type Typeable, typeables } from './commands.ts';
import { el } from './dom.ts';
import { state } from './state.ts';

const SHOWN = 50;

/** The commands that fit what stands in a text field, to choose from with the arrow keys. */
export class Completion {
  readonly element = el('ul', {
    id: 'completion',
    role: 'listbox',
    'aria-label': 'Commands',
    hidden: true,
  });
  readonly #input: HTMLInputElement;
  readonly #choose: (typeable: Typeable) => void;
  #found: Typeable[] = [];
  #at = 0;

  constructor(input: HTMLInputElement, choose: (typeable: Typeable) => void) {
    this.#input = input;
    this.#choose = choose;
    this.element.addEventListener('mousedown', (event) => {
      const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
      const index = option ? [...this.element.children].indexOf(option) : -1;
      // Before the field loses the focus to the list.
      event.preventDefault();
      if (index !== -1) this.#take(index);
    });
  }

  get open(): boolean {
    return !this.element.hidden;
  }

  /** Shows what fits now. */
  follow(): void {
    const typed = this.#input.value;
    const { commands = [], locale = '' } = state.place ?? {};
    const all = typeables(commands, locale);
    this.#found = typed.startsWith('/') ? matching(all, typed).slice(0, SHOWN) : [];
    this.#at = 0;
    this.#draw();
  }

  close(): void {
    this.#found = [];
    this.#draw();
  }

  /** Whether the key was for the list. */
  onKey(event: KeyboardEvent): boolean {
    if (!this.open) return false;
    const count = this.#found.length;
    if (event.key === 'ArrowDown') this.#at = (this.#at + 1) % count;
    else if (event.key === 'ArrowUp') this.#at = (this.#at + count - 1) % count;
    else if (event.key === 'Enter' || event.key === 'Tab') this.#take(this.#at);
    else if (event.key === 'Escape') this.close();
    else return false;
    if (this.open) this.#draw();
    return true;
  }

  #take(index: number): void {
    const found = this.#found[index];
    this.close();
    if (found) this.#choose(found);
  }

  #draw(): void {
    this.element.hidden = this.#found.length === 0;
    this.element.replaceChildren(
      ...this.#found.map(({ shown, description }, index) =>
        el(
          'li',
          {
            id: `completion-${index}`,
            role: 'option',
            'aria-selected': index === this.#at ? 'true' : 'false',
          },
          el('strong', {}, shown),
          el('small', {}, description),
        ),
      ),
    );
    this.#input.setAttribute('aria-expanded', String(this.open));
    if (this.open) this.#input.setAttribute('aria-activedescendant', `completion-${this.#at}`);
    else this.#input.removeAttribute('aria-activedescendant');
    this.element.children[this.#at]?.scrollIntoView({ block: 'nearest' });
  }
}
