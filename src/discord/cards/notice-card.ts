import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { Notice } from '../../core/notice.ts';
import { dollars } from '../text.ts';
import { PAUSED } from '../words/en/door.ts';
import { PAUSE_OVER, PAUSE_TODO } from '../words/notices.ts';
import type { Colour } from './colours.ts';
import { container, lines, small } from './parts.ts';

/** Something the operators should know, in the channel that is theirs. */
export function noticeCard(notice: Notice, reference: string): APIMessageTopLevelComponent[] {
  const { colour, text } = said(notice);
  return [container(colour, [lines(...text, small(`ref ${reference}`))])];
}

function said(notice: Notice): { colour: Colour; text: string[] } {
  switch (notice.kind) {
    case 'paused':
      return {
        colour: 'failed',
        text: [
          `**${PAUSED[notice.reason]}**`,
          'Edits in line keep their place, and new ones are refused.',
          PAUSE_TODO[notice.reason],
        ],
      };
    case 'resumed':
      return { colour: 'done', text: ['**Editing goes on.**', PAUSE_OVER[notice.reason]] };
    case 'budget':
      return { colour: 'unsure', text: budgetText(notice) };
  }
}

type Budget = Extract<Notice, { kind: 'budget' }>;

function budgetText(notice: Budget): string[] {
  const { usedMicros, capMicros } = notice;
  const share = `${Math.floor((usedMicros / capMicros) * 100)} %`;
  const used = `${dollars(usedMicros)} of ${dollars(capMicros)}`;
  return notice.scope === 'bot'
    ? [
        `**${share} of the bot’s budget for this month is used: ${used}.**`,
        'When it is used up, new edits are refused until the month ends. BOT_MONTHLY_USD sets it.',
      ]
    : [
        `**${share} of a server’s budget for today is used: ${used}.**`,
        `It is the server \`${notice.serverId}\`. When it is used up, new edits there are refused until the day ends (UTC).`,
      ];
}
