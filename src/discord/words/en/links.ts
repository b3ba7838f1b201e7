import { relativeTime } from '../../text.ts';

interface Link {
  url: string;
  expiresAtMs: number;
}

/** Links, in Markdown. */
export const links = {
  clip: ({ url, expiresAtMs }: Link) =>
    `[Download the clip](${url}). The link ends ${relativeTime(expiresAtMs)}.`,
  /** Beside a smaller version. */
  fullSize: ({ url, expiresAtMs }: Link) =>
    `[Download it in full size](${url}). The link ends ${relativeTime(expiresAtMs)}.`,
  /** Where the link itself is a button. */
  ends: (expiresAtMs: number) => `The link ends ${relativeTime(expiresAtMs)}.`,
  /** In a line of facts, to an edit's message. */
  message: (url: string) => `[message](${url})`,
};
