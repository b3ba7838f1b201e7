import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';

const ends = (expiresAtMs: number): string => `O link expira ${relativeTime(expiresAtMs)}.`;

export const links: Texts['links'] = {
  clip: ({ url, expiresAtMs }) => `[Baixar o clipe](${url}). ${ends(expiresAtMs)}`,
  fullSize: ({ url, expiresAtMs }) => `[Baixar em tamanho original](${url}). ${ends(expiresAtMs)}`,
  ends,
  message: (url) => `[mensagem](${url})`,
};
