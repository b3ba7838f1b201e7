import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { CardOf } from '../../core/card.ts';
import type { Edit } from '../../core/edit.ts';
import { attachmentName } from '../text.ts';
import type { Texts } from '../words/texts.ts';
import { creditLine } from './credit-line.ts';
import { linkLine, messageUrl } from './links.ts';
import { button, container, lines, promptLine, row, small, videos } from './parts.ts';

/** The finished clip: beside what it was made from where both are there, or as a link where it is too large to go along. */
export function resultCard(card: CardOf<'edit'>, t: Texts): APIMessageTopLevelComponent[] {
  const { edit, fileName, link, bare } = card;
  const { buttons } = t.result;
  return [
    container('done', [
      lines(headline(card, t), creditOf(card, t), bare ? null : promptLine(edit.prompt)),
      clips(card, t),
      lines(
        link === null || (bare && fileName !== null) ? null : linkLine(link, fileName !== null, t),
        small(
          t.result.clip(edit.clipMs),
          madeIn(edit, t),
          card.showsCost ? cost(edit, t) : null,
          `ref ${edit.id}`,
        ),
      ),
      row(
        button(buttons.remix, 'plain', 'remix', edit.id),
        button(buttons.remixOriginal, 'plain', 'remix-original', edit.id),
        button(buttons.again, 'plain', 'again', edit.id),
        button(buttons.report, 'plain', 'report', edit.id),
        button(buttons.delete, 'plain', 'delete', edit.id),
      ),
    ]),
  ];
}

const creditOf = ({ credit, edit, bare }: CardOf<'edit'>, t: Texts): string | null =>
  creditLine(credit, { serverId: edit.serverId, bare }, t);

function clips(
  { fileName, beforeName }: CardOf<'edit'>,
  t: Texts,
): ReturnType<typeof videos> | null {
  if (fileName === null) return null;
  const after = { filename: attachmentName(fileName), description: t.result.editedClip };
  if (beforeName === null) return videos(after);
  return videos({ filename: attachmentName(beforeName), description: t.result.clipBefore }, after);
}

function headline({ edit, fileName, link, elsewhere }: CardOf<'edit'>, t: Texts): string {
  const who = `<@${edit.requesterId}>`;
  if (elsewhere !== null) {
    const url = messageUrl(edit.serverId, elsewhere);
    return elsewhere.parentId === undefined
      ? t.result.readyInOwnMessage(who, url)
      : t.result.readyInThread(who, url);
  }
  if (fileName !== null) return link === null ? t.result.ready(who) : t.result.readySmallCopy(who);
  return link === null ? t.result.finished(who) : t.result.readyTooLarge(who);
}

function madeIn({ submittedAtMs, completedAtMs }: Edit, t: Texts): string | null {
  if (submittedAtMs === null || completedAtMs === null) return null;
  return t.result.madeIn(completedAtMs - submittedAtMs);
}

/** The provider's own figure; what was estimated where it gave none. */
function cost({ costMicros, estimateMicros }: Edit, { figures }: Texts): string {
  return costMicros === null ? figures.aboutCost(estimateMicros) : figures.dollars(costMicros);
}
