import type { InputName } from '../../../core/errors.ts';
import { quoteText } from '../../text.ts';

/** What a file of a request is called in a sentence: `the clip`, `image 2`, `view 2 of element 1`. */
export function nameOf(input: InputName): string {
  const match = /^(image|element)(\d)(?:_view(\d))?$/.exec(input);
  if (match === null) return input === 'video' ? 'the clip' : 'the file';
  const [, kind, number, view] = match;
  return view === undefined ? `${kind} ${number}` : `view ${view} of ${kind} ${number}`;
}

/** {@link nameOf} at the start of a sentence. */
export function startNameOf(input: InputName): string {
  const name = nameOf(input);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** An option of the command, as it is typed. */
export function option(input: InputName): string {
  return `\`${input.replace(/[^a-z0-9_]/gi, '')}\``;
}

/** What was found in a file, as its own text calls it: short and inert. */
export function found(text: string): string {
  return quoteText(text, 40);
}

/** A kind of file with its article: `a PNG picture`; for a bare name such as `WebM`, `a file of the kind WebM`. */
export function aFile(kind: string): string {
  if (kind === '') return 'another kind of file';
  return /^an? /.test(kind) ? found(kind) : `a file of the kind ${found(kind)}`;
}

/** `Attach Files and View Channel`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
