import { actAsPerson, FileBag } from './api.ts';
import { type CommandForm, commandForm } from './command-form.ts';
import type { Typeable } from './commands.ts';
import { Completion } from './completion.ts';
import { byId, el } from './dom.ts';
import { sizeText } from './media.ts';
import { state } from './state.ts';

/** Where one writes: a message, or a command with its options. */
export class Composer {
  readonly #form = byId<HTMLFormElement>('composer');
  readonly #input = el('input', {
    id: 'say',
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    'aria-autocomplete': 'list',
    'aria-controls': 'completion',
    'aria-expanded': 'false',
    maxlength: 2000,
  });
  readonly #files = el('input', {
    type: 'file',
    multiple: true,
    class: 'unseen',
    'aria-label': 'Attach files',
  });
  readonly #picked = el('p', { class: 'picked', role: 'status' });
  readonly #alert = el('p', { role: 'alert', class: 'complaint' });
  readonly #place = el('div', {});
  readonly #completion = new Completion(this.#input, (typeable) => this.#begin(typeable));
  #command: CommandForm | null = null;

  constructor() {
    const attach = el(
      'label',
      { class: 'attach', title: 'Attach files' },
      this.#files,
      el('span', { 'aria-hidden': 'true' }, '+'),
    );
    const send = el('button', { type: 'submit', class: 'button primary' }, 'Send');
    this.#form.append(
      this.#completion.element,
      this.#place,
      this.#alert,
      this.#picked,
      el('div', { class: 'bar' }, attach, this.#input, send),
    );
    this.#input.addEventListener('input', () => this.#completion.follow());
    this.#input.addEventListener('blur', () => this.#completion.close());
    this.#files.addEventListener('change', () => this.#showPicked());
    this.#form.addEventListener('keydown', (event) => this.#onKey(event));
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#send();
    });
  }

  /** Follows to where one is now. A command that was begun elsewhere is left. */
  follow(): void {
    const { here } = state.place ?? {};
    const where = here?.server ? `#${here.name}` : `@${here?.name ?? ''}`;
    this.#input.placeholder = `Message ${where}, or / for commands`;
    this.#input.setAttribute('aria-label', `Message ${where}`);
  }

  leave(): void {
    if (!this.#command) return;
    this.#command = null;
    this.#place.replaceChildren();
    this.#form.classList.remove('commanding');
    this.#input.focus();
  }

  #begin(typeable: Typeable): void {
    this.#input.value = '';
    this.#alert.textContent = '';
    this.#command = commandForm(typeable, () => this.leave());
    this.#place.replaceChildren(this.#command.element);
    this.#form.classList.add('commanding');
    if (typeable.options.some(({ required }) => required)) this.#command.focus();
    else this.#form.querySelector<HTMLElement>('[type=submit]')?.focus();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.target === this.#input && this.#completion.onKey(event)) event.preventDefault();
    else if (event.key === 'Escape') this.leave();
    else if (
      event.key === 'Enter' &&
      !event.shiftKey &&
      event.target instanceof HTMLTextAreaElement
    ) {
      event.preventDefault();
      this.#form.requestSubmit();
    }
  }

  async #send(): Promise<void> {
    this.#alert.textContent = '';
    if (this.#command) {
      const invalid = this.#form.querySelector<HTMLInputElement>('.command :invalid');
      if (invalid) return void invalid.reportValidity();
      const command = this.#command;
      this.#form.setAttribute('aria-busy', 'true');
      const sent = await command.send();
      this.#form.removeAttribute('aria-busy');
      if (sent && this.#command === command) this.leave();
      return;
    }
    if (this.#input.value.startsWith('/')) {
      this.#alert.textContent = 'There is no such command for this person here.';
      return;
    }
    await this.#say();
  }

  async #say(): Promise<void> {
    const bag = new FileBag();
    const files = [...(this.#files.files ?? [])].map((file) => bag.add(file).part);
    const done = await actAsPerson(
      { act: 'say', text: withMentions(this.#input.value), files },
      bag,
    );
    if (!done.ok) {
      this.#alert.textContent = done.why;
      return;
    }
    this.#input.value = '';
    this.#files.value = '';
    this.#showPicked();
  }

  #showPicked(): void {
    const files = [...(this.#files.files ?? [])];
    this.#picked.textContent = files
      .map(({ name, size }) => `📎 ${name}, ${sizeText(size)}`)
      .join('  ');
  }
}

/** Names with an @ as Discord's client sends them. */
function withMentions(text: string): string {
  const { users = [], roles = [], channels = [] } = state.place ?? {};
  const idOf = (list: readonly { id: string; name: string }[], name: string) =>
    list.find((each) => each.name === name)?.id;
  return text
    .replaceAll(/@([\w-]+)/g, (typed: string, name: string) => {
      const user = idOf(users, name);
      const role = idOf(roles, name);
      if (user !== undefined) return `<@${user}>`;
      return role === undefined ? typed : `<@&${role}>`;
    })
    .replaceAll(/#([\w-]+)/g, (typed: string, name: string) => {
      const channel = idOf(channels, name);
      return channel === undefined ? typed : `<#${channel}>`;
    });
}
