import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';

export const links: Texts['links'] = {
  clip: ({ url, expiresAtMs }) =>
    `[Télécharger le clip](${url}). Le lien expire ${relativeTime(expiresAtMs)}.`,
  fullSize: ({ url, expiresAtMs }) =>
    `[Le télécharger en taille réelle](${url}). Le lien expire ${relativeTime(expiresAtMs)}.`,
  ends: (expiresAtMs) => `Le lien expire ${relativeTime(expiresAtMs)}.`,
  message: (url) => `[message](${url})`,
};
