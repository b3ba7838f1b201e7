import type { InputName } from '../../core/errors.ts';
import { inputParts } from './facts.ts';

interface Named {
  readonly name: string;
}

/** Those of `/kling-edit` that take a file, in one language. */
export interface FileOptions {
  readonly video: Named;
  image(this: void, number: number): Named;
  element(this: void, number: number): Named;
  view(this: void, element: number, view: number): Named;
}

/** What the option is called that a file came in, as its person's client shows it; where it is none of these, as it came. */
export function optionName(input: InputName, options: FileOptions): string {
  const parts = inputParts(input);
  switch (parts.kind) {
    case 'clip':
      return options.video.name;
    case 'image':
    case 'element':
      return options[parts.kind](Number(parts.number)).name;
    case 'view':
      return options.view(Number(parts.element), Number(parts.view)).name;
    case 'file':
      return input;
  }
}
