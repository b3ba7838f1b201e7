import type { InputName } from '../../core/errors.ts';
import { quoteText } from '../text.ts';

/** What the sentences of every language are made from: no words in here. */

/** Of a moderator's own words. */
const REASON_SHOWN = 300;
/** Of a list of roles or channels. */
const LISTED = 3;
/** The highest number an option of the command has. */
export const OPTIONS_MAX = 4;

/** How long it takes until a clip is ready: from now, or from when it starts, where nobody can tell when that is. */
export interface ReadyIn {
  ms: number;
  from: 'now' | 'start';
}

/** Which file of a request it is. */
export type InputParts =
  | { kind: 'clip' | 'file' }
  | { kind: 'image' | 'element'; number: string }
  | { kind: 'view'; view: string; element: string };

/** An option's name in its parts: `element1_view2` is view 2 of element 1. A `file` is one of no known option. */
export function inputParts(input: InputName): InputParts {
  if (input === 'video') return { kind: 'clip' };
  const [, kind, number, view] = /^(image|element)(\d)(?:_view(\d))?$/.exec(input) ?? [];
  if (number === undefined) return { kind: 'file' };
  if (view !== undefined) return { kind: 'view', view, element: number };
  return { kind: kind === 'image' ? 'image' : 'element', number };
}

/** A name, such as an option's, in a code span. */
export function codeSpan(name: string): string {
  return `\`${name.replace(/[^\p{L}\p{M}\p{N}_-]/gu, '')}\``;
}

/** A name out of a file, such as its codec's: short and inert. */
export function inert(name: string): string {
  return quoteText(name, 40);
}

/** Words in a link; without an address the words alone. */
export function linked(words: string, url: string | null): string {
  return url === null ? words : `[${words}](${url})`;
}

/** A moderator's reason, for a line of its own; nothing where none was given. */
export function quoted(reason: string): { quote?: string } {
  return reason === '' ? {} : { quote: quoteText(reason, REASON_SHOWN) };
}

/** Of roles and channels Discord shows the names; nobody is pinged. `hasMore`: there are others than those listed. */
export function mentions(
  sign: '#' | '@&',
  ids: readonly string[],
): { shown: string[]; hasMore: boolean } {
  return {
    shown: ids.slice(0, LISTED).map((id) => `<${sign}${id}>`),
    hasMore: ids.length > LISTED,
  };
}

/** A reference of a prompt, in a code span, where nothing pings. */
export function shownReference(reference: string): string {
  return `\`@${plainReference(reference)}\``;
}

/** What is wrong with a reference to something that is not there, and the file that it would be about. */
export function missingReference(
  reference: string,
): { kind: 'below_one' | 'above_most' } | { kind: 'not_attached'; input: InputName } {
  const name = plainReference(reference).toLowerCase();
  const number = Number(/\d+$/.exec(name)?.[0] ?? 0);
  if (number < 1) return { kind: 'below_one' };
  return number <= OPTIONS_MAX ? { kind: 'not_attached', input: name } : { kind: 'above_most' };
}

function plainReference(reference: string): string {
  return reference.replace(/[^A-Za-z0-9]/g, '').slice(0, 20);
}
