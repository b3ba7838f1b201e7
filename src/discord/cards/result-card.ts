import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { CardOf } from '../../core/card.ts';
import type { Edit } from '../../core/edit.ts';
import { attachmentName, clipLength, duration, quoteText } from '../text.ts';
import { linkLine } from './links.ts';
import { container, lines, small, video } from './parts.ts';

/** Of the prompt, beside the result. */
const PROMPT_SHOWN = 600;

/** The finished clip: the video itself, or a link where it is too large to go along. */
export function resultCard(card: CardOf<'edit'>): APIMessageTopLevelComponent[] {
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

function headline({ edit, fileName, link }: CardOf<'edit'>): string {
  const ready = `<@${edit.requesterId}>, your edited clip is ready.`;
  if (fileName !== null) return ready;
  return link === null
    ? `**Finished** for <@${edit.requesterId}>.`
    : `${ready} It is too large to attach here.`;
}

function madeIn({ submittedAtMs, completedAtMs }: Edit): string | null {
  if (submittedAtMs === null || completedAtMs === null) return null;
  return `made in ${duration(completedAtMs - submittedAtMs)}`;
}
