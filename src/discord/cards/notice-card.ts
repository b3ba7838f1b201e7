import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { Notice } from '../../core/notice.ts';
import type { Texts } from '../words/texts.ts';
import type { Colour } from './colours.ts';
import { container, lines, small } from './parts.ts';

/** Something the operators should know, in the channel that is theirs. */
export function noticeCard(
  notice: Notice,
  reference: string,
  t: Texts,
): APIMessageTopLevelComponent[] {
  const { colour, title, text } = said(notice, t);
  return [container(colour, [lines(`**${title}**`, ...text, small(`ref ${reference}`))])];
}

interface Said {
  colour: Colour;
  title: string;
  text: string[];
}

function said(notice: Notice, t: Texts): Said {
  switch (notice.kind) {
    case 'paused':
      return {
        colour: 'failed',
        title: t.paused[notice.reason],
        text: [t.notice.inLineKeepTheirPlace, t.notice.pauseTodo[notice.reason]],
      };
    case 'resumed':
      return {
        colour: 'done',
        title: t.notice.resumed,
        text: [t.notice.pauseOver[notice.reason]],
      };
    case 'budget':
      return { colour: 'unsure', ...saidOfBudget(notice, t) };
  }
}

function saidOfBudget(
  notice: Extract<Notice, { kind: 'budget' }>,
  t: Texts,
): Pick<Said, 'title' | 'text'> {
  const { usedMicros, capMicros } = notice;
  const used = { percent: Math.floor((usedMicros / capMicros) * 100), usedMicros, capMicros };
  return notice.scope === 'bot'
    ? { title: t.notice.botBudget(used), text: [t.notice.botBudgetTodo] }
    : {
        title: t.notice.serverBudget(used),
        text: [t.notice.serverBudgetTodo(notice.serverId)],
      };
}
