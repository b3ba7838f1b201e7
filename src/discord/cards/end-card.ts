import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { CardOf } from '../../core/card.ts';
import type { Edit } from '../../core/edit.ts';
import { counted, explain } from '../explain.ts';
import type { Colour } from './colours.ts';
import type { Texts } from '../words/texts.ts';
import type { Words } from '../words/words.ts';
import { linkLine } from './links.ts';
import { button, container, lines, promptLine, quoteLine, row, small } from './parts.ts';

type UnhappyEnding = 'rejected' | 'cancelled' | 'failed' | 'unknown_outcome' | 'undeliverable';

/** An ending without a clip in the message: what happened, what to do, whether it counted, the reference. */
export function endCard(
  card: CardOf<'edit'>,
  state: UnhappyEnding,
  t: Texts,
): APIMessageTopLevelComponent[] {
  const { edit, link, bare } = card;
  const { colour, title, what, todo, quote, money }: Ending = ENDINGS[state](edit, t);
  return [
    container(colour, [
      lines(
        `**${title}** <@${edit.requesterId}>`,
        what,
        quote === undefined || bare ? null : quoteLine(quote),
        appealWords(edit, t) ?? todo,
        state === 'undeliverable' && link !== null ? linkLine(link, false, t) : null,
        counted(edit, t),
        money ?? null,
        bare ? null : promptLine(edit.prompt),
        small(`ref ${edit.id}`),
      ),
      buttonsOf(edit, t),
    ]),
  ];
}

function buttonsOf(
  { id, state, requesterId, failure, appeal }: Edit,
  t: Texts,
): ReturnType<typeof row> | null {
  if (state === 'unknown_outcome') return row(button(t.result.buttons.again, 'plain', 'again', id));
  // Against a moderator's no to the request; a clip that is made is not made again.
  if (failure?.code !== 'rejected' || appeal !== null) return null;
  return row(button(t.ended.appealButton, 'plain', 'appeal', id, requesterId));
}

/** Where an appeal stands; null when there is none. */
function appealWords({ appeal, appealDecision }: Edit, t: Texts): string | null {
  if (appeal === null) return null;
  if (appealDecision === null) return t.ended.appeal.open;
  return t.ended.appeal[appealDecision.kind];
}

interface Ending extends Words {
  colour: Colour;
  title: string;
  /** Who may be billed, where that needs saying. */
  money?: string;
}

/** A result that was to be seen by a moderator first, and that nobody can see. */
function wasLost({ failure }: Edit): boolean {
  return failure !== null && /^(result|discord)_/.test(failure.code);
}

function rejectedTitle(edit: Edit, t: Texts): string {
  const code = edit.failure?.code ?? '';
  if (code.startsWith('consent_')) return t.ended.rejected.notAllowed;
  if (code === 'source_expired') return t.ended.rejected.couldNotStart;
  return wasLost(edit) ? t.ended.rejected.couldNotBeLookedAt : t.ended.rejected.notApproved;
}

const ENDINGS = {
  failed: (edit, t) => ({
    colour: 'failed',
    title: t.ended.failed,
    ...explain(edit.failure ?? { code: 'internal', facts: {} }, t),
  }),
  unknown_outcome: (edit, t) => ({
    colour: 'unsure',
    title: t.ended.unknownOutcome,
    ...explain(edit.failure ?? { code: 'submit_interrupted', facts: {} }, t),
    money: t.ended.mayBeBilled,
  }),
  cancelled: ({ dropped }, t) => ({
    colour: 'stopped',
    title: t.ended.cancelled.title,
    what: dropped ? t.ended.cancelled.whatDropped : t.ended.cancelled.what,
    todo: t.ended.cancelled.todo,
  }),
  rejected: (edit, t) => ({
    colour: 'stopped',
    title: rejectedTitle(edit, t),
    ...(edit.failure === null
      ? { what: t.ended.rejected.what, todo: t.ended.rejected.todo }
      : explain(edit.failure, t)),
  }),
  undeliverable: ({ failure }, t) => ({
    colour: 'unsure',
    title: t.ended.undeliverable.title,
    ...(failure?.code.startsWith('result_') === true || failure?.code === 'discord_too_large'
      ? explain(failure, t)
      : { what: t.ended.undeliverable.what, todo: t.ended.undeliverable.todo }),
  }),
} satisfies Record<UnhappyEnding, (edit: Edit, t: Texts) => Ending>;
