import type { Done } from '../wire.ts';
import { actAsPerson } from './api.ts';
import { tellRefusal } from './announce.ts';
import { nameIn } from './commands.ts';
import { el } from './dom.ts';
import { state } from './state.ts';

const MESSAGE_COMMAND = 3;

interface Entry {
  label: string;
  use: () => Promise<Done>;
}

/** The menu of a message: what applications do with messages, and what the client itself does. */
export function openMessageMenu(messageId: string, opener: HTMLElement): void {
  const entries = entriesFor(messageId);
  const menu = el('div', {
    role: 'menu',
    popover: 'auto',
    class: 'message-menu',
    'aria-label': 'Message',
  });
  menu.append(
    ...entries.map(({ label }, index) =>
      el('button', { type: 'button', role: 'menuitem', 'data-index': index }, label),
    ),
  );
  if (entries.length === 0) menu.append(el('p', {}, 'There is nothing to do with this message.'));
  menu.addEventListener('click', (event) => {
    const item = event.target instanceof Element && event.target.closest('[role=menuitem]');
    const entry = item instanceof HTMLElement ? entries[Number(item.dataset['index'])] : undefined;
    if (!entry) return;
    menu.hidePopover();
    void entry.use().then(tellRefusal);
  });
  menu.addEventListener('keydown', (event) => moveIn(menu, event));
  menu.addEventListener('toggle', (event) => {
    if (!(event instanceof ToggleEvent) || event.newState === 'open') return;
    menu.remove();
    opener.focus();
  });
  document.body.append(menu);
  menu.showPopover();
  placeBeside(menu, opener);
  menu.querySelector<HTMLElement>('[role=menuitem]')?.focus();
}

function entriesFor(messageId: string): Entry[] {
  const { commands: all = [], locale = '' } = state.place ?? {};
  const commands = all.filter(({ type }) => type === MESSAGE_COMMAND);
  const message = state.messages.get(messageId);
  const entries: Entry[] = message?.ephemeral
    ? []
    : commands.map((command) => ({
        label: `Apps › ${nameIn(command, locale)}`,
        use: async () => actAsPerson({ act: 'message-command', command: command.name, messageId }),
      }));
  if (message?.mayDelete) {
    entries.push({
      label: 'Delete message',
      use: async () => actAsPerson({ act: 'delete', messageId }),
    });
  }
  return entries;
}

function moveIn(menu: HTMLElement, event: KeyboardEvent): void {
  const items = [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const at = items.findIndex((item) => item === document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  items[(at + step + items.length) % items.length]?.focus();
}

function placeBeside(menu: HTMLElement, opener: HTMLElement): void {
  const edge = opener.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const left = Math.max(8, Math.min(edge.right - width, innerWidth - width - 8));
  const below = edge.bottom + height + 8 < innerHeight;
  menu.style.left = `${left}px`;
  menu.style.top = `${Math.max(8, below ? edge.bottom + 4 : edge.top - height - 4)}px`;
}
