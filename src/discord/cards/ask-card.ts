import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
} from 'discord-api-types/v10';
import { askMark, type AskReport, type History } from '../../core/ask.ts';
import { isReviewed, type Edit } from '../../core/edit.ts';
import type { Failure } from '../../core/errors.ts';
import { isForModerators } from '../../core/states.ts';
import { explain } from '../explain.ts';
import { attachmentName, quoteText } from '../text.ts';
import type { Texts } from '../words/texts.ts';
import type { Colour } from './colours.ts';
import { linkLine } from './links.ts';
import { button, container, lines, promptLine, quoteLine, row, small } from './parts.ts';

/** In full while it is decided about, but for a bound: the rest of the card has to fit beside it, and links and reasons are long. */
const PROMPT_UNITS = { open: 2_600, decided: 1_500, withLink: 1_000 } as const;
const REASON_SHOWN = 300;

/** What moderators decide about: who asks for what, and how it went with them before; once it is decided, how and by whom. */
export function askCard(report: AskReport, t: Texts): APIMessageTopLevelComponent[] {
  const { edit, link, files, bare } = report;
  const alone = edit.decision === null ? PROMPT_UNITS.open : PROMPT_UNITS.decided;
  const units = link === null ? alone : PROMPT_UNITS.withLink;
  return [
    container(colourOf(edit), [
      lines(
        titleOf(edit, t),
        edit.screened === null ? null : t.ask.screened[edit.screened],
        verdictOf(edit, t),
        bare ? null : promptLine(edit.prompt, units),
      ),
      gallery(edit, files, t),
      lines(
        files.length === 0 ? notShown(report, t) : null,
        link === null ? null : linkLine(link, files.length > 0, t),
        historyWords(report.history, t),
        blockWords(report, t),
        small(...factsOf(report, t)),
        small(`ref ${askMark(edit)}`),
      ),
      buttonsOf(edit, t),
    ]),
  ];
}

/** Why a yes starts nothing now: in the words that its person would be told. */
export function heldUpCard(
  failure: Failure,
  requesterId: string,
  t: Texts,
): APIMessageTopLevelComponent[] {
  const { what, todo } = explain(failure, t);
  return [
    container('unsure', [
      lines(
        t.ask.heldUp,
        t.ask.wouldBeTold(`<@${requesterId}>`),
        quoteLine(t.ask.told(what, todo)),
      ),
    ]),
  ];
}

function titleOf(edit: Edit, t: Texts): string {
  const { state, requesterId } = edit;
  const { title } = t.ask;
  const who = `<@${requesterId}>`;
  if (state === 'awaiting_approval') return title.mayBeMade(who);
  if (state === 'awaiting_review') return title.mayBeShown(who);
  return isReviewed(edit) ? title.clip(who) : title.request(who);
}

/** How it was decided; null while it is not. */
function verdictOf({ state, decision, failure }: Edit, t: Texts): string | null {
  if (decision !== null) {
    const { kind, by, atMs, reason } = decision;
    const quote = reason === '' ? '' : `\n${quoteLine(quoteText(reason, REASON_SHOWN))}`;
    return `${t.ask.verdicts[kind](`<@${by}>`, atMs)}${quote}`;
  }
  if (isForModerators(state)) return null;
  if (failure?.code === 'approval_expired') return t.ask.tooLate;
  if (state === 'cancelled') return t.ask.withdrawn;
  return t.ask.over(failure === null ? null : explain(failure, t).what);
}

function colourOf({ state, decision }: Edit): Colour {
  if (isForModerators(state)) return 'unsure';
  return decision?.kind === 'approved' || decision?.kind === 'published' ? 'done' : 'stopped';
}

function gallery(edit: Edit, files: readonly string[], t: Texts): APIComponentInContainer | null {
  if (files.length === 0) return null;
  const { shown } = t.ask;
  const described = (at: number): string => {
    if (isReviewed(edit)) return at === 0 ? shown.editedClip : shown.clipBefore;
    return at === 0 ? shown.clip : shown.picture(at);
  };
  return {
    type: ComponentType.MediaGallery,
    items: files.map((name, at) => ({
      media: { url: `attachment://${attachmentName(name)}` },
      description: described(at),
    })),
  };
}

function notShown({ edit, link }: AskReport, t: Texts): string | null {
  return !isForModerators(edit.state) || link !== null ? null : t.ask.notAttached;
}

function historyWords(history: History, t: Texts): string {
  const { edits, delivered, rejected, refusedByKling, takenDown } = history;
  if (edits === 0) return t.ask.firstEdit;
  const { outcomes } = t.ask;
  return t.ask.latestEdits(edits, [
    outcomes.delivered(delivered),
    outcomes.rejected(rejected),
    ...(refusedByKling > 0 ? [outcomes.refusedByKling(refusedByKling)] : []),
    ...(takenDown > 0 ? [outcomes.takenDown(takenDown)] : []),
  ]);
}

function blockWords({ block, nowMs, edit }: AskReport, t: Texts): string | null {
  if (block === null || (block.untilMs !== null && block.untilMs <= nowMs)) return null;
  const who = `<@${edit.requesterId}>`;
  return block.untilMs === null ? t.ask.blocked(who) : t.ask.blockedUntil(who, block.untilMs);
}

function factsOf({ edit, showsCost, answerByMs }: AskReport, t: Texts): (string | null)[] {
  return [
    t.ask.clipOf(edit.clipMs),
    showsCost ? t.figures.aboutCost(edit.costMicros ?? edit.estimateMicros) : null,
    t.ask.inChannel(`<#${edit.channelId}>`),
    t.ask.askedFor(edit.acceptedAtMs),
    edit.state === 'awaiting_approval' ? t.ask.answerBy(answerByMs) : null,
  ];
}

function buttonsOf({ id, state }: Edit, t: Texts): APIComponentInContainer | null {
  if (state === 'awaiting_approval') {
    return row(
      button(t.ask.approve, 'good', 'approve', id),
      button(t.ask.reject, 'danger', 'reject', id),
      button(t.ask.block, 'plain', 'reject-block', id),
    );
  }
  if (state !== 'awaiting_review') return null;
  return row(
    button(t.ask.publish, 'good', 'publish', id),
    button(t.ask.reject, 'danger', 'withhold', id),
    button(t.ask.block, 'plain', 'reject-block', id),
  );
}
