import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';

import { stillAsked, type ConsentReport } from '../../core/consent.ts';
import type { Edit } from '../../core/edit.ts';
import { isEnding } from '../../core/states.ts';
import { explain } from '../explain.ts';
import type { Texts } from '../words/texts.ts';
import type { Colour } from './colours.ts';
import { messageUrl } from './links.ts';
import { button, container, lines, promptLine, row, small } from './parts.ts';

/** In full while it can be answered, but for a bound: the rest of the card has to fit beside it. */
const PROMPT_UNITS = 2_000;
/** Of those who are asked, or were. */
const PEOPLE_SHOWN = 20;

/** Several people by their names; whom a mention pings is said where it is sent. */
export function people(ids: readonly string[], t: Texts): string {
  const shown = ids.slice(0, PEOPLE_SHOWN).map(mention);
  const more = ids.length - shown.length;
  return t.figures.listed(more === 0 ? shown : [...shown, t.consent.morePeople(more)]);
}

const mention = (id: string): string => `<@${id}>`;

/** What somebody wants to make of a clip, for the people whose work is in it; once it is answered, how and by whom. */
export function consentCard(report: ConsentReport, t: Texts): APIMessageTopLevelComponent[] {
  const { edit, clip, answerByMs, mark, bare } = report;
  const asked = isOpen(edit) ? stillAsked(edit) : [];
  const requester = mention(edit.requesterId);
  return [
    container(colourOf(edit), [
      lines(
        asked.length > 0
          ? t.consent.question(requester, people(asked, t))
          : t.consent.wasAskedFor(requester),
        clip === null ? null : t.consent.madeFrom(messageUrl(edit.serverId, clip)),
        bare || edit.takeDown ? null : promptLine(edit.prompt, PROMPT_UNITS),
        ...allowedLines(edit, t),
        verdictOf(edit, asked.length, t),
        small(asked.length > 0 ? t.consent.answerUntil(answerByMs) : null, `ref ${mark}`),
      ),
      asked.length > 0
        ? row(
            button(t.consent.allow, 'good', 'consent-allow', edit.id),
            button(t.consent.refuse, 'danger', 'consent-refuse', edit.id),
          )
        : null,
    ]),
  ];
}

const isOpen = ({ state }: Edit): boolean => state === 'awaiting_consent';

function allowedLines({ consents }: Edit, t: Texts): string[] {
  return consents
    .slice(0, PEOPLE_SHOWN)
    .map(({ by, atMs }) => t.consent.allowedBy(mention(by), atMs));
}

function verdictOf(edit: Edit, asked: number, t: Texts): string | null {
  if (edit.takeDown) return t.consent.clipGone;
  const { state, failure, requesterId } = edit;
  if (isOpen(edit)) {
    return asked > 0 ? null : t.consent.allAllowed(mention(requesterId));
  }
  if (failure?.code === 'consent_refused')
    return t.consent.refusedBy(mention(failure.facts.userId));
  if (failure?.code === 'consent_expired') return t.consent.tooLate;
  if (stillAsked(edit).length === 0) return null;
  if (state === 'cancelled') return t.consent.withdrawn;
  return t.consent.over(failure === null ? null : explain(failure, t).what);
}

function colourOf(edit: Edit): Colour {
  if (isOpen(edit)) return 'unsure';
  const isAllowed = stillAsked(edit).length === 0;
  return isAllowed && !(isEnding(edit.state) && edit.failure) ? 'done' : 'stopped';
}
