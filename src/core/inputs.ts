import type { ElementInput, InputFile } from './edit.ts';
import { fail } from './errors.ts';
import { REFERENCES_MAX, VIEWS_MAX } from './model-limits.ts';

const SLOTS = [1, 2, 3, 4] as const;

/** The attachments of one command, by option name. */
export type Attached = ReadonlyMap<string, InputFile>;

/**
 * Images and elements in the order the prompt counts them in.
 *
 * @throws EditError `image_gap`, `element_gap`, `view_gap`, `view_without_element`, `too_many_references`.
 */
export function arrangeInputs(attached: Attached): {
  images: InputFile[];
  elements: ElementInput[];
} {
  const images = inOrder(attached, 'image', 'image_gap');
  for (const slot of SLOTS) checkViewsHaveElement(attached, slot);
  const elements = inOrder(attached, 'element', 'element_gap').map((frontal) => ({
    frontal,
    views: viewsOf(attached, frontal.input),
  }));
  if (images.length + elements.length > REFERENCES_MAX) {
    throw fail('too_many_references', {
      images: images.length,
      elements: elements.length,
      max: REFERENCES_MAX,
    });
  }
  return { images, elements };
}

function inOrder(attached: Attached, stem: string, gap: 'image_gap' | 'element_gap'): InputFile[] {
  return dense(
    attached,
    SLOTS.map((slot) => `${stem}${slot}`),
    gap,
  );
}

function viewsOf(attached: Attached, element: string): InputFile[] {
  const names = Array.from({ length: VIEWS_MAX }, (_, at) => `${element}_view${at + 1}`);
  return dense(attached, names, 'view_gap');
}

/** The files under these names, which must be given from the first on, without a hole. */
function dense(
  attached: Attached,
  names: readonly string[],
  gap: 'image_gap' | 'element_gap' | 'view_gap',
): InputFile[] {
  const files: InputFile[] = [];
  let missing: string | undefined;
  for (const name of names) {
    const file = attached.get(name);
    if (!file) missing ??= name;
    else if (missing !== undefined) throw fail(gap, { given: name, missing });
    else files.push(file);
  }
  return files;
}

function checkViewsHaveElement(attached: Attached, slot: number): void {
  const element = `element${slot}`;
  if (attached.has(element)) return;
  for (const name of attached.keys()) {
    if (name.startsWith(`${element}_view`)) {
      throw fail('view_without_element', { view: name, element });
    }
  }
}
