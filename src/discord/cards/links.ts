import type { Edit, ShownMessage } from '../../core/edit.ts';
import type { Texts } from '../words/texts.ts';

/** A longer link would not fit beside the prompt. */
const LINK_MAX = 1800;

/** A masked link: a link button would take only 512 characters. Null for what is no web address, or too long. */
export function linkLine(
  link: { url: string; expiresAtMs: number },
  isExtra: boolean,
  t: Texts,
): string | null {
  const url = safeUrl(link.url);
  if (url === null) return null;
  const { expiresAtMs } = link;
  return isExtra ? t.links.fullSize({ url, expiresAtMs }) : t.links.clip({ url, expiresAtMs });
}

/** Until when a link works. */
export function linkEnds({ expiresAtMs }: { expiresAtMs: number }, t: Texts): string {
  return t.links.ends(expiresAtMs);
}

/** Null for what is no web address; brackets are encoded, since they would end the link early. */
export function safeUrl(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['https:', 'http:'].includes(url.protocol)) return null;
  const encoded = url.href.replace(/[()<>\s]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return encoded.length <= LINK_MAX ? encoded : null;
}

/** Where an edit's message is, as Discord links to messages; null while nobody knows. */
export function messageLink({ serverId, message, way }: Edit, t: Texts): string | null {
  if (message === null) return null;
  return t.links.message(messageUrl(way === 'direct' ? '@me' : serverId, message));
}

/** A message's address; `@me` in place of the server for direct messages. */
export function messageUrl(place: string, { channelId, messageId }: ShownMessage): string {
  return `https://discord.com/channels/${place}/${channelId}/${messageId}`;
}
