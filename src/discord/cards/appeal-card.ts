import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { Edit } from '../../core/edit.ts';
import { quoteText, quoteWithin } from '../text.ts';
import type { Texts } from '../words/texts.ts';
import { messageUrl } from './links.ts';
import { button, container, lines, promptLine, quoteLine, row, small } from './parts.ts';

/** What a form takes is 1,000 characters, which may be three times as long once they are inert. */
const TEXT_UNITS = 1_600;
const PROMPT_UNITS = 800;
const REASON_SHOWN = 300;

const COLOURS = { accepted: 'done', declined: 'stopped' } as const;

/** What its person says against a no, for the moderators; once it is decided, how and by whom. */
export function appealCard(edit: Edit, text: string, t: Texts): APIMessageTopLevelComponent[] {
  const { id, decision, appealDecision } = edit;
  const reason = decision?.reason ?? '';
  return [
    container(appealDecision === null ? 'unsure' : COLOURS[appealDecision.kind], [
      lines(
        titleOf(edit, t),
        appealDecision === null
          ? null
          : t.appeal.verdicts[appealDecision.kind](`<@${appealDecision.by}>`, appealDecision.atMs),
        t.appeal.theySay,
        quoteLine(quoteWithin(text, TEXT_UNITS)),
        reason === '' ? null : t.appeal.reason(quoteText(reason, REASON_SHOWN)),
        t.appeal.askedFor,
        promptLine(edit.prompt, PROMPT_UNITS),
        small(
          t.ask.clipOf(edit.clipMs),
          t.ask.inChannel(`<#${edit.channelId}>`),
          requestLink(edit, t),
        ),
        small(`ref appeal-${id}`),
      ),
      appealDecision === null
        ? row(
            button(t.appeal.accept, 'good', 'appeal-accept', id),
            button(t.appeal.decline, 'danger', 'appeal-decline', id),
          )
        : null,
    ]),
  ];
}

function titleOf({ requesterId, decision }: Edit, t: Texts): string {
  const who = `<@${requesterId}>`;
  return decision === null ? t.appeal.title(who) : t.appeal.titleAgainst(who, `<@${decision.by}>`);
}

/** The card that was decided, with the clip. */
function requestLink({ serverId, askedIn }: Edit, t: Texts): string | null {
  return askedIn === null ? null : t.appeal.request(messageUrl(serverId, askedIn));
}
