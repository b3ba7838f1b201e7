import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { isFromAppeal } from '../../core/ask.ts';
import type { CardOf } from '../../core/card.ts';
import { stillAsked } from '../../core/consent.ts';
import { isReviewed, type Edit } from '../../core/edit.ts';
import { isPart } from '../../core/mend.ts';
import type { EditState } from '../../core/states.ts';
import { PAUSED } from '../words/en/door.ts';
import { count, many } from '../words/figures.ts';
import { attachmentName } from '../text.ts';
import type { Colour } from './colours.ts';
import { people } from './consent-card.ts';
import { creditLine } from './credit-line.ts';
import { endCard } from './end-card.ts';
import { cancelButton, container, lines, promptLine, row, small, videos } from './parts.ts';
import { resultCard } from './result-card.ts';
import { takenDownCard } from './taken-down-card.ts';
import { costWords, progressWords, queuedWords } from './wait.ts';

const DROPPED = 'The result will be dropped.';
const CLOSED =
  'So far only people who manage this server can edit here: /kling-admin setup opens it to others.';

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
export function editCard(card: CardOf<'edit'>): APIMessageTopLevelComponent[] {
  const { edit } = card;
  if (edit.takeDown) return takenDownCard(card, edit.takeDown);
  switch (edit.state) {
    case 'preparing':
      return waiting(card, preparingText(edit));
    case 'awaiting_consent':
      return waiting(card, consentText(edit));
    case 'awaiting_approval':
      return waiting(
        card,
        '**Waiting for a moderator** to approve this. Nothing is spent until then.',
      );
    case 'queued':
      return waiting(card, queuedText(card), pauseText(card), card.canSetUp ? CLOSED : null);
    case 'submitting':
      // Its turn had come before the pause: it is the first to go on.
      return card.pause === null
        ? working(card, '**Starting…**', costWords(card))
        : waiting(card, queuedText({ ...card, position: 1 }), pauseText(card));
    case 'generating':
      return working(
        card,
        '**Editing your clip**',
        progressWords(edit, card.nowMs, card.expectedMs),
      );
    case 'awaiting_review':
      return working(
        card,
        isReviewed(edit)
          ? '**Finished.** A moderator looks at the clip before it is shown.'
          : '**Finished.** The clip is checked before it is shown.',
      );
    case 'delivering':
      // The card that goes out with the clip is drawn before the edit is recorded as delivered.
      return card.fileName === null && card.link === null
        ? working(card, '**Finished.** Fetching the clip…')
        : resultCard(card);
    case 'delivered':
      return resultCard(card);
    case 'rejected':
    case 'cancelled':
    case 'failed':
    case 'unknown_outcome':
    case 'undeliverable':
      return endCard(card, edit.state);
  }
}

/** A mention pings nobody: no message of ours allows it to. */
function consentText(edit: Edit): string {
  const asked = stillAsked(edit);
  return asked.length === 0
    ? '**Allowed.** It starts as soon as your limits have room. Nothing is spent until then.'
    : `**Waiting for ${people(asked)} to allow this.** Nothing is spent until then.`;
}

type Texts = (string | null)[];

function waiting(card: CardOf<'edit'>, ...text: Texts): APIMessageTopLevelComponent[] {
  return underWay('waiting', card, text);
}

function working(card: CardOf<'edit'>, ...text: Texts): APIMessageTopLevelComponent[] {
  return underWay('working', card, [...text, card.edit.dropped ? DROPPED : null]);
}

function underWay(
  colour: Colour,
  { edit, credit, bare, beforeName }: CardOf<'edit'>,
  text: Texts,
): APIMessageTopLevelComponent[] {
  const mayStop = STOPPABLE.includes(edit.state) && !edit.dropped;
  return [
    container(colour, [
      lines(
        isFromAppeal(edit) ? `<@${edit.requesterId}>, your appeal was accepted.` : null,
        ...text,
        creditLine(credit, { serverId: edit.serverId, bare }),
        promptLine(edit.prompt),
        small(`ref ${edit.id}`),
      ),
      // What was made of the clip that they asked with: it is what the model gets.
      beforeName === null
        ? null
        : videos({
            filename: attachmentName(beforeName),
            description: 'The clip as Kling gets it',
          }),
      mayStop ? row(cancelButton(edit.id)) : null,
    ]),
  ];
}

/** Which piece of a clip is being made, where it is one of several that could have been. */
function preparingText({ cut }: Edit): string {
  const what =
    cut && isPart(cut)
      ? `**Preparing your clip:** the ${cut.part} ${count(cut.lengthMs / 1000)} s, in a form that Kling takes.`
      : '**Preparing your clip:** it is made into a form that Kling takes.';
  return `${what} Nothing is spent until then.`;
}

function queuedText(card: CardOf<'edit'>): string {
  const { left } = card;
  const today =
    left === null ? '' : ` ${count(left.edits)} of ${many(left.of, 'edit')} left today.`;
  return `${queuedWords(card)} ${costWords(card)}${today}`;
}

function pauseText({ pause }: CardOf<'edit'>): string | null {
  return pause === null ? null : `${PAUSED[pause]} Your place in line is kept.`;
}
