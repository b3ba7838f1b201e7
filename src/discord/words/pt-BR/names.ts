import type { InputName } from '../../../core/errors.ts';
import type { FoundFile } from '../../../core/found-file.ts';
import { codeSpan, inert, inputParts } from '../facts.ts';
import { optionName } from '../option-name.ts';
import { editCommand } from './commands-edit.ts';

/** With its article, whose gender differs: nothing around it may have to agree with it. */
export function nameOf(input: InputName): string {
  const parts = inputParts(input);
  switch (parts.kind) {
    case 'clip':
      return 'o clipe';
    case 'file':
      return 'o arquivo';
    case 'image':
      return `a imagem ${parts.number}`;
    case 'element':
      return `o elemento ${parts.number}`;
    case 'view':
      return `o ângulo ${parts.view} do elemento ${parts.element}`;
  }
}

export function startNameOf(input: InputName): string {
  const name = nameOf(input);
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}

export const option = (input: InputName): string =>
  codeSpan(optionName(input, editCommand.options));

const named = (kind: string, format: string | null): string =>
  format === null ? kind : `${kind} ${inert(format)}`;

export function aFile(found: FoundFile): string {
  switch (found.kind) {
    case 'picture':
      return named('uma imagem', found.format);
    case 'sound':
      return named('um arquivo de som', found.format);
    case 'video':
      return named('um vídeo', found.format);
    case 'raw_picture':
      return 'uma imagem RAW de câmera';
    case 'gif':
      return 'um GIF';
    case 'pdf':
      return 'um PDF';
    case 'zip':
      return 'um arquivo ZIP';
    case 'web_page':
      return 'uma página da web';
    case 'text':
      return 'um arquivo de texto';
    case 'unknown':
      return 'um tipo de arquivo desconhecido';
  }
}
