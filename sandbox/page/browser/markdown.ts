import { el } from './dom.ts';
import { state } from './state.ts';
import { moment } from './times.ts';

type Nodes = (Node | string)[];

/** Anything up to the closing mark, escaped characters included. */
const BODY = String.raw`((?:\\[\s\S]|[^\\])+?)`;

interface Rule {
  pattern: RegExp;
  draw: (match: RegExpExecArray) => Node | string;
}

const wrap = (tag: 'strong' | 'em' | 'u' | 's') => (match: RegExpExecArray) =>
  el(tag, {}, ...inline(match[1] ?? ''));

const mention = (text: string) => el('span', { class: 'mention' }, text);

const nameIn = (list: readonly { id: string; name: string }[], id: string, otherwise: string) =>
  list.find((each) => each.id === id)?.name ?? otherwise;

/** What stands within a line, in the order in which it is looked for. */
const RULES: readonly Rule[] = [
  { pattern: /^\\([^\w\s])/, draw: ([, character = '']) => character },
  { pattern: /^`([^`]+)`/, draw: ([, code = '']) => el('code', {}, code) },
  { pattern: new RegExp(String.raw`^\*\*${BODY}\*\*(?!\*)`), draw: wrap('strong') },
  { pattern: new RegExp(`^__${BODY}__(?!_)`), draw: wrap('u') },
  { pattern: new RegExp(`^~~${BODY}~~`), draw: wrap('s') },
  { pattern: new RegExp(String.raw`^\*(?=\S)${BODY}\*(?!\*)`), draw: wrap('em') },
  { pattern: new RegExp(String.raw`^_(?=\S)${BODY}_(?!\w)`), draw: wrap('em') },
  {
    pattern: new RegExp(String.raw`^\|\|${BODY}\|\|`),
    draw: ([, hidden = '']) =>
      el('details', { class: 'spoiler' }, el('summary', {}, 'Spoiler'), ...inline(hidden)),
  },
  {
    pattern: /^\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)/,
    draw: ([, label = '', url = '']) => link(url, inline(label)),
  },
  { pattern: /^<(https?:\/\/[^\s>]+)>/, draw: ([, url = '']) => link(url, [url]) },
  { pattern: /^https?:\/\/[^\s<>]*[^\s<>.,:;"')\]]/, draw: ([url]) => link(url, [url]) },
  {
    pattern: /^<@!?(\d+)>/,
    draw: ([, id = '']) =>
      mention(
        `@${nameIn([...(state.place?.users ?? []), ...(state.place?.people ?? [])], id, 'unknown-user')}`,
      ),
  },
  {
    pattern: /^<@&(\d+)>/,
    draw: ([, id = '']) =>
      mention(`@${nameIn(state.place?.roles ?? [], id, 'unknown-role').replace(/^@/, '')}`),
  },
  {
    pattern: /^<#(\d+)>/,
    draw: ([, id = '']) => mention(`#${nameIn(state.place?.channels ?? [], id, 'unknown')}`),
  },
  { pattern: /^@(everyone|here)\b/, draw: ([all]) => mention(all) },
  { pattern: /^<\/([^:>]+):\d+>/, draw: ([, command = '']) => mention(`/${command}`) },
  {
    pattern: /^<t:(-?\d{1,13})(?::([tTdDfFR]))?>/,
    draw: ([, seconds = '', style = 'f']) => moment(Number(seconds) * 1000, style),
  },
];

const MARKS = /[\\`*_~|[<@h]/;

/** The nodes of one line, or of what stands between two marks. */
function inline(text: string): Nodes {
  const nodes: Nodes = [];
  let plain = '';
  let at = 0;
  while (at < text.length) {
    const drawn = MARKS.test(text[at] ?? '') ? drawAt(text, at) : undefined;
    if (!drawn) {
      plain += text[at];
      at += 1;
      continue;
    }
    if (typeof drawn.node === 'string') plain += drawn.node;
    else {
      nodes.push(plain, drawn.node);
      plain = '';
    }
    at += drawn.length;
  }
  return [...nodes, plain].filter((node) => node !== '');
}

function drawAt(text: string, at: number): { node: Node | string; length: number } | undefined {
  const rest = text.slice(at);
  // An underscore within a word is no mark, as in a file's name.
  const inWord = /\w/.test(text[at - 1] ?? '');
  if (inWord && /^[_h]/.test(rest)) return undefined;
  for (const { pattern, draw } of RULES) {
    const match = pattern.exec(rest);
    if (match) return { node: draw(match), length: match[0].length };
  }
  return undefined;
}

function link(url: string, label: Nodes): HTMLElement {
  return el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, ...label);
}

type Line = (text: string) => HTMLElement;

/** How a line begins that is more than a line. */
const LINES: readonly [RegExp, Line][] = [
  [/^-# +/, (text) => el('small', {}, ...inline(text))],
  [/^### +/, (text) => el('h5', {}, ...inline(text))],
  [/^## +/, (text) => el('h4', {}, ...inline(text))],
  [/^# +/, (text) => el('h3', {}, ...inline(text))],
  [/^> /, (text) => el('blockquote', {}, ...inline(text))],
  [/^ *[-*] +/, (text) => el('p', { class: 'bullet' }, ...inline(text))],
];

/** A person's or the bot's text as Discord draws it. Never markup of its own. */
export function markdown(text: string): HTMLElement {
  const box = el('div', { class: 'text' });
  for (const [index, part] of text.split('```').entries()) {
    if (index % 2 === 1) box.append(el('pre', {}, el('code', {}, part.replace(/^\w*\n/, ''))));
    else if (part !== '') for (const line of part.split('\n')) box.append(drawLine(line));
  }
  return box;
}

function drawLine(line: string): HTMLElement {
  for (const [begin, draw] of LINES) {
    const match = begin.exec(line);
    if (match) return draw(line.slice(match[0].length));
  }
  return el('p', {}, ...inline(line));
}
