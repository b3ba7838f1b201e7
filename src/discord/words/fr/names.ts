import type { InputName } from '../../../core/errors.ts';
import type { FoundFile } from '../../../core/found-file.ts';
import { codeSpan, inert, inputParts } from '../facts.ts';
import { optionName } from '../option-name.ts';
import { editCommand } from './commands-edit.ts';

/** A direct object: after « de » or « à » it would have to change. */
export function nameOf(input: InputName): string {
  const parts = inputParts(input);
  switch (parts.kind) {
    case 'clip':
      return 'le clip';
    case 'file':
      return 'le fichier';
    case 'image':
      return `l’image ${parts.number}`;
    case 'element':
      return `l’élément ${parts.number}`;
    case 'view':
      return `la vue ${parts.view} de l’élément ${parts.element}`;
  }
}

export function startNameOf(input: InputName): string {
  const name = nameOf(input);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

export const option = (input: InputName): string =>
  codeSpan(optionName(input, editCommand.options));

const ofFormat = (kind: string, format: string | null): string =>
  format === null ? kind : `${kind} ${inert(format)}`;

export function aFile(found: FoundFile): string {
  switch (found.kind) {
    case 'picture':
      return ofFormat('une image', found.format);
    case 'sound':
      return ofFormat('un fichier audio', found.format);
    case 'video':
      return ofFormat('une vidéo', found.format);
    case 'raw_picture':
      return 'une image brute d’appareil photo (RAW)';
    case 'gif':
      return 'un GIF';
    case 'pdf':
      return 'un PDF';
    case 'zip':
      return 'une archive ZIP';
    case 'web_page':
      return 'une page web';
    case 'text':
      return 'un fichier texte';
    case 'unknown':
      return 'un fichier d’un type inconnu';
  }
}
