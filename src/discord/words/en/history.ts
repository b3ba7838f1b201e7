import type { HistoryFilter } from '../../../core/history.ts';
import { relativeTime } from '../../text.ts';

const kinds = {
  all: 'Results',
  originals: 'Originals',
  remixes: 'Remixes',
} satisfies Record<HistoryFilter['kind'], string>;

/** Results in a server, a page of them. People and channels come as mentions. */
export const history = {
  title(kind: HistoryFilter['kind'], who: string | null, channel: string | null) {
    const whose = who === null ? '' : ` of ${who}`;
    const where = channel === null ? 'in this server' : `in ${channel}`;
    return `**${kinds[kind]}${whose} ${where}, the newest first**`;
  },
  noneShown: 'None of these can be shown here. Press Older to look further back.',
  pastTheEnd: 'There is nothing more. Press Newer to go back.',
  none: 'There is nothing to show. You can make the first one with /kling-edit.',
  nothingMore: 'nothing more',
  newer: 'Newer',
  older: 'Older',
  /** For those who cannot see it. */
  pictureOf: 'A picture out of the clip',
  original: (who: string, atMs: number) => `${who}, ${relativeTime(atMs)}`,
  /** Of what, is hidden. */
  remix: (who: string, atMs: number) => `${who}, a remix, ${relativeTime(atMs)}`,
  remixOfClip: (who: string, atMs: number, whose: string, url: string) =>
    `${who}, a remix of ${whose}’s [clip](${url}), ${relativeTime(atMs)}`,
  remixOfEdit: (who: string, atMs: number, whose: string, url: string | null) =>
    `${who}, a remix of ${whose}’s ${url === null ? 'edit' : `[edit](${url})`}, ${relativeTime(atMs)}`,
};
