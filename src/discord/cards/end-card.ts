import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { CardOf } from '../../core/card.ts';
import type { Edit } from '../../core/edit.ts';
import { counted, explain } from '../explain.ts';
import type { Colour } from './colours.ts';
import type { Words } from '../words/words.ts';
import { linkLine } from './links.ts';
import { button, container, lines, promptLine, quoteLine, row, small } from './parts.ts';

type UnhappyEnding = 'rejected' | 'cancelled' | 'failed' | 'unknown_outcome' | 'undeliverable';

/** An ending without a clip in the message: what happened, what to do, whether it counted, the reference. */
export function endCard(card: CardOf<'edit'>, state: UnhappyEnding): APIMessageTopLevelComponent[] {
  const { edit, link, bare } = card;
  const { colour, title, what, todo, quote, money }: Ending = ENDINGS[state](edit);
  return [
    container(colour, [
      lines(
        `**${title}** <@${edit.requesterId}>`,
        what,
        quote === undefined || bare ? null : quoteLine(quote),
        appealWords(edit) ?? todo,
        state === 'undeliverable' && link !== null ? linkLine(link, false) : null,
        counted(edit),
        money ?? null,
        bare ? null : promptLine(edit.prompt),
        small(`ref ${edit.id}`),
      ),
      buttonsOf(edit),
    ]),
  ];
}

function buttonsOf({
  id,
  state,
  requesterId,
  failure,
  appeal,
}: Edit): ReturnType<typeof row> | null {
  if (state === 'unknown_outcome') return row(button('Run again', 'plain', 'again', id));
  // Against a moderator's no to the request; a clip that is made is not made again.
  if (failure?.code !== 'rejected' || appeal !== null) return null;
  return row(button('Appeal', 'plain', 'appeal', id, requesterId));
}

/** Where an appeal stands; null when there is none. */
function appealWords({ appeal, appealDecision }: Edit): string | null {
  if (appeal === null) return null;
  if (appealDecision === null) return 'You have appealed. The moderators have it now.';
  return appealDecision.kind === 'accepted'
    ? 'Your appeal was accepted: a new edit has begun.'
    : 'Your appeal was declined.';
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

function rejectedTitle(edit: Edit): string {
  const code = edit.failure?.code ?? '';
  if (code.startsWith('consent_')) return 'Not allowed.';
  if (code === 'source_expired') return 'It could not start in time.';
  return wasLost(edit) ? 'This clip could not be looked at.' : 'Not approved.';
}

const ENDINGS = {
  failed: (edit) => ({
    colour: 'failed',
    title: 'This edit did not work out.',
    ...explain(edit.failure ?? { code: 'internal', facts: {} }),
  }),
  unknown_outcome: (edit) => ({
    colour: 'unsure',
    title: 'Nobody can say how this edit ended.',
    ...explain(edit.failure ?? { code: 'submit_interrupted', facts: {} }),
    money: 'The editing service may still bill this one: running it again can cost a second time.',
  }),
  cancelled: ({ dropped }) => ({
    colour: 'stopped',
    title: 'Cancelled.',
    what: dropped
      ? 'The editing service had already started on it; its result was dropped, as asked.'
      : 'This edit was stopped before a clip was made.',
    todo: 'Use /kling-edit whenever you want to start another one.',
  }),
  rejected: (edit) => ({
    colour: 'stopped',
    title: rejectedTitle(edit),
    ...(edit.failure === null
      ? {
          what: 'This edit was turned down, or nobody answered in time.',
          todo: 'Ask a moderator of this server if you would like to know more.',
        }
      : explain(edit.failure, t)),
  }),
  undeliverable: ({ failure }) => ({
    colour: 'unsure',
    title: 'Your clip is finished, but could not be posted.',
    ...(failure?.code.startsWith('result_') === true || failure?.code === 'discord_too_large'
      ? explain(failure, t)
      : {
          what: 'Discord did not take it in any of the ways there are.',
          todo: 'You can still get it with /kling jobs for a while.',
        }),
  }),
} satisfies Record<UnhappyEnding, (edit: Edit) => Ending>;
