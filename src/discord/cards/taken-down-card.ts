import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { CardOf } from '../../core/card.ts';
import type { TakeDown } from '../../core/edit.ts';
import { quoteText } from '../text.ts';
import type { Texts } from '../words/texts.ts';
import { container, lines, small } from './parts.ts';

/** Of a moderator's own words. */
const REASON_SHOWN = 300;

/** What stands in the place of a clip that is gone: nobody's prompt, no link, no button. */
export function takenDownCard(
  { edit, bare }: CardOf<'edit'>,
  { kind, reason }: TakeDown,
  t: Texts,
): APIMessageTopLevelComponent[] {
  const who = `<@${edit.requesterId}>`;
  const what = kind === 'deleted' ? t.takenDown.deleted(who) : t.takenDown.takenDown(who);
  const why = reason === '' || bare ? null : `> ${quoteText(reason, REASON_SHOWN)}`;
  return [container('stopped', [lines(what, why, small(`ref ${edit.id}`))])];
}
