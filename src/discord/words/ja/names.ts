import type { InputName } from '../../../core/errors.ts';
import type { FoundFile } from '../../../core/found-file.ts';
import { codeSpan, inert, inputParts } from '../facts.ts';
import { optionName } from '../option-name.ts';
import { editCommand } from './commands-edit.ts';

/** What a file of a request is called in a sentence, also at its start. */
export function nameOf(input: InputName): string {
  const parts = inputParts(input);
  switch (parts.kind) {
    case 'clip':
      return 'クリップ';
    case 'file':
      return 'ファイル';
    case 'image':
      return `画像${parts.number}`;
    case 'element':
      return `エレメント${parts.number}`;
    case 'view':
      return `エレメント${parts.element}のアングル${parts.view}`;
  }
}

/** An option of the command, as it is typed. */
export const option = (input: InputName): string =>
  codeSpan(optionName(input, editCommand.options));

/** What a file is: `PNG画像`. */
export function aFile(found: FoundFile): string {
  switch (found.kind) {
    case 'picture':
      return `${inert(found.format ?? '')}画像`;
    case 'sound':
      return `${inert(found.format ?? '')}音声ファイル`;
    case 'video':
      return `${inert(found.format ?? '')}動画`;
    case 'raw_picture':
      return 'カメラのRAW画像';
    case 'gif':
      return 'GIF';
    case 'pdf':
      return 'PDF';
    case 'zip':
      return 'ZIPファイル';
    case 'web_page':
      return 'Webページ';
    case 'text':
      return 'テキストファイル';
    case 'unknown':
      return '不明な種類のファイル';
  }
}
