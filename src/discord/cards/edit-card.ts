import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { Card } from '../../core/card.ts';
import type { Edit } from '../../core/edit.ts';
import { about, aboutCost, clipLength, ordinal, quoteText } from '../text.ts';
import type { Colour } from './colours.ts';
import { endCard } from './end-card.ts';
import { container, lines, small } from './parts.ts';
import { progress } from './progress.ts';
import { resultCard } from './result-card.ts';

export type EditCard = Extract<Card, { kind: 'edit' }>;

/** Of the prompt, while the edit is under way. */
const PROMPT_SHOWN = 200;

/** What an edit's message shows in its present state. */
export function editCard(card: EditCard): APIMessageTopLevelComponent[] {
  const { edit } = card;
  switch (edit.state) {
    case 'awaiting_consent':
      return waiting(
        edit,
        '**Waiting for a yes** from whoever the clip belongs to. Nothing is spent until then.',
      );
    case 'awaiting_approval':
      return waiting(
        edit,
        '**Waiting for a moderator** to approve this. Nothing is spent until then.',
      );
    case 'queued':
      return waiting(edit, queuedLine(card), costLine(edit));
    case 'submitting':
      return working(edit, '**Starting…**', costLine(edit));
    case 'generating':
      return working(edit, '**Editing your clip**', progressLine(card));
    case 'awaiting_review':
      return working(edit, '**Finished.** A moderator looks at the clip before it is shown.');
    case 'delivering':
      // The card that goes out with the clip is drawn before the edit is recorded as delivered.
      return card.fileName === null && card.link === null
        ? working(edit, '**Finished.** Fetching the clip…')
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

function waiting(edit: Edit, ...text: string[]): APIMessageTopLevelComponent[] {
  return underWay('waiting', edit, text);
}

function working(edit: Edit, ...text: string[]): APIMessageTopLevelComponent[] {
  return underWay('working', edit, text);
}

function underWay(colour: Colour, edit: Edit, text: string[]): APIMessageTopLevelComponent[] {
  const prompt = `> ${quoteText(edit.prompt, PROMPT_SHOWN)}`;
  return [container(colour, [lines(...text, prompt, small(`ref ${edit.id}`))])];
}

/** How long the wait is depends on how many run at once, which a card does not know: it promises no total. */
function queuedLine({ position, expectedMs }: EditCard): string {
  const place = position === null ? '' : `, ${position <= 1 ? 'next' : ordinal(position)} in line`;
  return `**Queued**${place}, ${about(expectedMs)} once it starts.`;
}

function costLine(edit: Edit): string {
  return `${clipLength(edit.clipMs)} clip, ${aboutCost(edit.estimateMicros)}.`;
}

function progressLine({ edit, nowMs, expectedMs }: EditCard): string {
  return edit.submittedAtMs === null
    ? `Usually takes ${about(expectedMs)}.`
    : progress(edit.submittedAtMs, nowMs, expectedMs);
}
