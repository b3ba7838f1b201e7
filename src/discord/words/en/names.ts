import type { InputName } from '../../../core/errors.ts';
import type { FoundFile } from '../../../core/found-file.ts';
import { codeSpan, inert, inputParts } from '../facts.ts';
import { optionName } from '../option-name.ts';
import { editCommand } from './commands-edit.ts';

/** What a file of a request is called in a sentence: `the clip`, `image 2`, `view 2 of element 1`. */
export function nameOf(input: InputName): string {
  const parts = inputParts(input);
  switch (parts.kind) {
    case 'clip':
      return 'the clip';
    case 'file':
      return 'the file';
    case 'image':
      return `image ${parts.number}`;
    case 'element':
      return `element ${parts.number}`;
    case 'view':
      return `view ${parts.view} of element ${parts.element}`;
  }
}

/** {@link nameOf} at the start of a sentence. */
export function startNameOf(input: InputName): string {
  const parts = inputParts(input);
  switch (parts.kind) {
    case 'clip':
      return 'The clip';
    case 'file':
      return 'The file';
    case 'image':
      return `Image ${parts.number}`;
    case 'element':
      return `Element ${parts.number}`;
    case 'view':
      return `View ${parts.view} of element ${parts.element}`;
  }
}

/** An option of the command, as it is typed. */
export const option = (input: InputName): string =>
  codeSpan(optionName(input, editCommand.options));

/** Names of formats that begin with the sound of a vowel. */
const AFTER_AN = /^(?:AVI|AVIF|FLV|M4A|MPEG|MPEG-TS|Ogg|SVG)$/;

const withArticle = (format: string): string =>
  `${AFTER_AN.test(format) ? 'an' : 'a'} ${inert(format)}`;

/** What a file is, with its article: `a PNG picture`. */
export function aFile(found: FoundFile): string {
  switch (found.kind) {
    case 'picture':
      return found.format === null ? 'a picture' : `${withArticle(found.format)} picture`;
    case 'sound':
      return found.format === null ? 'a sound file' : `${withArticle(found.format)} sound file`;
    case 'video':
      return found.format === null ? 'a video' : `${withArticle(found.format)} video`;
    case 'raw_picture':
      return 'a camera raw picture';
    case 'gif':
      return 'a GIF';
    case 'pdf':
      return 'a PDF';
    case 'zip':
      return 'a ZIP archive';
    case 'web_page':
      return 'a web page';
    case 'text':
      return 'a text file';
    case 'unknown':
      return 'an unknown kind of file';
  }
}
