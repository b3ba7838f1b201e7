import { PROMPT_MAX } from './model-limits.ts';
import { fail } from './errors.ts';

/**
 * An address (`bob@image1.example`) is passed over whole. It has a name before its @ and a dot behind: `hat@image1` is a
 * reference whose blank was forgotten.
 */
const ADDRESS = String.raw`(?<![\w.%+-])[\w.%+-]+@(?:[\w-]+\.)+[a-z]{2,}(?![\w-])`;
const REFERENCE = String.raw`@(image|element)(\d+)(?![\p{L}\p{N}_])`;
const ADDRESS_OR_REFERENCE = new RegExp(`${ADDRESS}|${REFERENCE}`, 'giu');

/** How many inputs a prompt can refer to. */
export interface Referable {
  images: number;
  elements: number;
}

/**
 * The prompt as the model gets it: references capitalised (`@image1` → `@Image1`), whether they exist checked.
 *
 * @throws EditError `prompt_empty`, `prompt_too_long`, `reference_missing`.
 */
export function preparePrompt(text: string, given: Referable): string {
  const prompt = text.trim();
  if (prompt === '') throw fail('prompt_empty');
  if (prompt.length > PROMPT_MAX) {
    throw fail('prompt_too_long', { length: prompt.length, max: PROMPT_MAX });
  }
  return prompt.replaceAll(ADDRESS_OR_REFERENCE, (found, word?: string, digits?: string) => {
    if (word === undefined || digits === undefined) return found;
    const kind = word.toLowerCase() === 'image' ? 'image' : 'element';
    const count = kind === 'image' ? given.images : given.elements;
    const number = Number(digits);
    const reference = `@${kind === 'image' ? 'Image' : 'Element'}${digits}`;
    if (number < 1 || number > count) {
      throw fail('reference_missing', { reference, kind, given: count });
    }
    return `@${kind === 'image' ? 'Image' : 'Element'}${number}`;
  });
}
