import type { InputName } from '../../../core/errors.ts';
import type { FoundFile } from '../../../core/found-file.ts';
import { codeSpan, inert, inputParts } from '../facts.ts';
import { optionName } from '../option-name.ts';
import { editCommand } from './commands-edit.ts';

/** What a file of a request is called as the object of a sentence: `den Clip`, `Bild 2`. */
export const nameOf = (input: InputName): string => named(input, 'den Clip', 'die Datei');

/** The same as its subject, at the start. */
export const startNameOf = (input: InputName): string => named(input, 'Der Clip', 'Die Datei');

function named(input: InputName, clip: string, file: string): string {
  const parts = inputParts(input);
  switch (parts.kind) {
    case 'clip':
      return clip;
    case 'file':
      return file;
    case 'image':
      return `Bild ${parts.number}`;
    case 'element':
      return `Element ${parts.number}`;
    case 'view':
      return `Ansicht ${parts.view} von Element ${parts.element}`;
  }
}

/** An option of the command, as it is typed. */
export const option = (input: InputName): string =>
  codeSpan(optionName(input, editCommand.options));

/** `PNG-Bild`, `JPEG-XL-Bild`. */
const compound = (format: string, noun: string): string =>
  `${inert(format).replaceAll(' ', '-')}-${noun}`;

/** What a file is, with its article: `ein PNG-Bild`. */
export function aFile(found: FoundFile): string {
  switch (found.kind) {
    case 'picture':
      return found.format === null ? 'ein Bild' : `ein ${compound(found.format, 'Bild')}`;
    case 'sound':
      return found.format === null
        ? 'eine Audiodatei'
        : `eine ${compound(found.format, 'Audiodatei')}`;
    case 'video':
      return found.format === null ? 'ein Video' : `ein ${compound(found.format, 'Video')}`;
    case 'raw_picture':
      return 'ein RAW-Foto aus einer Kamera';
    case 'gif':
      return 'ein GIF';
    case 'pdf':
      return 'ein PDF';
    case 'zip':
      return 'ein ZIP-Archiv';
    case 'web_page':
      return 'eine Webseite';
    case 'text':
      return 'eine Textdatei';
    case 'unknown':
      return 'eine Datei unbekannter Art';
  }
}
