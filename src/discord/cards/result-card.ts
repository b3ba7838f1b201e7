import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { Card } from '../../core/card.ts';
import type { Edit } from '../../core/edit.ts';
import { attachmentName, clipLength, duration, quoteText, relativeTime } from '../text.ts';
import { container, lines, small, video } from './parts.ts';

/** Of the prompt, beside the result. */
const PROMPT_SHOWN = 600;
/** A longer link would not fit beside the prompt. */
const LINK_MAX = 1800;

/** The finished clip: the video itself, or a link where it is too large to go along. */
export function resultCard(card: Extract<Card, { kind: 'edit' }>): APIMessageTopLevelComponent[] {
  const { edit, fileName, link } = card;
  const inline = fileName === null ? null : video(attachmentName(fileName));
  return [
    container('done', [
      lines(headline(card), `> ${quoteText(edit.prompt, PROMPT_SHOWN)}`),
      inline,
      lines(
        link === null ? null : linkLine(link, fileName !== null),
        small(`${clipLength(edit.clipMs)} clip`, madeIn(edit), `ref ${edit.id}`),
      ),
    ]),
  ];
}

function headline({ edit, fileName, link }: Extract<Card, { kind: 'edit' }>): string {
  const ready = `<@${edit.requesterId}>, your edited clip is ready.`;
  if (fileName !== null) return ready;
  return link === null
    ? `**Finished** for <@${edit.requesterId}>.`
    : `${ready} It is too large to attach here.`;
}

/** A masked link: a link button would take only 512 characters. */
export function linkLine(
  link: { url: string; expiresAtMs: number },
  isExtra: boolean,
): string | null {
  const url = safeUrl(link.url);
  if (url === null) return null;
  const words = isExtra ? 'Download it in full size' : 'Download the clip';
  return `[${words}](${url}). The link ends ${relativeTime(link.expiresAtMs)}.`;
}

/** Null for what is no web address; brackets are encoded, since they would end the link early. */
function safeUrl(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['https:', 'http:'].includes(url.protocol)) return null;
  const encoded = url.href.replace(/[()<>\s]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return encoded.length <= LINK_MAX ? encoded : null;
}

function madeIn({ submittedAtMs, completedAtMs }: Edit): string | null {
  if (submittedAtMs === null || completedAtMs === null) return null;
  return `made in ${duration(completedAtMs - submittedAtMs)}`;
}
