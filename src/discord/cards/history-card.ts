import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import {
  type HistoryCursor,
  type HistoryEntry,
  type HistoryFilter,
  type HistoryPage,
  thumbnailName,
} from '../../core/history.ts';
import { historyArgs } from '../history-id.ts';
import { quoteText, relativeTime } from '../text.ts';
import { messageLink, messageUrl } from './links.ts';
import { button, container, lines, quoteLine, row, section, small, thumbnail } from './parts.ts';

/** Five of these, each at its longest, fit into one message. */
const PROMPT_SHOWN = 100;

/** Results in a server, for one person alone: what they may see of them. */
export function historyCard(page: HistoryPage): APIMessageTopLevelComponent[] {
  const { entries, filter, newer, older } = page;
  const buttons = [
    ...(newer === null ? [] : [turnButton('Newer', filter, newer)]),
    ...(older === null ? [] : [turnButton('Older', filter, older)]),
  ];
  return [
    container(entries.length === 0 ? 'waiting' : 'done', [
      lines(`**${titleOf(filter)}**`, entries.length === 0 ? emptyWords(page) : null),
      ...entries.map(entryOf),
      older === null && entries.length > 0 ? lines(small('nothing more')) : null,
      buttons.length === 0 ? null : row(...buttons),
    ]),
  ];
}

const KINDS = { all: 'Results', originals: 'Originals', remixes: 'Remixes' } as const;

function titleOf({ userId, kind, channelId }: HistoryFilter): string {
  const whose = userId === null ? '' : ` of <@${userId}>`;
  const where = channelId === null ? 'in this server' : `in <#${channelId}>`;
  return `${KINDS[kind]}${whose} ${where}, the newest first`;
}

function emptyWords({ older, newer }: HistoryPage): string {
  if (older !== null) return 'None of these can be shown here. Press Older to look further back.';
  if (newer !== null) return 'There is nothing more. Press Newer to go back.';
  return 'There is nothing to show. You can make the first one with /kling-edit.';
}

function entryOf(entry: HistoryEntry): ReturnType<typeof lines> {
  const { edit } = entry;
  const text = [
    `<@${edit.requesterId}>${fromWords(entry)}, ${relativeTime(edit.endedAtMs ?? edit.acceptedAtMs)}`,
    quoteLine(quoteText(edit.prompt, PROMPT_SHOWN)),
    small(messageLink(edit), `ref ${edit.id}`),
  ].join('\n');
  return entry.thumbnail === null
    ? lines(text)
    : section(text, thumbnail(thumbnailName(edit), 'A picture out of the clip'));
}

/** What somebody may not see is not named: not even that it is there. */
function fromWords({ edit: { serverId }, from }: HistoryEntry): string {
  switch (from.kind) {
    case 'upload':
      return '';
    case 'hidden':
      return ', a remix';
    case 'message':
      return `, a remix of <@${from.authorId}>’s [clip](${messageUrl(serverId, from)})`;
    case 'edit': {
      const { message, requesterId } = from.edit;
      const edit = message === null ? 'edit' : `[edit](${messageUrl(serverId, message)})`;
      return `, a remix of <@${requesterId}>’s ${edit}`;
    }
  }
}

function turnButton(label: string, filter: HistoryFilter, to: HistoryCursor) {
  return button(label, 'plain', 'history', ...historyArgs(filter, to));
}
