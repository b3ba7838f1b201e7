import type { Started, WireMessage } from '../wire.ts';
import { drawComponent } from './components.ts';
import { el } from './dom.ts';
import { markdown } from './markdown.ts';
import { attachment } from './media.ts';
import { sandboxNow } from './state.ts';
import { clockText } from './times.ts';

/** A message, with what this person started on it and how that went. */
export function drawMessage(message: WireMessage, started: readonly Started[]): HTMLElement {
  const { id, author, ephemeral, mentionsMe } = message;
  const own = started.filter(({ messageId }) => messageId === id);
  const waiting = own.filter(({ state }) => state === 'waiting');
  const failed = own.at(-1)?.state === 'failed' ? own.at(-1) : undefined;
  const look = ['message', ephemeral && 'ephemeral', mentionsMe && 'mentioned'];
  return el(
    'li',
    { 'data-key': id, 'data-message': id, class: look.filter(Boolean).join(' ') },
    el(
      'article',
      { 'aria-label': `${author.name}, ${clockText(message.at)}` },
      origin(message),
      el(
        'div',
        { class: `avatar ${hue(author.name)}`, 'aria-hidden': 'true' },
        author.bot ? 'K' : author.name[0],
      ),
      el('div', { class: 'content' }, head(message), ...body(message, waiting)),
      failed && el('p', { class: 'failure', role: 'alert' }, failed.text),
      ephemeral && foot(id),
      el(
        'button',
        {
          type: 'button',
          class: 'plain more-menu',
          'data-act': 'message-menu',
          'aria-haspopup': 'menu',
          'aria-label': `More for the message of ${author.name}, ${clockText(message.at)}`,
        },
        '⋯',
      ),
    ),
  );
}

function origin({ usedBy, replyTo }: WireMessage): HTMLElement | null {
  if (usedBy) {
    return el(
      'p',
      { class: 'origin' },
      `${usedBy.name} used `,
      el('span', { class: 'mention' }, usedBy.command),
    );
  }
  if (!replyTo) return null;
  return el(
    'p',
    { class: 'origin' },
    replyTo.name && el('strong', {}, replyTo.name, ' '),
    replyTo.text,
  );
}

function head({ author, at, edited }: WireMessage): HTMLElement {
  return el(
    'header',
    {},
    el('strong', {}, author.name),
    author.bot && el('span', { class: 'app' }, 'APP'),
    el('time', { datetime: new Date(at).toISOString() }, clockText(at)),
    edited && el('small', {}, '(edited)'),
  );
}

function body(message: WireMessage, waiting: readonly Started[]): HTMLElement[] {
  const { state, author, content, embeds, components, files, filesBelow } = message;
  if (state === 'thinking') return [dots(`${author.name} is thinking …`)];
  if (state === 'failed') return [el('p', { class: 'failure' }, message.text)];
  return [
    ...(content === '' ? [] : [markdown(content)]),
    ...(filesBelow ? files.map((file) => attachment(file)) : []),
    ...embeds.map(({ title, description }) =>
      el(
        'div',
        { class: 'container' },
        title ? el('h3', {}, title) : null,
        description ? markdown(description) : null,
      ),
    ),
    ...components.map((component) => drawComponent(component, { files, waiting })),
  ];
}

const dots = (text: string): HTMLElement =>
  el('p', { class: 'thinking' }, el('span', { class: 'dots', 'aria-hidden': 'true' }, '•••'), text);

function foot(id: string): HTMLElement {
  return el(
    'p',
    { class: 'foot' },
    'Only you can see this • ',
    el(
      'button',
      { type: 'button', class: 'linklike', 'data-act': 'dismiss', 'data-id': id },
      'Dismiss message',
    ),
  );
}

/** A command that has no message yet: on its way, or without an answer. */
export function drawStarted({ id, state, text, command }: Started, name: string): HTMLElement {
  const sending = state === 'waiting';
  return el(
    'li',
    { 'data-key': `started-${id}`, class: 'message ephemeral' },
    el(
      'article',
      { 'aria-label': command ?? '' },
      el('p', { class: 'origin' }, `${name} used `, el('span', { class: 'mention' }, command)),
      el('div', { class: 'avatar bot', 'aria-hidden': 'true' }, 'K'),
      el(
        'div',
        { class: 'content' },
        sending ? dots('Sending command …') : el('p', { class: 'failure', role: 'alert' }, text),
        !sending && foot(id),
      ),
    ),
  );
}

/** Commands that wait or failed belong at the end, for as long as they matter. */
export function loose(started: readonly Started[], dismissed: ReadonlySet<string>): Started[] {
  const since = sandboxNow() - 10 * 60_000;
  return started.filter(
    ({ id, state, command, messageId, at }) =>
      command !== null &&
      messageId === null &&
      (state === 'waiting' || state === 'failed') &&
      at > since &&
      !dismissed.has(id),
  );
}

const HUES = ['one', 'two', 'three', 'four'];

/** A colour for each name. */
export function hue(name: string): string {
  const sum = Array.from(name).reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return HUES[sum % HUES.length] ?? 'one';
}
