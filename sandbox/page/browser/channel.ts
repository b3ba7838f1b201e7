import type { Messages, WireMessage } from '../wire.ts';
import { announce } from './announce.ts';
import { byId, el } from './dom.ts';
import { drawMessage, drawStarted, loose } from './message.ts';
import { markdown } from './markdown.ts';
import { morph } from './morph.ts';
import { state } from './state.ts';

/** Near enough to the end to stay there. */
const NEAR_PX = 120;

const scroller = byId('scroller');

const isAtEnd = (): boolean =>
  scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_PX;

const toEnd = (): void => void (scroller.scrollTop = scroller.scrollHeight);

/** Draws the channel as it is now. */
export function drawChannel(): void {
  const stay = isAtEnd();
  const { place, started, dismissed } = state;
  const messages = state.order.flatMap((id) => state.messages.get(id) ?? []);
  const shown = messages.filter(({ id }) => !dismissed.has(id));
  const next = el(
    'ol',
    { id: 'messages' },
    shown.map((message) => drawMessage(message, started)),
    loose(started, dismissed).map((one) => drawStarted(one, place?.me.name ?? '')),
  );
  if (next.children.length === 0) {
    next.append(
      el('li', { class: 'empty' }, 'Nothing was said here yet. Type / to see the commands.'),
    );
  }
  const list = byId('messages');
  const hadFocus = list.contains(document.activeElement);
  morph(list, next);
  // What had the focus may be gone; whoever uses the keyboard stays where they were.
  if (hadFocus && !list.contains(document.activeElement)) scroller.focus({ preventScroll: true });
  if (stay) toEnd();
}

/** Pictures and videos get their height late. */
export function watchHeights(): void {
  let stay = true;
  scroller.addEventListener('scroll', () => (stay = isAtEnd()));
  new ResizeObserver(() => stay && toEnd()).observe(byId('messages'));
}

let first = true;

/** Forgets what was here; the next messages are not news. */
export function leaveChannel(): void {
  state.order = [];
  state.messages.clear();
  state.started = [];
  first = true;
}

/** Takes in what changed, and says what is new to whoever listens. */
export function takeMessages({ order, changed }: Messages): void {
  for (const message of changed) {
    const before = state.messages.get(message.id);
    state.messages.set(message.id, message);
    if (!first) tell(message, before);
  }
  for (const id of state.messages.keys()) if (!order.includes(id)) state.messages.delete(id);
  state.order = order;
  const newest = order.at(-1);
  if (newest !== undefined) state.read.set(`${state.as}:${state.channel}`, newest);
  drawChannel();
  if (first) toEnd();
  first = false;
}

/** What a card says first is its headline; more would be read out with every step of its progress. */
const headline = ({ state: shown, text }: WireMessage): string =>
  shown === 'thinking' ? 'is thinking' : markdown(text.split('\n')[0] ?? '').textContent.trim();

function tell(message: WireMessage, before: WireMessage | undefined): void {
  const now = headline(message);
  if (now === '' || (before && headline(before) === now)) return;
  announce(`${message.author.name}: ${now}`);
}
