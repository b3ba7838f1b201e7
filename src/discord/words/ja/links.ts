import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';

const ends = (expiresAtMs: number): string => `リンクの期限は${relativeTime(expiresAtMs)}です。`;

export const links: Texts['links'] = {
  clip: ({ url, expiresAtMs }) => `[クリップをダウンロード](${url})。${ends(expiresAtMs)}`,
  fullSize: ({ url, expiresAtMs }) => `[フルサイズでダウンロード](${url})。${ends(expiresAtMs)}`,
  ends,
  message: (url) => `[メッセージ](${url})`,
};
