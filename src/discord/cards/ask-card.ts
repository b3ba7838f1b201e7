import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
} from 'discord-api-types/v10';
import { askMark, type AskReport, type History } from '../../core/ask.ts';
import { isReviewed, type Edit, type ModeratorDecision } from '../../core/edit.ts';
import type { Failure } from '../../core/errors.ts';
import { isForModerators } from '../../core/states.ts';
import { explain } from '../explain.ts';
import { aboutCost, attachmentName, clipLength, quoteText, relativeTime } from '../text.ts';
import { many } from '../words/figures.ts';
import type { Colour } from './colours.ts';
import { linkLine } from './links.ts';
import { button, container, lines, promptLine, quoteLine, row, small } from './parts.ts';

/** In full while it is decided about, but for a bound: the rest of the card has to fit beside it, and links and reasons are long. */
const PROMPT_UNITS = { open: 2_600, decided: 1_500, withLink: 1_000 } as const;
const REASON_SHOWN = 300;

/** What moderators decide about: who asks for what, and how it went with them before; once it is decided, how and by whom. */
export function askCard(report: AskReport): APIMessageTopLevelComponent[] {
  const { edit, link, files, bare } = report;
  const alone = edit.decision === null ? PROMPT_UNITS.open : PROMPT_UNITS.decided;
  const units = link === null ? alone : PROMPT_UNITS.withLink;
  return [
    container(colourOf(edit), [
      lines(
        titleOf(edit),
        screenWords(edit),
        verdictOf(edit),
        bare ? null : promptLine(edit.prompt, units),
      ),
      gallery(edit, files),
      lines(
        files.length === 0 ? notShown(report) : null,
        link === null ? null : linkLine(link, files.length > 0),
        historyWords(report.history),
        blockWords(report),
        small(...factsOf(report)),
        small(`ref ${askMark(edit)}`),
      ),
      buttonsOf(edit),
    ]),
  ];
}

/** Why a yes starts nothing now: in the words that its person would be told. */
export function heldUpCard(failure: Failure, requesterId: string): APIMessageTopLevelComponent[] {
  const { what, todo } = explain(failure, t);
  return [
    container('unsure', [
      lines(
        '**It cannot start now, so nothing was decided.**',
        `What <@${requesterId}> would be told:`,
        `> ${what} ${todo}`,
      ),
    ]),
  ];
}

function titleOf(edit: Edit): string {
  const { state, requesterId } = edit;
  if (state === 'awaiting_approval') return `**May this edit be made?** <@${requesterId}> asks.`;
  if (state === 'awaiting_review')
    return `**May this clip be shown?** <@${requesterId}> asked for it.`;
  return isReviewed(edit) ? `A clip of <@${requesterId}>` : `A request of <@${requesterId}>`;
}

/** Why the moderators see a result that the gate would have let through; null where it would not. */
function screenWords({ screened }: Edit): string | null {
  if (screened === null) return null;
  return screened === 'flagged'
    ? 'The moderation service that this bot asks objects to pictures of this clip.'
    : 'The moderation service that this bot asks gave no answer about this clip.';
}

const VERDICTS = {
  approved: 'Approved',
  rejected: 'Rejected',
  published: 'Published',
  withheld: 'Rejected: nobody is shown the clip',
} as const satisfies Record<ModeratorDecision['kind'], string>;

/** How it was decided; null while it is not. */
function verdictOf({ state, decision, failure }: Edit): string | null {
  if (decision !== null) {
    const { kind, by, atMs, reason } = decision;
    const quote = reason === '' ? '' : `\n${quoteLine(quoteText(reason, REASON_SHOWN))}`;
    return `**${VERDICTS[kind]}** by <@${by}> ${relativeTime(atMs)}.${quote}`;
  }
  if (isForModerators(state)) return null;
  if (failure?.code === 'approval_expired') return '**Too late:** nobody answered in time.';
  if (state === 'cancelled') return '**Withdrawn** before anybody decided.';
  return `**Over.** ${failure === null ? '' : explain(failure, t).what}`;
}

function colourOf({ state, decision }: Edit): Colour {
  if (isForModerators(state)) return 'unsure';
  return decision?.kind === 'approved' || decision?.kind === 'published' ? 'done' : 'stopped';
}

function gallery(edit: Edit, files: readonly string[]): APIComponentInContainer | null {
  if (files.length === 0) return null;
  const described = (at: number): string => {
    if (isReviewed(edit)) return at === 0 ? 'The edited clip' : 'The clip before';
    return at === 0 ? 'The clip' : `Picture ${at}`;
  };
  return {
    type: ComponentType.MediaGallery,
    items: files.map((name, at) => ({
      media: { url: `attachment://${attachmentName(name)}` },
      description: described(at),
    })),
  };
}

function notShown({ edit, link }: AskReport): string | null {
  if (!isForModerators(edit.state) || link !== null) return null;
  return 'The clip could not be attached here.';
}

function historyWords(history: History): string {
  const { edits, delivered, rejected, refusedByKling, takenDown } = history;
  if (edits === 0) return 'This is their first edit here.';
  const parts = [
    `${delivered} delivered`,
    `${rejected} rejected`,
    ...(refusedByKling > 0 ? [`${refusedByKling} refused by Kling’s content rules`] : []),
    ...(takenDown > 0 ? [`${takenDown} taken down`] : []),
  ];
  return `Their latest ${many(edits, 'edit')} here: ${parts.join(', ')}.`;
}

function blockWords({ block, nowMs, edit }: AskReport): string | null {
  if (block === null || (block.untilMs !== null && block.untilMs <= nowMs)) return null;
  const until = block.untilMs === null ? '' : ` It ends ${relativeTime(block.untilMs)}.`;
  return `<@${edit.requesterId}> is blocked here.${until}`;
}

function factsOf({ edit, showsCost, answerByMs }: AskReport): (string | null)[] {
  return [
    `${clipLength(edit.clipMs)} clip`,
    showsCost ? aboutCost(edit.costMicros ?? edit.estimateMicros) : null,
    `in <#${edit.channelId}>`,
    `asked for ${relativeTime(edit.acceptedAtMs)}`,
    edit.state === 'awaiting_approval' ? `can be answered until ${relativeTime(answerByMs)}` : null,
  ];
}

function buttonsOf({ id, state }: Edit): APIComponentInContainer | null {
  if (state === 'awaiting_approval') {
    return row(
      button('Approve', 'good', 'approve', id),
      button('Reject…', 'danger', 'reject', id),
      button('Block…', 'plain', 'reject-block', id),
    );
  }
  if (state !== 'awaiting_review') return null;
  return row(
    button('Publish', 'good', 'publish', id),
    button('Reject…', 'danger', 'withhold', id),
    button('Block…', 'plain', 'reject-block', id),
  );
}
