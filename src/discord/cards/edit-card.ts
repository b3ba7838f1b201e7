import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { isFromAppeal } from '../../core/ask.ts';
import type { CardOf } from '../../core/card.ts';
import { stillAsked } from '../../core/consent.ts';
import { isReviewed, type Edit } from '../../core/edit.ts';
import { isPart } from '../../core/mend.ts';
import type { EditState } from '../../core/states.ts';
import { attachmentName } from '../text.ts';
import type { Texts } from '../words/texts.ts';
import type { Colour } from './colours.ts';
import { people } from './consent-card.ts';
import { creditLine } from './credit-line.ts';
import { endCard } from './end-card.ts';
import { cancelButton, container, lines, promptLine, row, small, videos } from './parts.ts';
import { resultCard } from './result-card.ts';
import { takenDownCard } from './taken-down-card.ts';
import { costWords, progressWords, queuedWords } from './wait.ts';

/** Cancel is there as long as somebody may ask; once it is too late, the answer says so. */
const STOPPABLE: readonly EditState[] = [
  'preparing',
  'awaiting_consent',
  'awaiting_approval',
  'queued',
  'submitting',
  'generating',
];

/** What an edit's message shows in its present state. */
export function editCard(card: CardOf<'edit'>, t: Texts): APIMessageTopLevelComponent[] {
  const { edit } = card;
  if (edit.takeDown) return takenDownCard(card, edit.takeDown, t);
  switch (edit.state) {
    case 'preparing':
      return waiting(card, t, preparingText(edit, t));
    case 'awaiting_consent':
      return waiting(card, t, consentText(edit, t));
    case 'awaiting_approval':
      return waiting(card, t, t.edit.waitingForApproval);
    case 'queued':
      return waiting(
        card,
        t,
        queuedText(card, t),
        pauseText(card, t),
        card.canSetUp ? t.edit.closedSoFar : null,
      );
    case 'submitting':
      // Its turn had come before the pause: it is the first to go on.
      return card.pause === null
        ? working(card, t, t.edit.starting, costWords(card, t))
        : waiting(card, t, queuedText({ ...card, position: 1 }, t), pauseText(card, t));
    case 'generating':
      return working(card, t, t.edit.editing, progressWords(edit, card.nowMs, card.expectedMs, t));
    case 'awaiting_review':
      return working(card, t, isReviewed(edit) ? t.edit.finishedReviewed : t.edit.finishedChecked);
    case 'delivering':
      // The card that goes out with the clip is drawn before the edit is recorded as delivered.
      return card.fileName === null && card.link === null
        ? working(card, t, t.edit.finishedFetching)
        : resultCard(card, t);
    case 'delivered':
      return resultCard(card, t);
    case 'rejected':
    case 'cancelled':
    case 'failed':
    case 'unknown_outcome':
    case 'undeliverable':
      return endCard(card, edit.state, t);
  }
}

/** A mention pings nobody: no message of ours allows it to. */
function consentText(edit: Edit, t: Texts): string {
  const asked = stillAsked(edit);
  return asked.length === 0 ? t.edit.allowed : t.edit.waitingForConsent(people(asked, t));
}

type Lines = readonly (string | null)[];

function waiting(card: CardOf<'edit'>, t: Texts, ...text: Lines): APIMessageTopLevelComponent[] {
  return underWay('waiting', card, text, t);
}

function working(card: CardOf<'edit'>, t: Texts, ...text: Lines): APIMessageTopLevelComponent[] {
  return underWay('working', card, [...text, card.edit.dropped ? t.edit.dropped : null], t);
}

function underWay(
  colour: Colour,
  { edit, credit, bare, beforeName }: CardOf<'edit'>,
  text: Lines,
  t: Texts,
): APIMessageTopLevelComponent[] {
  const mayStop = STOPPABLE.includes(edit.state) && !edit.dropped;
  return [
    container(colour, [
      lines(
        isFromAppeal(edit) ? t.edit.appealAccepted(`<@${edit.requesterId}>`) : null,
        ...text,
        creditLine(credit, { serverId: edit.serverId, bare }, t),
        promptLine(edit.prompt),
        small(`ref ${edit.id}`),
      ),
      // What was made of the clip that they asked with: it is what the model gets.
      beforeName === null
        ? null
        : videos({ filename: attachmentName(beforeName), description: t.edit.preparedClip }),
      mayStop ? row(cancelButton(edit.id, t)) : null,
    ]),
  ];
}

/** Which piece of a clip is being made, where it is one of several that could have been. */
function preparingText({ cut }: Edit, t: Texts): string {
  return cut && isPart(cut) ? t.edit.preparingPart(cut.part, cut.lengthMs) : t.edit.preparing;
}

function queuedText(card: CardOf<'edit'>, t: Texts): string {
  const { left } = card;
  return t.wait.together([
    queuedWords(card, t),
    costWords(card, t),
    ...(left === null ? [] : [t.wait.leftToday(left.edits, left.of)]),
  ]);
}

function pauseText({ pause }: CardOf<'edit'>, t: Texts): string | null {
  return pause === null ? null : t.edit.placeKept(t.paused[pause]);
}
