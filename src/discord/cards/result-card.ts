import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { CardOf } from '../../core/card.ts';
import type { Edit } from '../../core/edit.ts';
import { aboutCost, attachmentName, clipLength, dollars, duration } from '../text.ts';
import { creditLine } from './credit-line.ts';
import { linkLine, messageUrl } from './links.ts';
import { button, container, lines, promptLine, row, small, videos } from './parts.ts';

/** The finished clip: beside what it was made from where both are there, or as a link where it is too large to go along. */
export function resultCard(card: CardOf<'edit'>): APIMessageTopLevelComponent[] {
  const { edit, fileName, link, bare } = card;
  return [
    container('done', [
      lines(headline(card), creditOf(card), bare ? null : promptLine(edit.prompt)),
      clips(card),
      lines(
        link === null || (bare && fileName !== null) ? null : linkLine(link, fileName !== null),
        small(
          `${clipLength(edit.clipMs)} clip`,
          madeIn(edit),
          card.showsCost ? cost(edit) : null,
          `ref ${edit.id}`,
        ),
      ),
      row(
        button('Remix', 'plain', 'remix', edit.id),
        button('Remix the original', 'plain', 'remix-original', edit.id),
        button('Run again', 'plain', 'again', edit.id),
        button('Report', 'plain', 'report', edit.id),
        button('Delete', 'plain', 'delete', edit.id),
      ),
    ]),
  ];
}

const creditOf = ({ credit, edit, bare }: CardOf<'edit'>): string | null =>
  creditLine(credit, { serverId: edit.serverId, bare });

function clips({ fileName, beforeName }: CardOf<'edit'>): ReturnType<typeof videos> | null {
  if (fileName === null) return null;
  const after = { filename: attachmentName(fileName), description: 'The edited clip' };
  if (beforeName === null) return videos(after);
  return videos({ filename: attachmentName(beforeName), description: 'The clip before' }, after);
}

function headline({ edit, fileName, link, elsewhere }: CardOf<'edit'>): string {
  const ready = `<@${edit.requesterId}>, your edited clip is ready.`;
  if (elsewhere?.parentId !== undefined) {
    return `${ready} It is in [the thread under the original](${messageUrl(edit.serverId, elsewhere)}).`;
  }
  if (elsewhere !== null) {
    return `${ready} Discord took it only as [a message of its own](${messageUrl(edit.serverId, elsewhere)}).`;
  }
  if (fileName !== null) {
    return link === null
      ? ready
      : `${ready} This is a small copy: the clip is too large to attach.`;
  }
  return link === null
    ? `**Finished** for <@${edit.requesterId}>.`
    : `${ready} It is too large to attach here.`;
}

function madeIn({ submittedAtMs, completedAtMs }: Edit): string | null {
  if (submittedAtMs === null || completedAtMs === null) return null;
  return `made in ${duration(completedAtMs - submittedAtMs)}`;
}

/** The provider's own figure; what was estimated where it gave none. */
function cost({ costMicros, estimateMicros }: Edit): string {
  return costMicros === null ? aboutCost(estimateMicros) : dollars(costMicros);
}
