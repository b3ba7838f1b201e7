import type { InputName } from '../../../core/errors.ts';
import type { FoundFile } from '../../../core/found-file.ts';
import { codeSpan, inert, inputParts } from '../facts.ts';
import { optionName } from '../option-name.ts';
import { editCommand } from './commands-edit.ts';

/** What a file of a request is called in a sentence. Not behind `de` or `a`, which would merge with its article. */
export function nameOf(input: InputName): string {
  const parts = inputParts(input);
  switch (parts.kind) {
    case 'clip':
      return 'el clip';
    case 'file':
      return 'el archivo';
    case 'image':
      return `la imagen ${parts.number}`;
    case 'element':
      return `el elemento ${parts.number}`;
    case 'view':
      return `la vista ${parts.view} del elemento ${parts.element}`;
  }
}

/** {@link nameOf} at the start of a sentence. */
export function startNameOf(input: InputName): string {
  const name = nameOf(input);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** An option of the command, as it is typed. */
export const option = (input: InputName): string =>
  codeSpan(optionName(input, editCommand.options));

const withFormat = (kind: string, format: string | null): string =>
  format === null ? kind : `${kind} ${inert(format)}`;

/** What a file is, with its article. */
export function aFile(found: FoundFile): string {
  switch (found.kind) {
    case 'picture':
      return withFormat('una imagen', found.format);
    case 'sound':
      return withFormat('un archivo de sonido', found.format);
    case 'video':
      return withFormat('un video', found.format);
    case 'raw_picture':
      return 'una imagen RAW de cámara';
    case 'gif':
      return 'un GIF';
    case 'pdf':
      return 'un PDF';
    case 'zip':
      return 'un archivo ZIP';
    case 'web_page':
      return 'una página web';
    case 'text':
      return 'un archivo de texto';
    case 'unknown':
      return 'un archivo de tipo desconocido';
  }
}
