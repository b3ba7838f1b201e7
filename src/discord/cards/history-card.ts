import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import {
  type HistoryCursor,
  type HistoryEntry,
  type HistoryFilter,
  type HistoryPage,
  thumbnailName,
} from '../../core/history.ts';
import { historyArgs } from '../history-id.ts';
import { quoteText } from '../text.ts';
import type { Texts } from '../words/texts.ts';
import { messageLink, messageUrl } from './links.ts';
import { button, container, lines, quoteLine, row, section, small, thumbnail } from './parts.ts';

/** Five of these, each at its longest, fit into one message. */
const PROMPT_SHOWN = 100;

/** Results in a server, for one person alone: what they may see of them. */
export function historyCard(page: HistoryPage, t: Texts): APIMessageTopLevelComponent[] {
  const { entries, filter, newer, older } = page;
  const buttons = [
    ...(newer === null ? [] : [turnButton(t.history.newer, filter, newer)]),
    ...(older === null ? [] : [turnButton(t.history.older, filter, older)]),
  ];
  return [
    container(entries.length === 0 ? 'waiting' : 'done', [
      lines(titleOf(filter, t), entries.length === 0 ? emptyWords(page, t) : null),
      ...entries.map((entry) => entryOf(entry, t)),
      older === null && entries.length > 0 ? lines(small(t.history.nothingMore)) : null,
      buttons.length === 0 ? null : row(...buttons),
    ]),
  ];
}

function titleOf({ userId, kind, channelId }: HistoryFilter, { history }: Texts): string {
  const who = userId === null ? null : `<@${userId}>`;
  return history.title(kind, who, channelId === null ? null : `<#${channelId}>`);
}

function emptyWords({ older, newer }: HistoryPage, { history }: Texts): string {
  if (older !== null) return history.noneShown;
  return newer === null ? history.none : history.pastTheEnd;
}

function entryOf(entry: HistoryEntry, t: Texts): ReturnType<typeof lines> {
  const { edit } = entry;
  const text = [
    madeLine(entry, t),
    quoteLine(quoteText(edit.prompt, PROMPT_SHOWN)),
    small(messageLink(edit, t), `ref ${edit.id}`),
  ].join('\n');
  return entry.thumbnail === null
    ? lines(text)
    : section(text, thumbnail(thumbnailName(edit), t.history.pictureOf));
}

/** What somebody may not see is not named: not even that it is there. */
function madeLine({ edit, from }: HistoryEntry, { history }: Texts): string {
  const { serverId } = edit;
  const who = `<@${edit.requesterId}>`;
  const atMs = edit.endedAtMs ?? edit.acceptedAtMs;
  switch (from.kind) {
    case 'upload':
      return history.original(who, atMs);
    case 'hidden':
      return history.remix(who, atMs);
    case 'message':
      return history.remixOfClip(who, atMs, `<@${from.authorId}>`, messageUrl(serverId, from));
    case 'edit': {
      const { message, requesterId } = from.edit;
      const url = message === null ? null : messageUrl(serverId, message);
      return history.remixOfEdit(who, atMs, `<@${requesterId}>`, url);
    }
  }
}

function turnButton(label: string, filter: HistoryFilter, to: HistoryCursor) {
  return button(label, 'plain', 'history', ...historyArgs(filter, to));
}
