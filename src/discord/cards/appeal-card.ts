import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { AppealDecision, Edit } from '../../core/edit.ts';
import { clipLength, quoteText, quoteWithin, relativeTime } from '../text.ts';
import { messageUrl } from './links.ts';
import { button, container, lines, promptLine, quoteLine, row, small } from './parts.ts';

/** What a form takes is 1,000 characters, which may be three times as long once they are inert. */
const TEXT_UNITS = 1_600;
const PROMPT_UNITS = 800;
const REASON_SHOWN = 300;

/** What its person says against a no, for the moderators; once it is decided, how and by whom. */
export function appealCard(edit: Edit, text: string): APIMessageTopLevelComponent[] {
  const { id, requesterId, decision, appealDecision } = edit;
  const reason = decision?.reason ?? '';
  return [
    container(appealDecision === null ? 'unsure' : COLOURS[appealDecision.kind], [
      lines(
        `**<@${requesterId}> appeals** against a no${decision === null ? '' : ` of <@${decision.by}>`}.`,
        verdictOf(appealDecision),
        'What they say:',
        quoteLine(quoteWithin(text, TEXT_UNITS)),
        reason === '' ? null : `The reason was: ${quoteText(reason, REASON_SHOWN)}`,
        'What they asked for:',
        promptLine(edit.prompt, PROMPT_UNITS),
        small(`${clipLength(edit.clipMs)} clip`, `in <#${edit.channelId}>`, requestLink(edit)),
        small(`ref appeal-${id}`),
      ),
      appealDecision === null
        ? row(
            button('Accept', 'good', 'appeal-accept', id),
            button('Decline', 'danger', 'appeal-decline', id),
          )
        : null,
    ]),
  ];
}

const COLOURS = { accepted: 'done', declined: 'stopped' } as const;
const VERDICTS = {
  accepted: 'Accepted: a new edit has begun',
  declined: 'Declined',
} as const satisfies Record<AppealDecision['kind'], string>;

function verdictOf(decision: AppealDecision | null): string | null {
  if (decision === null) return null;
  return `**${VERDICTS[decision.kind]}**, by <@${decision.by}> ${relativeTime(decision.atMs)}.`;
}

/** The card that was decided, with the clip. */
function requestLink({ serverId, askedIn }: Edit): string | null {
  return askedIn === null ? null : `[the request](${messageUrl(serverId, askedIn)})`;
}
