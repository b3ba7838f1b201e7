import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';

import { stillAsked, type ConsentReport } from '../../core/consent.ts';
import type { Edit } from '../../core/edit.ts';
import { isEnding } from '../../core/states.ts';
import { explain } from '../explain.ts';
import { relativeTime } from '../text.ts';
import { listed } from '../words/en/names.ts';
import type { Colour } from './colours.ts';
import { messageUrl } from './links.ts';
import { button, container, lines, promptLine, row, small } from './parts.ts';

/** In full while it can be answered, but for a bound: the rest of the card has to fit beside it. */
const PROMPT_UNITS = 2_000;
/** Of those who are asked, or were. */
const PEOPLE_SHOWN = 20;

/** Several people by their names; whom a mention pings is said where it is sent. */
export function people(ids: readonly string[]): string {
  const shown = ids.slice(0, PEOPLE_SHOWN).map((id) => `<@${id}>`);
  const more = ids.length - shown.length;
  return listed(more === 0 ? shown : [...shown, `${more} more`]);
}

/** What somebody wants to make of a clip, for the people whose work is in it; once it is answered, how and by whom. */
export function consentCard(report: ConsentReport): APIMessageTopLevelComponent[] {
  const { edit, clip, answerByMs, mark, bare } = report;
  const asked = isOpen(edit) ? stillAsked(edit) : [];
  const source =
    clip === null ? null : `It is made from [this clip](${messageUrl(edit.serverId, clip)}).`;
  return [
    container(colourOf(edit), [
      lines(
        asked.length > 0
          ? `**May this be made of your work?** <@${edit.requesterId}> asks ${people(asked)}.`
          : `A remix that <@${edit.requesterId}> asked for`,
        source,
        bare || edit.takeDown ? null : promptLine(edit.prompt, PROMPT_UNITS),
        ...allowedLines(edit),
        verdictOf(edit, asked.length),
        small(
          asked.length > 0 ? `can be answered until ${relativeTime(answerByMs)}` : null,
          `ref ${mark}`,
        ),
      ),
      asked.length > 0
        ? row(
            button('Allow', 'good', 'consent-allow', edit.id),
            button('Refuse', 'danger', 'consent-refuse', edit.id),
          )
        : null,
    ]),
  ];
}

const isOpen = ({ state }: Edit): boolean => state === 'awaiting_consent';

function allowedLines({ consents }: Edit): string[] {
  return consents
    .slice(0, PEOPLE_SHOWN)
    .map(({ by, atMs }) => `<@${by}> **allowed** this ${relativeTime(atMs)}.`);
}

function verdictOf(edit: Edit, asked: number): string | null {
  if (edit.takeDown) return 'The clip is not there any more.';
  const { state, failure, requesterId } = edit;
  if (isOpen(edit)) {
    return asked > 0
      ? null
      : `Everybody has allowed it. It starts as soon as the limits of <@${requesterId}> have room.`;
  }
  if (failure?.code === 'consent_refused') return `<@${failure.facts.userId}> **refused** this.`;
  if (failure?.code === 'consent_expired') return '**Too late:** not everybody answered in time.';
  if (stillAsked(edit).length === 0) return null;
  if (state === 'cancelled') return '**Withdrawn** before everybody had answered.';
  return `**Over.** ${failure === null ? '' : explain(failure, t).what}`;
}

function colourOf(edit: Edit): Colour {
  if (isOpen(edit)) return 'unsure';
  const isAllowed = stillAsked(edit).length === 0;
  return isAllowed && !(isEnding(edit.state) && edit.failure) ? 'done' : 'stopped';
}
