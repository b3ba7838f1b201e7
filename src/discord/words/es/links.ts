import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';

export const links: Texts['links'] = {
  clip: ({ url, expiresAtMs }) =>
    `[Descargar el clip](${url}). El enlace caduca ${relativeTime(expiresAtMs)}.`,
  fullSize: ({ url, expiresAtMs }) =>
    `[Descargarlo en tamaño completo](${url}). El enlace caduca ${relativeTime(expiresAtMs)}.`,
  ends: (expiresAtMs) => `El enlace caduca ${relativeTime(expiresAtMs)}.`,
  message: (url) => `[mensaje](${url})`,
};
