import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';

export const links: Texts['links'] = {
  clip: ({ url, expiresAtMs }) =>
    `[Clip herunterladen](${url}). Der Link läuft ${relativeTime(expiresAtMs)} ab.`,
  fullSize: ({ url, expiresAtMs }) =>
    `[In voller Größe herunterladen](${url}). Der Link läuft ${relativeTime(expiresAtMs)} ab.`,
  ends: (expiresAtMs) => `Der Link läuft ${relativeTime(expiresAtMs)} ab.`,
  message: (url) => `[Nachricht](${url})`,
};
